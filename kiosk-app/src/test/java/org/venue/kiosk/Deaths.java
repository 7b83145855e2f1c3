package org.venue.kiosk;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.function.BooleanSupplier;

/// A terminal's program that is killed as by `kill -9`, again and again, while people come and go
/// and facts are told. Doors, gate and backend are outside of it, and so is who counts their
/// pulses.
final class Deaths implements AutoCloseable {
  private static final long SEED = 9;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MOST_INSIDE = 8;

  /// How the program is started.
  interface Launch {
    /// @param said where it says what it says
    Process start(Path configuration, ProcessBuilder.Redirect said) throws IOException;
  }

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

  private final Path log;
  private final Launch launch;
  private final ScheduledExecutorService people = Executors.newScheduledThreadPool(1);
  private final Random random = new Random(SEED);
  private final Set<Outside.Moment> struck = EnumSet.noneOf(Outside.Moment.class);
  private final Outside outside;
  private Optional<Outside.Moment> awaited = Optional.empty();
  private int skipped;
  private CountDownLatch killed = new CountDownLatch(0);
  private int sold;
  private volatile Process program;

  /// @param at where a device is served, such as `tcp:0`, by its name
  /// @param pace between two codes that are held to the scanner
  Deaths(Path folder, Map<String, String> at, Duration pace, Launch launch) throws Exception {
    this.launch = launch;
    log = folder.resolve("log");
    outside = new Outside(folder, at, this::comes);
    outside.boards.onChange(
        door -> people.schedule(() -> outside.boards.shut(door), 20, TimeUnit.MILLISECONDS));
    people.scheduleWithFixedDelay(this::somebodyComes, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Kills the program so often, and requires that nothing was lost or doubled.
  void nothingIsLostOrDoubledBy(int kills) throws Exception {
    for (int i = 0; i < kills; i++) {
      start();
      die(When.values()[i % When.values().length]);
      outside.lookAround();
    }
    start();
    awaitVisits();
    people.shutdownNow();
    people.awaitTermination(5, TimeUnit.SECONDS);
    outside.awaitTold(PATIENCE);
    program.destroy();
    assertTrue(program.waitFor(20, TimeUnit.SECONDS), "the program ends when it is told to");
    outside.requireNothingLostOrDoubled();
    assertTrue(outside.pulses() > 5 && outside.gate.passages() > 0, "people came and went");
    assertTrue(struck.containsAll(EnumSet.allOf(Outside.Moment.class)), struck::toString);
  }

  private void start() throws IOException {
    program = launch.start(outside.config, ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  private void die(When when) throws Exception {
    if (when == When.STARTING) {
      Thread.sleep(random.nextInt(200, 2500));
    } else if (when.moment().isPresent()) {
      killAt(when.moment().get(), random.nextInt(3));
      assertTrue(killed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), () -> when + said());
    } else {
      int before = outside.pulses();
      await(() -> outside.pulses() > before, "the program does not start");
      Thread.sleep(random.nextInt(20, 2000));
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

  /// The terminal that was killed so often still lets people in and out.
  private void awaitVisits() throws Exception {
    int before = ended();
    await(() -> ended() >= before + 2, "nobody comes out");
  }

  private int ended() {
    try {
      return outside.rows("SELECT id FROM visit WHERE ended_at IS NOT NULL").size();
    } catch (AssertionError e) {
      // A program that starts has the store to itself for a moment.
      return 0;
    }
  }

  private void await(BooleanSupplier fact, String otherwise) throws InterruptedException {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (!fact.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(giveUp), () -> otherwise + said());
      Thread.sleep(100);
    }
  }

  private String said() {
    try {
      return ": " + Files.readString(log);
    } catch (IOException e) {
      return ": " + e;
    }
  }

  @Override
  public void close() throws IOException {
    if (program != null) {
      program.destroyForcibly();
    }
    people.shutdownNow();
    outside.close();
  }
}
