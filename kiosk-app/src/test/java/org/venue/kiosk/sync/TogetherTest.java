package org.venue.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.booking.Booking;
import org.venue.booking.BookingServer;
import org.venue.booking.Question;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.visit.Connection.State;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.Reading;
import org.venue.kiosk.visit.TicketCode;
import org.venue.kiosk.visit.TicketKey;
import org.venue.kiosk.visit.TicketKeys;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.wire.Enrolment;
import org.venue.kiosk.wire.Redeeming;

/// Terminals and the venue's own booking backend, over HTTP on loopback.
class TogetherTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final Supplier<UUID> ids = Kiosk.ids(InstantSource.system(), new Random(3));
  @TempDir Path directory;
  private Booking booking;
  private BookingServer server;
  private String office;
  private Terminal one;
  private Terminal two;

  /// One terminal's end.
  private final class Terminal implements AutoCloseable {
    final Path file;
    final Database store;
    final Trust trust;
    final Backend backend;

    Terminal(String name) throws StoreException, IOException {
      Path folder = Files.createDirectories(directory.resolve(name));
      file = folder.resolve("kiosk.db");
      store = Database.open(file, Executors.newSingleThreadExecutor());
      Vault vault = Vault.beside(file);
      var line =
          new BookingApi.Line(server.address(), "", Duration.ofSeconds(5), BookingApi.Wire.NETWORK);
      String code =
          office("POST", "/enrolment-codes", "{\"terminal\":\"%s\"}".formatted(name))
              .get("code")
              .asText();
      try (var api =
          new BookingApi(
              line, Optional::empty, InstantSource.system(), System::nanoTime, (_, _, _) -> {})) {
        var good = assertInstanceOf(Answer.Good.class, api.enrol(code, name));
        assertInstanceOf(Answer.Problem.class, api.enrol(code, name));
        Backend.keepToken(store, vault, ((Enrolment) good.value()).token());
      }
      trust = new Trust("pool-east", staffKey());
      backend =
          new Backend(
              new Backend.Setting(
                  "pool-east",
                  name,
                  line,
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(2),
                  Duration.ofSeconds(90),
                  Duration.ofDays(7)),
              new Backend.Tools(
                  store,
                  vault,
                  trust,
                  InstantSource.offset(InstantSource.system(), Duration.ZERO),
                  System::nanoTime,
                  ids,
                  new Random(1),
                  Thread::startVirtualThread),
              () -> {});
    }

    /// Sends and brings until both ends know the same.
    void sync() throws Exception {
      while (backend.send().isZero()) {}
      Thread.sleep(1100);
      while (backend.bring().isZero()) {}
    }

    /// A backend that was away is asked again some seconds later.
    void bringUntil(String count, String sql) throws Exception {
      Instant giveUp = Instant.now().plusSeconds(60);
      while (!rows(sql).equals(List.of(count))) {
        assertTrue(Instant.now().isBefore(giveUp), () -> rows(sql) + " and not " + count);
        Thread.sleep(Math.min(200, backend.bring().toMillis()));
      }
    }

    UUID checkIn(String ticket) throws StoreException {
      UUID visit = ids.get();
      UUID key = ids.get();
      var what =
          new Fact.CheckedIn(
              new Holder(Holder.Kind.TICKET, ticket), 1, ticket, "day", 1, Fact.Decided.OFFLINE);
      store.transaction(
          "check in",
          tx -> {
            backend.outbox().add(tx, new Fact(key, Instant.now(), Optional.of(visit), what));
            return null;
          });
      return key;
    }

    /// The visit that this fact began.
    UUID visit(UUID checkedIn) {
      String lane = rows("SELECT lane FROM outbox WHERE key = '" + checkedIn + "'").getFirst();
      return UUID.fromString(lane);
    }

    List<String> rows(String sql) {
      return new StoreFile(file).rows(sql);
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
            directory.resolve("booking"),
            "pool-east",
            new Booking.Limits(10_000, 10_000),
            InstantSource.system(),
            ids);
    office = booking.firstOfficeToken().orElseThrow();
    server = BookingServer.start(booking, "127.0.0.1", 0, Optional.empty());
    one = new Terminal("lobby-1");
    two = new Terminal("lobby-2");
  }

  @AfterEach
  void close() throws Exception {
    one.close();
    two.close();
    server.close();
    booking.close();
  }

  private TicketKeys staffKey() {
    return new TicketKeys(
        booking.publicKeys().stream()
            .filter(key -> key.type().equalsIgnoreCase("STAFF"))
            .map(key ->
                new TicketKey(
                    key.id(),
                    Base64.getDecoder().decode(key.publicKey()),
                    "",
                    Set.of(TicketType.STAFF),
                    Instant.ofEpochMilli(key.validFrom()),
                    Instant.ofEpochMilli(key.validUntil())))
            .toList());
  }

  private JsonNode office(String method, String path, String body) throws IOException {
    var headers = Map.of("authorization", "Bearer " + office, "content-type", "application/json");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var answer =
        booking.answer(new Question(method, "/v1" + path, Map.of(), headers, bytes, "127.0.0.1"));
    assertTrue(answer.status() < 300, answer.text());
    return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.text());
  }

  private JsonNode issue() throws IOException {
    return office(
        "POST",
        "/tickets",
        """
        {"product":"day","notBefore":"2026-01-01T00:00:00.000Z",
         "expires":"2080-01-01T00:00:00.000Z","entries":1,"admits":1,"zone":""}
        """);
  }

  @Test
  void aTicketIssuedThereIsReadHereOnceTheKeysCame() throws Exception {
    String code = issue().get("code").asText();
    TicketCode codes = new TicketCode(one.trust, 1024);
    assertInstanceOf(Reading.Malformed.class, codes.read(code, Instant.now()));
    one.sync();
    assertInstanceOf(Reading.Read.class, codes.read(code, Instant.now()));
    assertEquals(State.ONLINE, one.backend.connection().state());
    assertEquals(List.of("1"), one.rows("SELECT count(*) FROM ticket WHERE entries = 1"));
  }

  /// The backend stops, gets new keys, and comes back with its clock so far ahead.
  private void rotate(Duration ahead) throws Exception {
    int port = URI.create(server.address()).getPort();
    server.close();
    booking.close();
    Path folder = directory.resolve("booking");
    InstantSource clock = InstantSource.offset(InstantSource.system(), ahead);
    Booking.rotateKeys(folder, clock);
    booking = Booking.open(folder, "pool-east", new Booking.Limits(10_000, 10_000), clock, ids);
    server = BookingServer.start(booking, "127.0.0.1", port, Optional.empty());
  }

  private String keyOf(String code) {
    Reading reading = new TicketCode(one.trust, 1024).read(code, Instant.now());
    return assertInstanceOf(Reading.Read.class, reading).keyId();
  }

  @Test
  void aNewKeyIsBelievedBeforeItSignsAndTheOldOneIsReadOn() throws Exception {
    one.sync();
    String first = issue().get("code").asText();
    rotate(Duration.ZERO);
    one.bringUntil("2", "SELECT count(*) FROM ticket_key WHERE types LIKE '%MEMBER%'");
    assertEquals(keyOf(first), keyOf(issue().get("code").asText()), "it does not sign yet");
    rotate(Duration.ofHours(25));
    assertNotEquals(keyOf(first), keyOf(issue().get("code").asText()), "learnt a day before");
    assertEquals(9, booking.publicKeys().size());
    // All but the staff key of the configuration; a learnt one vouches for the last of them.
    one.bringUntil("8", "SELECT count(*) FROM ticket_key");
  }

  @Test
  void aCheckInArrivesOnceAndIsKnownAtTheOtherTerminal() throws Exception {
    String ticket = issue().get("id").asText();
    UUID key = one.checkIn(ticket);
    one.sync();
    two.sync();
    assertEquals(0, one.backend.report().waiting());
    assertEquals(List.of(key + " lobby-1"), two.rows("SELECT key, terminal FROM redemption"));
    assertEquals(
        List.of(ticket + " lobby-1"), two.rows("SELECT holder, terminal FROM visit_elsewhere"));
    assertEquals(List.of(), one.rows("SELECT * FROM visit_elsewhere"));
    assertEquals(1, office("GET", "/state", "").at("/facts/CheckedIn").asInt());
  }

  @Test
  void aLockerElsewhereIsNamedWithItsRoom() throws Exception {
    UUID visit = one.visit(one.checkIn(issue().get("id").asText()));
    var given = new Fact.LockerGiven(new DoorId("men", 1, 3), 103, "men");
    one.store.transaction(
        "give a locker",
        tx -> {
          one.backend
              .outbox()
              .add(tx, new Fact(ids.get(), Instant.now(), Optional.of(visit), given));
          return null;
        });
    one.sync();
    two.sync();
    assertEquals(List.of("103 men"), two.rows("SELECT number, room FROM visit_elsewhere"));
  }

  @Test
  void anEntryIsGrantedOnce() throws Exception {
    String ticket = issue().get("id").asText();
    var mine = new Redeeming(ids.get(), ticket, 1, 1, Instant.now(), ids.get());
    for (int i = 0; i < 2; i++) {
      var granted = assertInstanceOf(Answer.Good.class, one.backend.ask(mine));
      assertEquals(new Redeeming.Granted(), granted.value());
    }
    var theirs = new Redeeming(ids.get(), ticket, 1, 1, Instant.now(), ids.get());
    var used = assertInstanceOf(Answer.Good.class, two.backend.ask(theirs));
    assertEquals("lobby-1", ((Redeeming.Used) used.value()).terminal());
  }

  @Test
  void aRevokedTicketIsNotGrantedToATerminalThatHasNotHeardOfIt() throws Exception {
    String ticket = issue().get("id").asText();
    office("POST", "/tickets/" + ticket + "/revocation", "");
    var mine = new Redeeming(ids.get(), ticket, 1, 1, Instant.now(), ids.get());
    var answer = assertInstanceOf(Answer.Good.class, one.backend.ask(mine));
    assertEquals(new Redeeming.Revoked(), answer.value());
  }

  @Test
  void aTicketUsedAtTwoTerminalsIsATaskAtTheLaterOne() throws Exception {
    String ticket = issue().get("id").asText();
    one.checkIn(ticket);
    Thread.sleep(5);
    UUID late = two.checkIn(ticket);
    two.sync();
    one.sync();
    two.sync();
    one.sync();
    assertEquals(List.of("DOUBLE_USE " + late), two.rows("SELECT kind, subject FROM task"));
    assertEquals(List.of(), one.rows("SELECT kind FROM task"));
    assertEquals(1, office("GET", "/double-uses", "").size());
  }

  @Test
  void aTerminalTakenOutOfServiceTellsWhatItOwesAndForgets() throws Exception {
    office("PUT", "/members/m-1", "{\"name\":\"Chen\",\"blocked\":false,\"removed\":false}");
    one.sync();
    assertEquals(1, one.rows("SELECT id FROM member").size());
    String ticket = issue().get("id").asText();
    one.checkIn(ticket);
    office("POST", "/terminals/lobby-1/revocation", "");
    Thread.sleep(1100);
    while (one.backend.bring().isZero()) {}
    assertEquals(State.REVOKED, one.backend.connection().state());
    one.backend.send();
    assertEquals(List.of(), one.rows("SELECT id FROM member"));
    assertEquals(1, office("GET", "/state", "").at("/facts/CheckedIn").asInt());
  }
}
