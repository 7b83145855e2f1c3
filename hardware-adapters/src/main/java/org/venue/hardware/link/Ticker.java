package org.venue.hardware.link;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The monotonic clock of a line, and what waiting means on it. The product waits in real time; a
/// simulation on one thread moves its own clock instead, so nothing ever blocks.
public interface Ticker {

  /// Real time: [System#nanoTime()] and a parked thread.
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(Duration atMost) {
          LockSupport.parkNanos(atMost.toNanos());
        }
      };

  /// Nanoseconds since an arbitrary moment; only differences mean something.
  long nanos();

  /// Lets up to `atMost` pass. May return early (a parked thread is woken when bytes arrive), so
  /// callers look again and loop by [#nanos()]; every call must let some time pass or a byte come.
  void pause(Duration atMost);
}
