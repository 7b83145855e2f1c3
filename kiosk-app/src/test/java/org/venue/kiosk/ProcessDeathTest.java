package org.venue.kiosk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program is killed as by `kill -9`, again and again, while people come and go and facts are
/// told. Doors, gate and backend are outside of it, and so is who counts their pulses.
class ProcessDeathTest {
  private static final int KILLS = 20;
  private static final long SEED = 9;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_SCANS = Duration.ofMillis(80);

  private static final int MOST_INSIDE = 8;

  /// In turns; the last two are no moment of their own.
  private enum When {
    CHECK_OUT,
    FACTS_LOST,
    FACTS_KEPT,
    SOMETIME,
    STARTING;

    Optional<Outside.Moment> moment() {
      return switch (this) {
        case CHECK_OUT -> Optional.of(Outside.Moment.CHECK_OUT);
        case FACTS_LOST -> Optional.of(Outside.Moment.FACTS_LOST);
        case FACTS_KEPT -> Optional.of(Outside.Moment.FACTS_KEPT);
        case SOMETIME, STARTING -> Optional.empty();
      };
    }
  }

  @TempDir private Path folder;

  private final ScheduledExecutorService people = Executors.newScheduledThreadPool(1);
  private final Random random = new Random(SEED);
  private final Set<Outside.Moment> struck = EnumSet.noneOf(Outside.Moment.class);
  private Outside outside;
  private Optional<Outside.Moment> awaited = Optional.empty();
  private int skipped;
  private CountDownLatch killed = new CountDownLatch(0);
  private int sold;
  private volatile Process program;

  @AfterEach
  void close() throws IOException {
    if (program != null) {
      program.destroyForcibly();
    }
    people.shutdownNow();
    if (outside != null) {
      outside.close();
    }
  }

  @Test
  void nothingIsLostOrDoubledByTwentyKills() throws Exception {
    var tcp = Map.of("men", "tcp:0", "gate", "tcp:0", "scanner", "tcp:0");
    outside = new Outside(folder, tcp, this::comes);
    outside.boards.onChange(
        door -> people.schedule(() -> outside.boards.shut(door), 20, TimeUnit.MILLISECONDS));
    people.scheduleWithFixedDelay(
        this::somebodyComes, 0, BETWEEN_SCANS.toMillis(), TimeUnit.MILLISECONDS);
    for (int i = 0; i < KILLS; i++) {
      start();
      die(When.values()[i % When.values().length]);
      outside.lookAround();
    }
    start();
    awaitReady();
    awaitVisits();
    people.shutdownNow();
    people.awaitTermination(5, TimeUnit.SECONDS);
    outside.awaitTold(PATIENCE);
    program.getOutputStream().close();
    assertTrue(program.waitFor(20, TimeUnit.SECONDS), "the program ends when it is told to");
    outside.requireNothingLostOrDoubled();
    assertTrue(outside.pulses() > 5 && outside.gate.passages() > 0, "people came and went");
    assertTrue(struck.containsAll(EnumSet.allOf(Outside.Moment.class)), struck::toString);
  }

  private void die(When when) throws Exception {
    if (when == When.STARTING) {
      Thread.sleep(random.nextInt(200, 1500));
    } else {
      if (when.moment().isPresent()) {
        killAt(when.moment().get(), random.nextInt(3));
        assertTrue(killed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), () -> when + log());
      } else {
        awaitReady();
        Thread.sleep(random.nextInt(20, 2000));
      }
    }
    program.destroyForcibly().waitFor();
  }

  private synchronized void killAt(Outside.Moment moment, int after) {
    awaited = Optional.of(moment);
    skipped = after;
    killed = new CountDownLatch(1);
  }

  /// The program is dead when this returns, if this is the moment.
  private synchronized void comes(Outside.Moment moment) {
    if (awaited.equals(Optional.of(moment)) && skipped-- == 0) {
      awaited = Optional.empty();
      struck.add(moment);
      program.destroyForcibly();
      killed.countDown();
    }
  }

  /// Somebody comes: new, or who is in and wants to go home. Too many are never in.
  private void somebodyComes() {
    try {
      List<String> inside = outside.rows("SELECT holder FROM visit WHERE ended_at IS NULL");
      boolean first = inside.isEmpty() || inside.size() < MOST_INSIDE && random.nextInt(3) == 0;
      String who = first ? "T-" + ++sold : inside.get(random.nextInt(inside.size()));
      outside.scanner.scan(Outside.code(who));
    } catch (AssertionError e) {
      // A program that starts has the store to itself for a moment.
    }
  }

  private void start() throws IOException {
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
                outside.config.toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
  }

  private void awaitReady() throws Exception {
    BufferedReader said = program.inputReader();
    var ready =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())
            .submit(() -> said.lines().anyMatch("ready"::equals));
    assertTrue(
        ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS),
        () -> "the program does not start: " + log());
  }

  /// The terminal that was killed so often still lets people in and out.
  private void awaitVisits() throws InterruptedException {
    Instant giveUp = Instant.now().plus(PATIENCE);
    int before = ended();
    while (ended() < before + 2) {
      assertTrue(Instant.now().isBefore(giveUp), "nobody comes out");
      Thread.sleep(100);
    }
  }

  private int ended() {
    return outside.rows("SELECT id FROM visit WHERE ended_at IS NOT NULL").size();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
