package org.venue.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.booking.RealBackend;
import org.venue.hardware.Hardware;
import org.venue.hardware.link.Links;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Refusal;

/// Composed terminals and their backend, over TLS with a pinned key: what the backend tells is what
/// a visitor is told.
class KioskAndBackendTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final List<Living> living = new ArrayList<>();
  private RealBackend backend;

  /// A terminal that runs, and what it shows.
  ///
  /// @param last the view that was looked at last, first of one
  private record Living(Kiosk kiosk, StoreFile store, BlockingQueue<View> views, View[] last) {
    void touch(Choice choice) {
      kiosk.loop().acted(new Event.Touched(choice), last[0].step());
    }

    void scan(String code) {
      kiosk.loop().happened(new Event.Scanned(code, Place.LOBBY));
    }

    <S extends State> S await(Class<S> state) throws InterruptedException {
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (true) {
        View view = views.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        assertNotNull(view, () -> "the screen never showed " + state.getSimpleName());
        if (state.isInstance(view.state())) {
          last[0] = view;
          return state.cast(view.state());
        }
      }
    }

    Refusal refusal(String code) throws InterruptedException {
      scan(code);
      return await(Home.Refused.class).refusal();
    }
  }

  @BeforeEach
  void open() throws IOException {
    backend = new RealBackend(folder.resolve("backend"));
  }

  @AfterEach
  void close() throws IOException {
    living.forEach(one -> one.kiosk().close());
    backend.close();
  }

  private Living start(String terminal) throws Exception {
    return start(terminal, "", InstantSource.system());
  }

  /// @param more keys of the `[backend]` table
  private Living start(String terminal, String more, InstantSource clock) throws Exception {
    return start(terminal, more, clock, Connection.State.ONLINE);
  }

  private Living start(String terminal, String more, InstantSource clock, Connection.State expected)
      throws Exception {
    Path store = folder.resolve(terminal + ".db");
    Path file = folder.resolve(terminal + ".toml");
    try (var sample = getClass().getResourceAsStream("/config/sample.toml")) {
      String text =
          new String(sample.readAllBytes(), StandardCharsets.UTF_8)
              .replace("\"venue-kiosk.db\"", "'" + store + "'")
              .replace("id = \"lobby-1\"", "id = \"" + terminal + "\"");
      Files.writeString(file, text + backend.config() + more);
    }
    if (!Files.exists(store)) {
      enrol(file, backend.invite(terminal));
    }
    KioskConfig config = ConfigFile.read(file, ConfigFile.Devices.of(new Hardware()));
    BlockingQueue<View> views = new LinkedBlockingQueue<>();
    Kiosk kiosk =
        Kiosk.start(
            config,
            new Kiosk.Surroundings(new Links(), clock, new Random(1), views::add, () -> {}));
    var one = new Living(kiosk, new StoreFile(store), views, new View[1]);
    living.add(one);
    await(() -> kiosk.connection().state() == expected, "it is never " + expected);
    return one;
  }

  private static void enrol(Path config, String code) {
    var said = new StringWriter();
    var words = new PrintWriter(said, true);
    int exit =
        Main.run(
            InputStream.nullInputStream(),
            words,
            words,
            "enrol",
            "--config",
            config.toString(),
            code);
    assertEquals(0, exit, said::toString);
  }

  private static void await(BooleanSupplier fact, String otherwise) throws InterruptedException {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (!fact.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(giveUp), otherwise);
      Thread.sleep(20);
    }
  }

  private static void awaitRow(Living at, String sql) throws InterruptedException {
    await(() -> !at.store().rows(sql).isEmpty(), "never there: " + sql);
  }

  private record Sold(String id, String code) {}

  private Sold sell() {
    var ticket = backend.office("POST", "/tickets", terms(Instant.now(), 1));
    return new Sold(ticket.get("id").textValue(), ticket.get("code").textValue());
  }

  private static String terms(Instant from, int entries) {
    Instant begin = from.minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    return """
    {"product":"day","notBefore":"%s","expires":"%s","entries":%d,"admits":1,"zone":"men"}
    """
        .formatted(millis(begin), millis(begin.plus(1, ChronoUnit.DAYS)), entries);
  }

  private static String millis(Instant second) {
    return second.toString().replace("Z", ".000Z");
  }

  @Test
  void whoeverIsInAtAnotherTerminalIsToldWhere() throws Exception {
    Living one = start("lobby-1");
    Living two = start("lobby-2");
    Sold sold = sell();

    one.scan(sold.code());
    int number = one.await(CheckInFlow.PutThingsIn.class).locker().number();
    awaitRow(two, "SELECT number FROM visit_elsewhere WHERE number IS NOT NULL");
    two.scan(sold.code());
    var there = two.await(Home.Away.class);

    assertEquals("lobby-1", there.visit().terminal());
    assertEquals(number, there.visit().number().orElseThrow());
    assertTrue(there.another().isEmpty());
  }

  @Test
  void aBookingThatWasMovedCountsAsItIsNow() throws Exception {
    Living one = start("lobby-1");
    Sold sold = sell();
    awaitRow(one, "SELECT id FROM ticket WHERE id = '%s'".formatted(sold.id()));
    Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
    backend.office("PUT", "/tickets/" + sold.id(), terms(tomorrow, 1));
    awaitRow(
        one,
        "SELECT id FROM ticket WHERE id = '%s' AND not_before > %d"
            .formatted(sold.id(), Instant.now().toEpochMilli()));

    assertInstanceOf(Refusal.NotYet.class, one.refusal(sold.code()));
  }

  @Test
  void aMemberWhoIsBlockedIsRefused() throws Exception {
    Living one = start("lobby-1");
    String member = "{\"name\":\"Chen\",\"blocked\":%b,\"removed\":false}";
    backend.office("PUT", "/members/m-1", member.formatted(false));
    String code = backend.office("POST", "/members/m-1/code", "").get("code").textValue();
    backend.office("PUT", "/members/m-1", member.formatted(true));
    awaitRow(one, "SELECT id FROM member WHERE blocked = 1");

    assertEquals(new Refusal.Revoked(), one.refusal(code));
  }

  @Test
  void countedEntriesAreNotTakenOnOldNewsOfUsesElsewhere() throws Exception {
    Living one = start("lobby-1", "limited_tickets_for = \"0s\"\n", InstantSource.system());
    Sold sold = sell();
    awaitRow(one, "SELECT id FROM ticket WHERE id = '%s'".formatted(sold.id()));
    backend.unplug();
    await(
        () -> one.kiosk().connection().state() == Connection.State.SILENT,
        "nobody notices that the backend is gone");

    Refusal refusal = one.refusal(sold.code());

    assertEquals(new Refusal.NotSure(), refusal);
    assertEquals("T-209", refusal.code());
  }

  @Test
  void aTerminalOutOfServiceLetsNobodyInAndEverybodyOut() throws Exception {
    Living one = start("lobby-1");
    Sold inside = sell();
    one.scan(inside.code());
    one.await(CheckInFlow.PutThingsIn.class);
    backend.office("POST", "/terminals/lobby-1/revocation", "");
    await(
        () -> one.kiosk().connection().state() == Connection.State.REVOKED,
        "it does not learn that it is out of service");
    one.kiosk().close();

    Living again = start("lobby-1", "", InstantSource.system(), Connection.State.REVOKED);
    Refusal refusal = again.refusal(sell().code());
    assertEquals(new Refusal.OutOfService(), refusal);
    assertEquals("T-210", refusal.code());
    again.touch(Choice.RETRY);
    again.await(Home.Attract.class);
    again.scan(inside.code());
    again.await(CheckInFlow.PutThingsIn.class);
  }

  @Test
  void whoHoldsALockerBeyondTheDayIsAStaffTask() throws Exception {
    Living today = start("lobby-1");
    Sold sold = sell();
    today.scan(sold.code());
    today.await(CheckInFlow.PutThingsIn.class);
    today.kiosk().close();

    var tomorrow = InstantSource.offset(InstantSource.system(), Duration.ofDays(1));
    Living next = start("lobby-1", "", tomorrow);

    awaitRow(next, "SELECT subject FROM task WHERE kind = 'VISIT_STUCK'");
    assertEquals(
        next.store().rows("SELECT id, visit FROM door WHERE visit IS NOT NULL"),
        next.store().rows("SELECT subject, visit FROM task WHERE kind = 'VISIT_STUCK'"));
    assertEquals(List.of(), next.store().rows("SELECT id FROM visit WHERE ended_at IS NOT NULL"));
  }
}
