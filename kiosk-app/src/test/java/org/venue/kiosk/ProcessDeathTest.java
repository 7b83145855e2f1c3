package org.venue.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketSigner;
import org.venue.kiosk.visit.TicketType;

/// The program is killed as by `kill -9`, again and again, while people come and go. Doors and gate
/// are outside of it, and so is who counts their pulses.
class ProcessDeathTest {
  private static final int KILLS = 20;
  private static final long SEED = 9;

  /// Every so many kills one comes while the program starts.
  private static final int STARTING = 5;

  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_SCANS = Duration.ofMillis(80);

  /// The first test key of RFC 8032, which the sample configuration trusts.
  private static final TicketSigner SIGNER =
      new TicketSigner(
          "sample",
          HexFormat.of()
              .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

  @TempDir private Path folder;

  private final Hardware hardware = new Hardware();
  private final ScheduledExecutorService people = Executors.newScheduledThreadPool(1);
  private final List<SimulatorServer> servers = new ArrayList<>();
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private final Random random = new Random(SEED);
  private int sold;
  private Process program;

  @AfterEach
  void close() {
    if (program != null) {
      program.destroyForcibly();
    }
    servers.forEach(SimulatorServer::close);
    people.shutdownNow();
  }

  @Test
  void nothingIsLostOrDoubledByTwentyKills() throws Exception {
    Simulator line = hardware.simulator("locker", "lockboard8a sim:men?boards=1&doors=24", 1);
    Simulator relay = hardware.simulator("gate", "waveshare", 1);
    Simulator reader = hardware.simulator("scanner", "serial", 1);
    var boards = (LockerSimulator) line;
    Path config = configure(serve(line), serve(relay), serve(reader));
    boards.onPulse(this::requireIntended);
    boards.onChange(door -> people.schedule(() -> boards.shut(door), 20, TimeUnit.MILLISECONDS));
    people.scheduleWithFixedDelay(
        () -> ((ScannerSimulator) reader).scan(code()),
        0,
        BETWEEN_SCANS.toMillis(),
        TimeUnit.MILLISECONDS);
    for (int i = 0; i < KILLS; i++) {
      start(config);
      if (i % STARTING == STARTING - 1) {
        Thread.sleep(random.nextInt(200, 1500));
      } else {
        awaitReady();
        Thread.sleep(random.nextInt(20, 2000));
      }
      program.destroyForcibly().waitFor();
    }
    start(config);
    awaitReady();
    awaitVisits();
    people.shutdownNow();
    people.awaitTermination(5, TimeUnit.SECONDS);
    program.getOutputStream().close();
    assertTrue(program.waitFor(20, TimeUnit.SECONDS), "the program ends when it is told to");
    assertEquals(List.of(), wrong);
    requireMotions(boards, (GateSimulator) relay);
    requireStore();
  }

  private String serve(Simulator simulator) throws LinkException {
    var server =
        SimulatorServer.start(
            simulator,
            "tcp:0",
            OptionalInt.empty(),
            task -> Thread.ofPlatform().daemon().start(task));
    servers.add(server);
    return server.address().toString();
  }

  private Path configure(String boards, String gate, String scanner) throws IOException {
    try (var sample = getClass().getResourceAsStream("/config/sample.toml")) {
      String text =
          new String(sample.readAllBytes(), StandardCharsets.UTF_8)
              .replace("\"venue-kiosk.db\"", "'" + store() + "'")
              .replace("sim:men?", boards + "?")
              .replace("sim:gate", gate)
              .replace("sim:scanner\"", scanner + "\"")
              .replace("reopen_without_question = \"2m\"", "reopen_without_question = \"0s\"");
      return Files.writeString(folder.resolve("kiosk.toml"), text);
    }
  }

  private Path store() {
    return folder.resolve("k.db");
  }

  private StoreFile rows() {
    return new StoreFile(store());
  }

  /// Somebody new, or one of the last who came.
  private String code() {
    int who = random.nextInt(4) == 0 ? ++sold : Math.max(1, sold - random.nextInt(2));
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return SIGNER.sign(
        new Ticket(
            "T-" + who,
            TicketType.TICKET,
            "cq-olympic",
            "day",
            now.minus(1, ChronoUnit.HOURS),
            now.plus(1, ChronoUnit.HOURS),
            1,
            1,
            "men",
            ""));
  }

  /// Called before the door moves.
  private void requireIntended(Door door) {
    DoorId id = new DoorId("locker.men", door.board(), door.channel());
    if (rows()
        .rows("SELECT 1 FROM intent WHERE target = '%s' AND outcome IS NULL".formatted(id))
        .isEmpty()) {
      wrong.add(id + " was pulsed without an open intent");
    }
  }

  private void start(Path config) throws IOException {
    program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledTerminal.class.getName(),
                config.toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
  }

  private void awaitReady() throws Exception {
    BufferedReader said = program.inputReader();
    var ready =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())
            .submit(() -> said.lines().anyMatch("ready"::equals));
    assertTrue(
        ready.get(START_PATIENCE.toSeconds(), TimeUnit.SECONDS),
        () -> "the program does not start: " + log());
  }

  /// The terminal that was killed so often still lets people in and out.
  private void awaitVisits() throws InterruptedException {
    Instant giveUp = Instant.now().plus(START_PATIENCE);
    int before = ended();
    while (ended() < before + 2) {
      assertTrue(Instant.now().isBefore(giveUp), "nobody comes out");
      Thread.sleep(100);
    }
  }

  private int ended() {
    return rows().rows("SELECT id FROM visit WHERE ended_at IS NOT NULL").size();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /// Every pulse has an intent, every intent an end, and what nobody can say is a staff task.
  private void requireMotions(LockerSimulator boards, GateSimulator gate) {
    assertEquals(List.of(), rows().rows("SELECT * FROM intent WHERE outcome IS NULL"));
    for (Door door : boards.doors()) {
      String id = new DoorId("locker.men", door.board(), door.channel()).toString();
      requireBetween("target = '" + id + "'", boards.pulses(door));
    }
    requireBetween("kind = 'GATE'", gate.passages());
    assertEquals(
        rows().rows("SELECT target FROM intent WHERE outcome = 'UNKNOWN' ORDER BY 1"),
        rows()
            .rows(
                "SELECT subject FROM task WHERE kind IN ('DOOR_UNKNOWN', 'GATE_UNKNOWN') ORDER"
                    + " BY 1"));
    int pulses = boards.doors().stream().mapToInt(boards::pulses).sum();
    assertTrue(pulses > 5 && gate.passages() > 0, "people came and went: " + pulses);
  }

  private void requireBetween(String which, int pulses) {
    int done = intents(which, "DONE");
    int unknown = intents(which, "UNKNOWN");
    assertTrue(
        done <= pulses && pulses <= done + unknown,
        "%s: %d pulses, %d done, %d unknown".formatted(which, pulses, done, unknown));
  }

  private int intents(String which, String outcome) {
    return rows()
        .rows("SELECT 1 FROM intent WHERE %s AND outcome = '%s'".formatted(which, outcome))
        .size();
  }

  private void requireStore() {
    assertEquals(List.of("ok"), rows().rows("PRAGMA integrity_check"));
    assertEquals(
        List.of(),
        rows()
            .rows(
                "SELECT visit FROM door WHERE visit IS NOT NULL GROUP BY visit HAVING count(*) >"
                    + " 1"),
        "a visit holds one door at most");
    assertEquals(List.of(), rows().rows("SELECT key FROM outbox GROUP BY key HAVING count(*) > 1"));
    requireTold("CheckedIn", "SELECT id FROM visit");
    requireTold("CheckedOut", "SELECT id FROM visit WHERE ended_at IS NOT NULL");
    assertEquals(
        List.of(),
        rows().rows("SELECT holder FROM visit GROUP BY holder HAVING count(*) > 1"),
        "one entry, one visit");
  }

  private void requireTold(String kind, String truth) {
    assertEquals(
        rows().rows(truth + " ORDER BY 1"),
        rows().rows("SELECT lane FROM outbox WHERE kind = '" + kind + "' ORDER BY 1"));
  }
}
