package org.venue.kiosk;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the threads that must never block for a sign of life, and reports the stacks of all threads
/// once when one of them has been silent for too long. It looks when it is told to.
public final class Watchdog {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final List<Watched> watched = new ArrayList<>();
  private final LongSupplier nanos;
  private final Consumer<String> report;

  /// @param nanos the monotonic clock
  /// @param report takes what is to be read by whoever looks into it
  Watchdog(LongSupplier nanos, Consumer<String> report) {
    this.nanos = nanos;
    this.report = report;
  }

  /// One that writes to the log.
  public Watchdog() {
    this(System::nanoTime, LOG::error);
  }

  /// Watches the thread behind this executor, from the next look on.
  public Watchdog over(String name, Executor thread) {
    watched.add(new Watched(name, thread));
    return this;
  }

  /// Looks twice a second on this thread until it is shut down.
  public void start(ScheduledExecutorService thread) {
    thread.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Asks each that has answered, and reports each that has not for 2 s.
  void look() {
    watched.forEach(Watched::look);
  }

  private static String stacks() {
    var text = new StringBuilder();
    for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
      text.append('\n').append(thread.toString().strip());
    }
    return text.toString();
  }

  private final class Watched {
    private final String name;
    private final Executor thread;
    private volatile boolean answered = true;
    private long asked;
    private boolean reported;

    Watched(String name, Executor thread) {
      this.name = name;
      this.thread = thread;
    }

    void look() {
      long now = nanos.getAsLong();
      if (answered) {
        answered = false;
        reported = false;
        asked = now;
        thread.execute(() -> answered = true);
      } else if (!reported && now - asked >= PATIENCE.toNanos()) {
        reported = true;
        report.accept(
            "%s has been silent for %d s; all threads:%s"
                .formatted(name, PATIENCE.toSeconds(), stacks()));
      }
    }
  }
}
