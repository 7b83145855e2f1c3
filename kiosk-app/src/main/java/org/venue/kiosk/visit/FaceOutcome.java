package org.venue.kiosk.visit;

/// What a look at a face came to. None of them blames anybody: where it is not [Known] or [Taken],
/// the other way is offered.
public sealed interface FaceOutcome {
  /// It is this expected member's, as far as pictures can tell; the person still confirms.
  record Known(FaceMember member) implements FaceOutcome {}

  /// The template of an enrolment is made and waits to be stored.
  record Taken() implements FaceOutcome {}

  /// It is like nobody's who is expected, or like two of them.
  record Stranger() implements FaceOutcome {}

  /// What was asked was not done by one person.
  record NotLive() implements FaceOutcome {}

  /// No good picture in time.
  record NotSeen() implements FaceOutcome {}

  /// The camera or its models failed.
  record Broken() implements FaceOutcome {}
}
