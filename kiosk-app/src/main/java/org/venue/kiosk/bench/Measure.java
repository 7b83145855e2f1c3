package org.venue.kiosk.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// One number and the yardstick it is held against.
///
/// @param what which number, such as `p99`
/// @param took ours
/// @param yardstick what the other number is of
/// @param bare the yardstick's, from the same run
/// @param aim the largest ratio that is good; empty where the number is only reported
public record Measure(
    String what, Duration took, String yardstick, Duration bare, OptionalDouble aim) {

  /// How often the yardstick fits in.
  public double ratio() {
    return (double) took.toNanos() / bare.toNanos();
  }

  /// What is ours beyond the yardstick; negative when ours was faster.
  public Duration added() {
    return took.minus(bare);
  }

  /// Whether the aim was met, where there is one.
  public Optional<Boolean> met() {
    return aim.isEmpty() ? Optional.empty() : Optional.of(ratio() <= aim.getAsDouble());
  }
}
