package org.venue.hardware.link;

/// What came of one sending.
sealed interface Reply<F> {

  /// The frame that answers.
  record Answer<F>(F frame) implements Reply<F> {}

  /// Nothing came.
  record Silence<F>() implements Reply<F> {}

  /// Something came, but no answer.
  record Gibberish<F>() implements Reply<F> {}

  /// The link failed; the bytes may have left before.
  record Lost<F>(LinkException why) implements Reply<F> {}
}
