package org.venue.booking;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often each asker may ask: a bucket a name that fills steadily. Remembers a bounded number of
/// askers, the latest.
final class Rates {
  private static final int MOST_ASKERS = 10_000;

  private final InstantSource clock;
  private final double perSecond;
  private final double burst;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_ASKERS;
        }
      };

  private record Bucket(double left, long at) {}

  Rates(InstantSource clock, double perSecond, double burst) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /// @throws Problem when it is too often, with the time to wait
  synchronized void count(String asker) {
    long now = clock.millis();
    Bucket bucket = buckets.getOrDefault(asker, new Bucket(burst, now));
    double filled = bucket.left() + Math.max(0, now - bucket.at()) / 1000.0 * perSecond;
    double left = Math.min(burst, filled);
    boolean enough = left >= 1;
    buckets.put(asker, new Bucket(enough ? left - 1 : left, now));
    if (!enough) {
      long wait = (long) Math.ceil((1 - left) / perSecond);
      throw Problem.later(Problem.Type.TOO_MANY_REQUESTS, Math.max(1, wait));
    }
  }
}
