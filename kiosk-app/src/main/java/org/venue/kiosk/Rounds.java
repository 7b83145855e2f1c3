package org.venue.kiosk;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.store.StoreException;

/// Work that is done again and again on a thread of its own, each time after the wait that the work
/// itself asked for, or sooner when somebody says so.
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

  private final String what;
  private final ScheduledExecutorService thread;
  private final Step step;
  private final AtomicBoolean asked = new AtomicBoolean();
  private ScheduledFuture<?> next;

  /// One round.
  @FunctionalInterface
  interface Step {
    /// Does a little and says when to come again.
    Duration take() throws StoreException;
  }

  /// @param thread does one thing at a time; the rounds end with it
  Rounds(String what, ScheduledExecutorService thread, Step step) {
    this.what = what;
    this.thread = thread;
    this.step = step;
  }

  /// The next round begins as soon as the present one is over. May be called from any thread.
  void soon() {
    if (asked.compareAndSet(false, true)) {
      try {
        thread.execute(this::round);
      } catch (RejectedExecutionException e) {
        LOG.debug("Too late to {}", what);
      }
    }
  }

  private void round() {
    asked.set(false);
    if (next != null) {
      next.cancel(false);
    }
    Duration wait = AFTER_A_FAILURE;
    try {
      wait = step.take();
    } catch (StoreException e) {
      if (!thread.isShutdown()) {
        LOG.error("Could not {}: {}", what, e.getMessage());
      }
    } catch (RuntimeException bug) {
      LOG.error("To {} broke; it goes on", what, bug);
    }
    if (!thread.isShutdown()) {
      next = thread.schedule(this::round, wait.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
