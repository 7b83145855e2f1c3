package org.venue.kiosk.flow.home;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A thread that is none: it does what waits when it is told to, and its time passes when it is
/// told to.
public final class ManualExecutor extends AbstractExecutorService
    implements ScheduledExecutorService, InstantSource {
  private final Deque<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Timed> later = new PriorityQueue<>();
  private Instant now;

  /// Nothing waits yet.
  public ManualExecutor(Instant now) {
    this.now = now;
  }

  private final class Timed extends FutureTask<Void> implements ScheduledFuture<Void> {
    private final Instant due;

    Timed(Runnable task, Instant due) {
      super(task, null);
      this.due = due;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(now, due));
    }

    @Override
    public int compareTo(Delayed other) {
      return due.compareTo(((Timed) other).due);
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  /// How many things wait to be done at once.
  int waiting() {
    return ready.size();
  }

  /// Does everything that waits.
  void runAll() {
    while (!ready.isEmpty()) {
      ready.pop().run();
    }
  }

  /// Lets time pass and does what falls due meanwhile.
  public void pass(Duration time) {
    Instant end = now.plus(time);
    runAll();
    while (!later.isEmpty() && !later.peek().due.isAfter(end)) {
      Timed next = later.poll();
      now = next.due.isAfter(now) ? next.due : now;
      next.run();
      runAll();
    }
    now = end;
  }

  @Override
  public void execute(Runnable task) {
    ready.add(task);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    Timed timed = new Timed(task, now.plus(Duration.of(delay, unit.toChronoUnit())));
    later.add(timed);
    return timed;
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
    throw new RejectedExecutionException("The loop schedules no calls");
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable task, long initialDelay, long period, TimeUnit unit) {
    throw new RejectedExecutionException("The loop repeats nothing");
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long initialDelay, long delay, TimeUnit unit) {
    throw new RejectedExecutionException("The loop repeats nothing");
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
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
    return false;
  }
}
