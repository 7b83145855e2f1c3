package org.venue.kiosk.flow;

import java.time.Duration;
import java.time.Instant;

/// How long the terminal waits for whom.
///
/// @param person for a touch, before it asks whether someone is still there
/// @param warning for the answer to that question; at least 20 s (WCAG 2.2.1)
/// @param answer for a device or the store, above their own patience
/// @param reading how long a last screen stands
public record Pace(Duration person, Duration warning, Duration answer, Duration reading) {
  /// What a venue gets that configures nothing.
  public static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofSeconds(15),
          Duration.ofSeconds(8));

  /// When a touch is due.
  public Instant person(Instant now) {
    return now.plus(person);
  }

  /// When an answer is due.
  public Instant answer(Instant now) {
    return now.plus(answer);
  }

  /// When a last screen has been read.
  public Instant reading(Instant now) {
    return now.plus(reading);
  }
}
