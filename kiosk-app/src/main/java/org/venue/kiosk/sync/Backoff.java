package org.venue.kiosk.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/// How long to leave the backend alone after a failure: twice as long each time, between half and
/// all of it by chance so that a hall of terminals does not come back at once, and never longer
/// than a minute.
final class Backoff {
  static final Duration CAP = Duration.ofSeconds(60);
  private static final Duration FIRST = Duration.ofSeconds(1);

  private final Random random;
  private int failures;

  Backoff(Random random) {
    this.random = random;
  }

  /// It worked.
  void reset() {
    failures = 0;
  }

  /// It failed once more.
  Duration next() {
    failures++;
    return after(failures);
  }

  /// The wait after so many failures in a row, from 1.
  Duration after(int failed) {
    Duration most = FIRST.multipliedBy(1L << Math.min(failed - 1, 10));
    Duration capped = most.compareTo(CAP) > 0 ? CAP : most;
    long half = capped.toMillis() / 2;
    return Duration.ofMillis(half + random.nextLong(half + 1));
  }

  /// How long it is until then. Should the clock be set back, nothing waits longer than anything
  /// here ever waits.
  static Duration left(Instant until, Instant now) {
    if (!until.isAfter(now)) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, until);
    return left.compareTo(BookingApi.LONGEST_RETRY_AFTER) > 0 ? Duration.ZERO : left;
  }
}
