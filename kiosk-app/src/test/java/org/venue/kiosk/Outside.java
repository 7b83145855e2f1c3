package org.venue.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.venue.booking.Answer;
import org.venue.booking.Booking;
import org.venue.booking.Question;
import org.venue.hardware.Hardware;
import org.venue.hardware.gate.GateSimulator;
import org.venue.hardware.link.LinkException;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.link.SimulatorServer;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.hardware.scanner.ScannerSimulator;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketSigner;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.wire.FactJson;

/// Everything around a program that is killed: doors, a gate and a scanner where real ones would
/// be, the booking backend, and who counts what they felt. It outlasts every kill.
final class Outside implements AutoCloseable {
  private static final String VENUE = "cq-olympic";

  /// The first test key of RFC 8032, which the sample configuration trusts.
  private static final TicketSigner SIGNER =
      new TicketSigner(
          "sample",
          HexFormat.of()
              .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

  /// A moment at which a kill hurts.
  enum Moment {
    /// A door got its pulse for a check-out and has not moved yet.
    CHECK_OUT,
    /// Facts have left the terminal, and nobody will ever see them.
    FACTS_LOST,
    /// The backend has the facts, and the terminal does not know it.
    FACTS_KEPT
  }

  final LockerSimulator boards;
  final GateSimulator gate;
  final ScannerSimulator scanner;
  final Path config;
  final List<String> wrong = new CopyOnWriteArrayList<>();

  private final Path folder;
  private final List<SimulatorServer> servers = new ArrayList<>();
  private final ExecutorService carriers = Executors.newCachedThreadPool();
  private final Set<String> felt = ConcurrentHashMap.newKeySet();
  private final Set<String> stoodOpen = ConcurrentHashMap.newKeySet();
  private final Booking booking;
  private final HttpServer http;
  private final Consumer<Moment> moments;

  /// @param at where a device is served, such as `tcp:0`, by its name
  /// @param moments told of each
  Outside(Path folder, Map<String, String> at, Consumer<Moment> moments) throws Exception {
    this.folder = folder;
    this.moments = moments;
    var hardware = new Hardware();
    boards = (LockerSimulator) hardware.simulator("locker", "lockboard8a sim:men?doors=24", 1);
    gate = (GateSimulator) hardware.simulator("gate", "waveshare sim:gate", 1);
    scanner = (ScannerSimulator) hardware.simulator("scanner", "serial sim:scanner", 1);
    boards.onPulse(this::felt);
    var ids = Kiosk.ids(InstantSource.system(), new Random(5));
    booking =
        Booking.open(
            folder.resolve("booking"),
            VENUE,
            new Booking.Limits(10_000, 10_000),
            InstantSource.system(),
            ids);
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(carriers);
    http.createContext("/", this::carry);
    http.start();
    config =
        configure(
            serve(boards, at.get("men")),
            serve((Simulator) gate, at.get("gate")),
            serve((Simulator) scanner, at.get("scanner")));
    enrol();
  }

  private String serve(Simulator simulator, String at) throws LinkException {
    var server =
        SimulatorServer.start(
            simulator, at, OptionalInt.empty(), task -> Thread.ofPlatform().daemon().start(task));
    servers.add(server);
    return server.address().toString();
  }

  private Path configure(String boards, String gate, String scanner) throws IOException {
    try (var sample = getClass().getResourceAsStream("/config/sample.toml")) {
      String text =
          new String(sample.readAllBytes(), StandardCharsets.UTF_8)
              .replace("\"venue-kiosk.db\"", "'" + folder.resolve("k.db") + "'")
              .replace("sim:men?", boards + "?")
              .replace("sim:gate", gate)
              .replace("sim:scanner\"", scanner + "\"")
              .replace("reopen_without_question = \"2m\"", "reopen_without_question = \"0s\"")
              .concat("\n[backend]\nurl = \"http://127.0.0.1:%d\"\npoll = \"1s\"\n")
              .formatted(http.getAddress().getPort());
      return Files.writeString(folder.resolve("kiosk.toml"), text);
    }
  }

  private void enrol() {
    String token = booking.firstOfficeToken().orElseThrow();
    Answer invited =
        booking.answer(
            new Question(
                "POST",
                "/v1/enrolment-codes",
                Map.of(),
                Map.of("authorization", "Bearer " + token, "content-type", "application/json"),
                "{\"terminal\":\"lobby-1\"}".getBytes(StandardCharsets.UTF_8),
                "127.0.0.1"));
    String code = FactJson.field(invited.text(), "code");
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

  private void carry(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean facts = path.equals("/v1/facts");
      if (facts) {
        moments.accept(Moment.FACTS_LOST);
      }
      Answer answer = booking.answer(question(exchange, path, body));
      if (facts) {
        moments.accept(Moment.FACTS_KEPT);
      }
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private static Question question(HttpExchange exchange, String path, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
    Map<String, String> query = new HashMap<>();
    String asked = exchange.getRequestURI().getQuery();
    for (String pair : asked == null ? new String[0] : asked.split("&")) {
      String[] both = pair.split("=", 2);
      query.put(both[0], both[1]);
    }
    return new Question(exchange.getRequestMethod(), path, query, headers, body, "127.0.0.1");
  }

  /// A ticket for one entry, as somebody shows it.
  static String code(String who) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return SIGNER.sign(
        new Ticket(
            who,
            TicketType.TICKET,
            VENUE,
            "day",
            now.minus(1, ChronoUnit.HOURS),
            now.plus(1, ChronoUnit.HOURS),
            1,
            1,
            "men",
            ""));
  }

  /// Called before the door moves: somebody must have written down just this pulse.
  private void felt(Door door) {
    String id = id(door);
    List<String> open =
        rows("SELECT id, reason FROM intent WHERE target = '%s' AND outcome IS NULL".formatted(id));
    List<String> due = open.stream().filter(intent -> felt.add(intent.split(" ")[0])).toList();
    if (due.isEmpty()) {
      wrong.add(id + " was pulsed and nobody intends it, or not again: " + open);
    } else if (due.getFirst().endsWith(OpenReason.CHECK_OUT.name())) {
      moments.accept(Moment.CHECK_OUT);
    }
  }

  private static String id(Door door) {
    return new DoorId("locker.men", door.board(), door.channel()).toString();
  }

  /// To be called while nothing runs: an opening that was under way may be proved by a door that
  /// stood open before it.
  void lookAround() {
    if (!Files.exists(folder.resolve("k.db"))) {
      return;
    }
    boards.doors().stream()
        .filter(boards::isOpen)
        .flatMap(door ->
            rows(
                "SELECT id FROM intent WHERE target = '%s' AND outcome IS NULL".formatted(id(door)))
                .stream())
        .forEach(stoodOpen::add);
  }

  /// Pulses of all doors.
  int pulses() {
    return boards.doors().stream().mapToInt(boards::pulses).sum();
  }

  List<String> rows(String sql) {
    return new StoreFile(folder.resolve("k.db")).rows(sql);
  }

  private int waiting() {
    return rows("SELECT key FROM outbox WHERE state <> 'ACCEPTED'").size();
  }

  /// Waits until nothing moves and every fact is told, for a while already.
  void awaitTold(Duration patience) throws InterruptedException {
    Instant giveUp = Instant.now().plus(patience);
    for (int quiet = 0; quiet < 5; quiet++) {
      if (waiting() > 0 || !rows("SELECT id FROM intent WHERE outcome IS NULL").isEmpty()) {
        quiet = -1;
      }
      assertTrue(Instant.now().isBefore(giveUp), "facts still wait");
      Thread.sleep(100);
    }
  }

  /// Every fact is there once, every pulse has an intent, every intent an end, and what nobody can
  /// say is a staff task.
  void requireNothingLostOrDoubled() {
    assertEquals(List.of(), wrong);
    requireMotions();
    requireStore();
    assertEquals(0, waiting(), "facts wait though the backend is there");
    assertEquals(
        rows("SELECT key, lane, kind FROM outbox ORDER BY key"),
        new StoreFile(folder.resolve("booking").resolve("booking.db"))
            .rows("SELECT key, lane, kind FROM fact ORDER BY key"),
        "the backend has each fact once, and no other");
  }

  private void requireMotions() {
    assertEquals(List.of(), rows("SELECT * FROM intent WHERE outcome IS NULL"));
    for (String done : rows("SELECT id FROM intent WHERE kind = 'DOOR' AND outcome = 'DONE'")) {
      assertTrue(felt.contains(done) || stoodOpen.contains(done), done + " is DONE, not felt");
    }
    List<String> stuck =
        rows(
            "SELECT id FROM intent i WHERE outcome = 'FAILED' AND NOT EXISTS (SELECT 1 FROM task t"
                + " WHERE t.kind = 'DOOR_JAMMED' AND t.subject = i.target)");
    assertTrue(stuck.stream().noneMatch(felt::contains), "a pulse in vain is a staff task");
    int done = rows("SELECT 1 FROM intent WHERE kind = 'GATE' AND outcome = 'DONE'").size();
    int unknown = rows("SELECT 1 FROM intent WHERE kind = 'GATE' AND outcome = 'UNKNOWN'").size();
    assertTrue(
        done <= gate.passages() && gate.passages() <= done + unknown,
        "gate: %d passages, %d done, %d unknown".formatted(gate.passages(), done, unknown));
    assertEquals(
        rows("SELECT target FROM intent WHERE outcome = 'UNKNOWN' ORDER BY 1"),
        rows("SELECT subject FROM task WHERE kind IN ('DOOR_UNKNOWN', 'GATE_UNKNOWN') ORDER BY 1"));
  }

  private void requireStore() {
    assertEquals(List.of("ok"), rows("PRAGMA integrity_check"));
    assertEquals(
        List.of(),
        rows("SELECT visit FROM door WHERE visit IS NOT NULL GROUP BY visit HAVING count(*) > 1"),
        "a visit holds one door at most");
    requireTold("CheckedIn", "SELECT id FROM visit");
    requireTold("CheckedOut", "SELECT id FROM visit WHERE ended_at IS NOT NULL");
    assertEquals(
        List.of(),
        rows("SELECT holder FROM visit GROUP BY holder HAVING count(*) > 1"),
        "one entry, one visit");
  }

  private void requireTold(String kind, String truth) {
    assertEquals(
        rows(truth + " ORDER BY 1"),
        rows("SELECT lane FROM outbox WHERE kind = '" + kind + "' ORDER BY 1"));
  }

  @Override
  public void close() throws IOException {
    http.stop(0);
    carriers.shutdownNow();
    servers.forEach(SimulatorServer::close);
    booking.close();
  }
}
