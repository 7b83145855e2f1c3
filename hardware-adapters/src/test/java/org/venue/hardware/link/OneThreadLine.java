package org.venue.hardware.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Line, clock and ticker of a test on one thread: work runs in place, waiting moves the clock, and
/// what is scheduled runs when the test lets time pass.
final class OneThreadLine extends AbstractExecutorService
    implements ScheduledExecutorService, Ticker, InstantSource {
  private final PriorityQueue<Later<?>> queue =
      new PriorityQueue<>(
          Comparator.<Later<?>>comparingLong(l -> l.due).thenComparing(l -> l.turn));
  private long now;
  private long turns;

  private final class Later<T> extends FutureTask<T> implements ScheduledFuture<T> {
    private final long period;
    private long due;
    private long turn = turns++;

    Later(Callable<T> work, long delay, long period) {
      super(work);
      this.due = now + delay;
      this.period = period;
      queue.add(this);
    }

    private void runTurn() {
      if (period == 0) {
        run();
      } else if (runAndReset()) {
        due = now + period;
        turn = turns++;
        queue.add(this);
      }
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - now, TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  /// Lets time pass and runs what falls due.
  void advance(Duration time) {
    long until = now + time.toNanos();
    while (!queue.isEmpty() && queue.peek().due <= until) {
      Later<?> next = queue.remove();
      now = Math.max(now, next.due);
      next.runTurn();
    }
    now = Math.max(now, until);
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void pause(Duration atMost) {
    now += atMost.toNanos();
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(now);
  }

  @Override
  public void execute(Runnable work) {
    work.run();
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
    return schedule(Executors.callable(work), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
    return new Later<>(work, unit.toNanos(delay), 0);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable work, long first, long period, TimeUnit unit) {
    return scheduleWithFixedDelay(work, first, period, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable work, long first, long delay, TimeUnit unit) {
    return new Later<>(Executors.callable(work), unit.toNanos(first), unit.toNanos(delay));
  }

  @Override
  public void shutdown() {
    queue.clear();
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
