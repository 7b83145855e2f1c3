package org.venue.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.booking.Booking;
import org.venue.booking.BookingServer;
import org.venue.booking.Contract;
import org.venue.booking.Question;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.visit.Connection.State;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.GateResult;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.OpeningResult;
import org.venue.kiosk.visit.Reading;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.TaskAction;
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
  private final Set<String> asked = new ConcurrentSkipListSet<>();
  private final List<String> broken = new CopyOnWriteArrayList<>();
  private Contract contract;
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
      var line = new BookingApi.Line(server.address(), "", Duration.ofSeconds(5), this::overhear);
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

    /// Over the network, and each request is held against the contract.
    private void overhear(OkHttpClient.Builder client) {
      client.addInterceptor(chain -> {
        Request request = chain.request();
        var body = new Buffer();
        if (request.body() != null) {
          request.body().writeTo(body);
        }
        String query = request.url().encodedQuery();
        String target = request.url().encodedPath() + (query == null ? "" : "?" + query);
        asked.add(request.method() + " " + request.url().encodedPath());
        broken.addAll(contract.errors(request.method(), target, body.readUtf8()));
        return chain.proceed(request);
      });
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
      return tell(
          new Fact.CheckedIn(
              new Holder(Holder.Kind.TICKET, ticket), 1, ticket, "day", 1, Fact.Decided.OFFLINE));
    }

    UUID tell(Fact.What what) throws StoreException {
      UUID visit = ids.get();
      UUID key = ids.get();
      store.transaction(
          "tell a fact",
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
    contract = new Contract();
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
    assertEquals(List.of(), broken, "a request breaks the contract");
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
  void everyKindOfRequestOfATerminalIsInTheContract() throws Exception {
    String ticket = issue().get("id").asText();
    one.backend.ask(new Redeeming(ids.get(), ticket, 1, 1, Instant.now(), ids.get()));
    for (Fact.What what : everyKind()) {
      one.tell(what);
    }
    one.sync();
    one.sync();
    assertEquals(0, one.backend.report().waiting());
    Set<String> expected = new TreeSet<>();
    expected.addAll(List.of("POST /v1/enrolments", "POST /v1/facts", "POST /v1/redemptions"));
    for (String feed :
        List.of(
            "tickets",
            "revocations",
            "redemptions",
            "visits",
            "keys",
            "members",
            "tariffs",
            "announcements")) {
      expected.add("GET /v1/feeds/" + feed);
    }
    assertEquals(expected, asked);
  }

  /// One fact of each kind there is.
  private List<Fact.What> everyKind() {
    DoorId door = new DoorId("men", 1, 7);
    Holder who = new Holder(Holder.Kind.TICKET, "t");
    List<Fact.What> all =
        List.of(
            new Fact.CheckedIn(who, 1, "t", "day", 1, Fact.Decided.ONLINE),
            new Fact.RedemptionReleased(ids.get(), "t"),
            new Fact.LockerGiven(door, 107, "men"),
            new Fact.LockerAsked(door, 107, OpenReason.CHECK_IN, OpeningResult.OPENED),
            new Fact.LockerReturned(door, 107),
            new Fact.LockerLeftOpen(door, 107),
            new Fact.GateAsked(GateResult.ASKED),
            new Fact.CheckedOut(),
            new Fact.EntryRefused("T-204", "t"),
            new Fact.DoorOpenedUnexpectedly(door, 107),
            new Fact.DoorAjar(door, 107),
            new Fact.HelpCalled("Menu"),
            new Fact.StaffEntered("staff-7"),
            new Fact.TaskDone(ids.get(), StaffTask.CLOCK_OFF, "x", TaskAction.NOTED, "staff-7"),
            new Fact.ClockOff(Duration.ofSeconds(-400)),
            new Fact.StoreDamaged("gone", 3, 1),
            new Fact.KioskLeft("staff-7"));
    assertEquals(Fact.What.class.getPermittedSubclasses().length, all.size(), "each kind once");
    return all;
  }

  @Test
  void aBrokenRequestIsFound() {
    String good =
        """
        {"key":"01990000-0000-7000-8000-000000000001","ticket":"t","person":1,"allowed":1,
         "at":"2026-01-01T00:00:00.000Z","visit":"01990000-0000-7000-8000-000000000002"}
        """;
    assertEquals(List.of(), contract.errors("POST", "/v1/redemptions", good));
    assertEquals(List.of(), contract.errors("GET", "/v1/feeds/keys?limit=7&after=x%26", ""));
    List<List<String>> wrong =
        List.of(
            List.of("POST", "/v1/redemptions", good.replace("\"person\":1", "\"person\":\"1\"")),
            List.of("POST", "/v1/redemptions", good.replace("\"allowed\":1,", "")),
            List.of("POST", "/v1/redemptions", good.replace(".000Z", "")),
            List.of("POST", "/v1/redemptions", ""),
            List.of("PUT", "/v1/redemptions", good),
            List.of("GET", "/v1/feeds/keys?limit=0", ""),
            List.of("GET", "/v1/feeds/keys?limit=many", ""),
            List.of("GET", "/v1/feeds/keys?since=x", ""),
            List.of("GET", "/v1/feeds/nothing", ""),
            List.of("GET", "/v1/feeds/keys", "{}"),
            List.of("GET", "/feeds/keys", ""));
    for (List<String> each : wrong) {
      assertFalse(contract.errors(each.get(0), each.get(1), each.get(2)).isEmpty(), each::toString);
    }
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
