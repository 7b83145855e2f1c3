package org.venue.hardware.link;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// One thing that goes wrong on a line, for one question and what comes back until the next.
public sealed interface Mishap {

  /// The question never reaches the device.
  record Deaf() implements Mishap {}

  /// The device acts, its answer is lost.
  record Silence() implements Mishap {}

  /// The answer comes this much later, perhaps into the next question.
  record Late(Duration by) implements Mishap {}

  /// The adapter hears its own bytes.
  record Echo() implements Mishap {}

  /// The answer comes in single bytes.
  record Split() implements Mishap {}

  /// So many random bytes come before the answer.
  record Garbage(int count) implements Mishap {}

  /// The answer comes twice.
  record Duplicate() implements Mishap {}

  /// These bytes come between question and answer.
  record Push(byte[] bytes) implements Mishap {}

  /// The question leaves, then the link is gone.
  record Unplug() implements Mishap {}

  /// A plan by seed: about one question in `every` meets one of `mishaps`. One plan lasts over
  /// reopened links.
  static Supplier<Optional<Mishap>> seeded(long seed, int every, List<Mishap> mishaps) {
    Random random = new Random(seed);
    return () ->
        random.nextInt(every) == 0
            ? Optional.of(mishaps.get(random.nextInt(mishaps.size())))
            : Optional.empty();
  }
}
