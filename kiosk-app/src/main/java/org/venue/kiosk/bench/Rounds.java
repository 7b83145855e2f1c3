package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.venue.kiosk.store.StoreException;

/// How often a long thing and its yardstick are done, in turns: once in a program that has just
/// started, then as often as the compiler needs to settle, then as often as is counted.
///
/// @param settling rounds that do not count
/// @param counted rounds whose median does
public record Rounds(int settling, int counted) {
  /// Enough for both to run at the speed they keep.
  public static final Rounds USUAL = new Rounds(5, 5);

  /// At least one round counts.
  public Rounds {
    if (settling < 0 || counted < 1) {
      throw new IllegalArgumentException("There is nothing to measure.");
    }
  }

  /// One round.
  interface Round {
    /// Does both once.
    ///
    /// @param folder an empty one of its own
    void go(Path folder, Timings ours, Timings bare) throws IOException, StoreException;
  }

  /// What is measured.
  ///
  /// @param times how many things are done in a round
  /// @param aim for the rounds that count; the first one is reported only
  record What(String name, String yardstick, int times, double aim) {}

  List<Measure> measure(Path folder, What what, Round round) throws IOException, StoreException {
    Measure first = go(folder, "first", 1, round, what, OptionalDouble.empty());
    if (settling > 0) {
      go(folder, "settling", settling, round, what, OptionalDouble.empty());
    }
    return List.of(
        first, go(folder, what.name(), counted, round, what, OptionalDouble.of(what.aim())));
  }

  private static Measure go(
      Path folder, String name, int count, Round round, What what, OptionalDouble aim)
      throws IOException, StoreException {
    Timings ours = new Timings();
    Timings bare = new Timings();
    for (int i = 1; i <= count; i++) {
      round.go(Files.createDirectory(folder.resolve(name + "-" + i)), ours, bare);
    }
    return new Measure(
        name, ours.percentile(50), what.yardstick(), bare.percentile(50), aim, what.times());
  }
}
