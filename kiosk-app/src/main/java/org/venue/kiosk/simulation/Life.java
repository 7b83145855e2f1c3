package org.venue.kiosk.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.venue.hardware.link.Ticker;
import org.venue.kiosk.Threads;

/// A terminal's threads from one start to the next stop, all of them played by one. Work that is
/// handed over lies in a lane; work somebody waits for is done in place.
final class Life implements Threads, Ticker {
  /// Effects that begin together end in an order nobody knows.
  private static final Duration EFFECT_JITTER = Duration.ofMillis(3);

  private final SimulatedTime time;
  private final Random random;
  private final Runnable onCut;
  private int pointsLeft = -1;
  private boolean dead;
  private boolean watched;

  /// @param onCut keeps what the disk holds at this moment
  Life(SimulatedTime time, Random random, Runnable onCut) {
    this.time = time;
    this.random = random;
    this.onCut = onCut;
  }

  boolean isDead() {
    return dead;
  }

  /// Cuts the power at the n-th point from now: before or after a transaction, within one, before
  /// or after bytes leave.
  void cutAfter(int points) {
    pointsLeft = points;
  }

  /// A point at which the power may fail.
  void point() {
    if (!dead && !watched && pointsLeft > 0 && --pointsLeft == 0) {
      cut();
    }
  }

  /// Cuts the power now.
  void cut() {
    if (!dead) {
      onCut.run();
      dead = true;
    }
    throw new PowerCut();
  }

  /// Looks at the terminal from outside: no point of its life passes.
  <T, X extends Exception> T watching(Look<T, X> look) throws X {
    boolean before = watched;
    watched = true;
    try {
      return look.look();
    } finally {
      watched = before;
    }
  }

  /// What a look from outside does.
  interface Look<T, X extends Exception> {
    T look() throws X;
  }

  @Override
  public long nanos() {
    return time.nanos();
  }

  @Override
  public void pause(Duration atMost) {
    if (!dead) {
      time.pause(atMost);
    }
    if (dead) {
      throw new PowerCut();
    }
  }

  @Override
  public Ticker ticker() {
    return this;
  }

  @Override
  public ScheduledExecutorService scheduled(String name) {
    return new Worker();
  }

  @Override
  public ExecutorService effects() {
    return new Worker() {
      @Override
      public void execute(Runnable what) {
        add(Duration.ofNanos(random.nextLong(EFFECT_JITTER.toNanos())), what);
      }
    };
  }

  /// Everything has its turn here.
  @Override
  public ExecutorService ahead() {
    return new Worker() {
      @Override
      public void execute(Runnable what) {}
    };
  }

  /// After the power is gone it still serves the old file, so that it can be let go of.
  @Override
  public ExecutorService store() {
    return new Worker() {
      @Override
      public void execute(Runnable what) {
        point();
        what.run();
        point();
      }

      @Override
      public <T> Future<T> submit(Callable<T> what) {
        FutureTask<T> task = new FutureTask<>(what);
        execute(task);
        return task;
      }
    };
  }

  /// One thread's work in one lane. Whoever submits waits for the result, so that is done in place.
  private class Worker extends AbstractExecutorService implements ScheduledExecutorService {
    private final SimulatedTime.Lane lane = time.lane();
    private boolean shut;

    /// After the power is gone nothing is done any more, and nobody is there to be told.
    final SimulatedTime.Due add(Duration after, Runnable what) {
      if (shut && !dead) {
        throw new RejectedExecutionException("shut down");
      }
      return lane.add(
          after,
          () -> {
            if (!dead) {
              what.run();
            }
          });
    }

    @Override
    public void execute(Runnable what) {
      add(Duration.ZERO, what);
    }

    @Override
    public <T> Future<T> submit(Callable<T> what) {
      if (shut || dead) {
        throw new RejectedExecutionException("shut down");
      }
      FutureTask<T> task = new FutureTask<>(what);
      task.run();
      return task;
    }

    @Override
    public Future<?> submit(Runnable what) {
      return submit(() -> {
        what.run();
        return null;
      });
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable what, long delay, TimeUnit unit) {
      Coming<Object> coming = new Coming<>();
      coming.due = add(Duration.ofNanos(unit.toNanos(delay)), what);
      return coming;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> what, long delay, TimeUnit unit) {
      throw new UnsupportedOperationException("nobody waits for what is scheduled");
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
        Runnable what, long first, long period, TimeUnit unit) {
      return scheduleWithFixedDelay(what, first, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable what, long first, long delay, TimeUnit unit) {
      Coming<Object> coming = new Coming<>();
      Runnable again =
          new Runnable() {
            @Override
            public void run() {
              what.run();
              if (!shut && !dead && !coming.due.isCancelled()) {
                coming.due = add(Duration.ofNanos(unit.toNanos(delay)), this);
              }
            }
          };
      coming.due = add(Duration.ofNanos(unit.toNanos(first)), again);
      return coming;
    }

    @Override
    public void shutdown() {
      shut = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shut = true;
      lane.end();
      return new ArrayList<>();
    }

    @Override
    public boolean isShutdown() {
      return shut;
    }

    @Override
    public boolean isTerminated() {
      return shut;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      if (!dead) {
        time.pause(EFFECT_JITTER);
        lane.finish();
      }
      return true;
    }
  }

  /// What was scheduled, to be called off.
  private static final class Coming<V> implements ScheduledFuture<V> {
    private SimulatedTime.Due due;

    @Override
    public boolean cancel(boolean interrupt) {
      return due.cancel();
    }

    @Override
    public boolean isCancelled() {
      return due.isCancelled();
    }

    @Override
    public boolean isDone() {
      return due.isDone();
    }

    @Override
    public V get() {
      throw new UnsupportedOperationException("nobody waits for what is scheduled");
    }

    @Override
    public V get(long timeout, TimeUnit unit) {
      return get();
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due.at(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
