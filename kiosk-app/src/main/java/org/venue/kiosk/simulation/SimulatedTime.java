package org.venue.kiosk.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/// The clock and everything that is due by it. Lanes stand for threads: a lane does one thing after
/// the other, and which of the lanes with something due goes first the seed decides. One lane is
/// the world's own, which also goes on while a terminal waits.
final class SimulatedTime implements InstantSource {
  private final Instant start;
  private final Random random;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Lane> due = new ArrayList<>();
  private final Lane world = lane();
  private final Lane between = lane();
  private long now;
  private long added;

  /// A clock that stands at `start`.
  SimulatedTime(Instant start, Random random) {
    this.start = start;
    this.random = random;
  }

  /// What is due in its turn.
  final class Lane {
    private final PriorityQueue<Due> tasks = new PriorityQueue<>();

    /// Does it after this time; a negative time is none.
    Due add(Duration after, Runnable what) {
      Due task = new Due(now + Math.max(0, after.toNanos()), added++, what);
      tasks.add(task);
      return task;
    }

    /// Forgets what is due, and itself.
    void end() {
      tasks.clear();
      lanes.remove(this);
    }

    /// Does at once what is due by now.
    void finish() {
      while (isDue(now)) {
        tasks.remove().run();
      }
    }

    private boolean isDue(long by) {
      while (!tasks.isEmpty() && tasks.peek().cancelled) {
        tasks.remove();
      }
      return !tasks.isEmpty() && tasks.peek().at <= by;
    }
  }

  /// Something that is due.
  static final class Due implements Comparable<Due> {
    private final long at;
    private final long order;
    private final Runnable what;
    private boolean cancelled;
    private boolean done;

    private Due(long at, long order, Runnable what) {
      this.at = at;
      this.order = order;
      this.what = what;
    }

    private void run() {
      done = true;
      what.run();
    }

    boolean cancel() {
      boolean before = !done && !cancelled;
      cancelled = true;
      return before;
    }

    boolean isCancelled() {
      return cancelled;
    }

    boolean isDone() {
      return done || cancelled;
    }

    long at() {
      return at;
    }

    @Override
    public int compareTo(Due other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  @Override
  public Instant instant() {
    return start.plusNanos(now);
  }

  /// The monotonic clock.
  long nanos() {
    return now;
  }

  /// A new lane.
  Lane lane() {
    Lane lane = new Lane();
    lanes.add(lane);
    return lane;
  }

  /// The world does this after a while, whatever the terminals are at.
  Due later(Duration after, Runnable what) {
    return world.add(after, what);
  }

  /// The world does this after a while, when no terminal is in the middle of anything.
  void between(Duration after, Runnable what) {
    between.add(after, what);
  }

  /// Does the next thing that is due before `end`; when there is none, it is `end`.
  ///
  /// @return whether there was one
  boolean step(Instant end) {
    long limit = Duration.between(start, end).toNanos();
    long first = Long.MAX_VALUE;
    for (Lane lane : lanes) {
      if (lane.isDue(limit)) {
        first = Math.min(first, lane.tasks.peek().at);
      }
    }
    if (first == Long.MAX_VALUE) {
      now = Math.max(now, limit);
      return false;
    }
    now = Math.max(now, first);
    due.clear();
    for (Lane lane : lanes) {
      if (lane.isDue(now)) {
        due.add(lane);
      }
    }
    due.get(random.nextInt(due.size())).tasks.remove().run();
    return true;
  }

  /// Whoever calls waits; the world goes on. Returns after so long, or when the world did
  /// something.
  void pause(Duration atMost) {
    long until = now + atMost.toNanos();
    if (world.isDue(until)) {
      Due task = world.tasks.remove();
      now = Math.max(now, task.at);
      task.run();
    } else {
      now = until;
    }
  }
}
