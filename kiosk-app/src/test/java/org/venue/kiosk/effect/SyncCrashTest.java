package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.venue.booking.Answer;
import org.venue.booking.Booking;
import org.venue.booking.Question;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.sync.Backend;
import org.venue.kiosk.sync.BookingApi;
import org.venue.kiosk.sync.Trust;
import org.venue.kiosk.visit.AdmissionRules;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.TicketCode;
import org.venue.kiosk.visit.TicketKey;
import org.venue.kiosk.visit.TicketKeys;
import org.venue.kiosk.visit.TicketType;

/// A check-in with the venue's own booking backend behind it, told and mirrored, with its first
/// call to the store or over the network going wrong, then its second, and so on. Afterwards the
/// program starts anew and both sides must know the same.
@Execution(ExecutionMode.CONCURRENT)
class SyncCrashTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String VENUE = "pool-east";
  private static final int ENDLESS = 200;
  private static final int ROUNDS = 200;

  @TempDir private Path folder;

  private Instant now = Venue.OPENING;
  private final Supplier<UUID> ids = Kiosk.ids(() -> now, new Random(5));
  private Booking booking;
  private String office;
  private Path ready;

  /// One life of the terminal's program.
  private final class Life implements AutoCloseable {
    final Database store;
    final Backend backend;
    final Admissions admissions;

    Life(Path file, Crash crash) throws StoreException {
      store = Database.open(file, crash.store());
      var keys = new TicketKeys(booking.publicKeys().stream().map(SyncCrashTest::key).toList());
      var trust = new Trust(VENUE, keys);
      backend =
          new Backend(
              new Backend.Setting(
                  VENUE,
                  "lobby-1",
                  new BookingApi.Line(
                      "http://127.0.0.1:1",
                      "",
                      Duration.ofSeconds(5),
                      BookingApi.Wire.to(crash.over(SyncCrashTest.this::answer))),
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(5),
                  Duration.ofSeconds(90),
                  Duration.ofDays(7)),
              new Backend.Tools(
                  store,
                  Vault.beside(file),
                  trust,
                  () -> now,
                  System::nanoTime,
                  ids,
                  new Random(1),
                  _ -> {}),
              () -> {});
      var journal = new Journal(() -> now, ids, backend.outbox());
      var visits = new Visits(List.of(Venue.MEN));
      var lockers =
          new Lockers(
              store,
              journal,
              visits,
              Map.of("men", new FakeBoard("men", 3)),
              List.of(Venue.locker(1, false), Venue.locker(2, false)),
              DoorWatch.Pace.USUAL,
              _ -> {});
      var rules =
          new AdmissionRules(
              VENUE, List.of(Venue.MEN), Duration.ofMinutes(5), Duration.ofMinutes(2));
      admissions =
          new Admissions(
              store,
              journal,
              new TicketCode(trust, 1024),
              rules,
              visits,
              lockers,
              backend,
              "lobby-1");
      lockers.reconcile();
      admissions.reconcile();
    }

    Resolution resolve(String code) throws StoreException {
      var answer = admissions.resolve(new Effect.Resolve(code, Place.LOBBY));
      return assertInstanceOf(Event.Resolved.class, answer).resolution();
    }

    void checkIn(String code) throws StoreException {
      if (resolve(code) instanceof Resolution.NewVisit who) {
        admissions.admit(new Effect.Admit(who, Venue.MEN));
      }
    }

    /// Facts out and feeds in, some rounds long, as the terminal's threads do it by turns.
    void sync(int rounds) throws StoreException {
      for (int i = 0; i < rounds; i++) {
        Duration up = backend.send();
        Duration down = backend.bring();
        now = now.plus(up.compareTo(down) < 0 ? up : down);
      }
    }

    @Override
    public void close() {
      backend.close();
      store.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    booking =
        Booking.open(
            folder.resolve("booking"), VENUE, new Booking.Limits(100_000, 100_000), () -> now, ids);
    office = booking.firstOfficeToken().orElseThrow();
    ready = Files.createDirectories(folder.resolve("ready"));
    String code =
        office("POST", "/enrolment-codes", "{\"terminal\":\"lobby-1\"}").get("code").asText();
    String token =
        ask(
                null,
                "POST",
                "/v1/enrolments",
                "{\"code\":\"%s\",\"terminal\":\"lobby-1\"}".formatted(code))
            .get("token")
            .asText();
    Path file = ready.resolve(CrashVenue.STORE);
    try (Database store = Database.open(file, Executors.newSingleThreadExecutor())) {
      Backend.keepToken(store, Vault.beside(file), token);
    }
  }

  @AfterEach
  void close() throws Exception {
    booking.close();
  }

  private static TicketKey key(Booking.PublicKey key) {
    return new TicketKey(
        key.id(),
        Base64.getDecoder().decode(key.publicKey()),
        "",
        Set.of(TicketType.valueOf(key.type().toUpperCase(Locale.ROOT))),
        Instant.ofEpochMilli(key.validFrom()),
        Instant.ofEpochMilli(key.validUntil()));
  }

  private BookingApi.Near.Reply answer(
      String method, String target, Optional<String> authorization, byte[] body) {
    HttpUrl url = HttpUrl.get("http://127.0.0.1" + target);
    Map<String, String> query = new HashMap<>();
    url.queryParameterNames().forEach(name -> query.put(name, url.queryParameter(name)));
    Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json"));
    authorization.ifPresent(value -> headers.put("authorization", value));
    Answer answer =
        booking.answer(new Question(method, url.encodedPath(), query, headers, body, "127.0.0.1"));
    return new BookingApi.Near.Reply(answer.status(), answer.headers(), answer.body());
  }

  private JsonNode ask(String token, String method, String target, String body) throws IOException {
    var reply =
        answer(
            method,
            target,
            Optional.ofNullable(token).map("Bearer "::concat),
            body.getBytes(StandardCharsets.UTF_8));
    assertTrue(reply.status() < 300, new String(reply.body(), StandardCharsets.UTF_8));
    return JSON.readTree(reply.body());
  }

  private JsonNode office(String method, String path, String body) throws IOException {
    return ask(office, method, "/v1" + path, body);
  }

  private JsonNode sell() throws IOException {
    return office(
        "POST",
        "/tickets",
        """
        {"product":"day","notBefore":"2026-01-01T00:00:00.000Z",
         "expires":"2030-01-01T00:00:00.000Z","entries":1,"admits":1,"zone":""}
        """);
  }

  @ParameterizedTest
  @EnumSource(Crash.Kind.class)
  void bothSidesKnowTheSameWhateverCallGoesWrong(Crash.Kind kind) throws Exception {
    int at = 1;
    while (goesWrong(kind, at)) {
      at++;
      assertTrue(at < ENDLESS, "the check-in never ends");
    }
    assertTrue(at > 10, "there was enough to go wrong: " + at);
  }

  private boolean goesWrong(Crash.Kind kind, int at) throws Exception {
    String where = kind + " at call " + at;
    Path store = Files.createDirectories(folder.resolve(kind + "-" + at));
    CrashTest.copy(ready, store);
    Path file = store.resolve(CrashVenue.STORE);
    Set<String> before = told();
    JsonNode ticket = sell();
    String code = ticket.get("code").asText();
    var crash = new Crash(kind, at);
    Life life = new Life(file, crash);
    life.sync(30);
    crash.arm();
    try {
      life.checkIn(code);
      life.sync(10);
    } catch (Crash.Died | StoreException _) {
      // As planned.
    }
    crash.disarm();
    life.backend.close();
    try {
      life.store.close();
    } catch (Crash.Died _) {
      // Its thread has ended all the same.
    }
    try (Life next = new Life(file, new Crash(kind, Integer.MAX_VALUE))) {
      drain(where, next, file);
      requireSame(where, before, ticket.get("id").asText(), file);
      next.checkIn(code);
      assertInstanceOf(Resolution.Inside.class, next.resolve(code), where + ": the ticket is lost");
      drain(where, next, file);
      requireSame(where, before, ticket.get("id").asText(), file);
    }
    return crash.struck();
  }

  private StoreFile backend() {
    return new StoreFile(folder.resolve("booking").resolve("booking.db"));
  }

  private Set<String> told() {
    return Set.copyOf(backend().rows("SELECT key FROM fact"));
  }

  /// Until nothing waits; the clock goes on as it must.
  private static void drain(String where, Life life, Path file) throws StoreException {
    var rows = new StoreFile(file);
    life.sync(20);
    for (int i = 0; i < ROUNDS; i++) {
      if (rows.rows("SELECT key FROM outbox WHERE state <> 'ACCEPTED'").isEmpty()) {
        life.sync(20);
        return;
      }
      life.sync(1);
    }
    throw new AssertionError(where + ": facts wait for ever");
  }

  /// Every fact is at the backend once and none besides; an entry is used by the one visit or free.
  private void requireSame(String where, Set<String> before, String ticket, Path file)
      throws IOException {
    var rows = new StoreFile(file);
    Set<String> there = new HashSet<>(told());
    there.removeAll(before);
    assertEquals(Set.copyOf(rows.rows("SELECT key FROM outbox")), there, where);
    JsonNode state = office("GET", "/state", "");
    assertEquals(before.size() + there.size(), state.get("factsInAll").asInt(), where);
    assertEquals(0, state.get("doubleUses").asInt(), where);
    assertEquals(
        rows.rows("SELECT key FROM outbox WHERE kind = 'CheckedIn'"),
        backend()
            .rows("SELECT key FROM redemption WHERE released = 0 AND ticket = '" + ticket + "'"),
        where + ": an entry is used by a visit or by nobody");
    assertEquals(
        backend().rows("SELECT id FROM ticket ORDER BY 1"),
        rows.rows("SELECT id FROM ticket ORDER BY 1"),
        where + ": tickets are mirrored");
    assertEquals(
        backend().rows("SELECT key FROM redemption WHERE released = 0 ORDER BY 1"),
        rows.rows("SELECT key FROM redemption WHERE released = 0 ORDER BY 1"),
        where + ": uses are mirrored");
    assertEquals(
        List.of(),
        rows.rows("SELECT * FROM intent WHERE kind = 'REDEEM' AND outcome IS NULL"),
        where);
    assertEquals(List.of("ok"), rows.rows("PRAGMA integrity_check"), where);
  }
}
