package org.venue.kiosk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Times of one thing done again and again.
final class Timings {
  private final List<Duration> all = new ArrayList<>();

  void add(Duration took) {
    all.add(took);
  }

  /// The time that this share of all did not exceed: the nearest rank, so always one that was seen.
  ///
  /// @param percent above 0, up to 100
  Duration percentile(int percent) {
    List<Duration> sorted = all.stream().sorted().toList();
    return sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1);
  }
}
