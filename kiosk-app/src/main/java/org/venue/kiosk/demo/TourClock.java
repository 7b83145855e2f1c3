package org.venue.kiosk.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that begins on one morning, runs as time does, and can be put forward.
final class TourClock implements InstantSource {
  private static final Instant MORNING = Instant.parse("2026-11-22T01:32:00Z");

  private final long started = System.nanoTime();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return MORNING.plusNanos(System.nanoTime() - started).plus(ahead.get());
  }

  /// Puts the clock forward.
  void pass(Duration time) {
    ahead.updateAndGet(so -> so.plus(time));
  }
}
