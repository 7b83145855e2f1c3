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
/// @param times how many things were done in that time, by either
public record Measure(
    String what, Duration took, String yardstick, Duration bare, OptionalDouble aim, int times) {

  /// The time of one thing.
  public Measure(String what, Duration took, String yardstick, Duration bare, OptionalDouble aim) {
    this(what, took, yardstick, bare, aim, 1);
  }

  /// How often the yardstick fits in.
  public double ratio() {
    return (double) took.toNanos() / bare.toNanos();
  }

  /// What is ours beyond the yardstick; negative when ours was faster.
  public Duration added() {
    return took.minus(bare);
  }

  /// How many things a second were ours.
  public double perSecond() {
    return times * 1e9 / took.toNanos();
  }

  /// How many things a second the yardstick did.
  public double barePerSecond() {
    return times * 1e9 / bare.toNanos();
  }

  /// Whether the aim was met, where there is one.
  public Optional<Boolean> met() {
    return aim.isEmpty() ? Optional.empty() : Optional.of(ratio() <= aim.getAsDouble());
  }
}
