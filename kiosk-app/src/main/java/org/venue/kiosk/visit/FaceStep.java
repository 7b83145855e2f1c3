package org.venue.kiosk.visit;

import java.util.Optional;

/// What a person in front of the camera is told to do now.
public sealed interface FaceStep {
  /// Nothing yet: the camera comes on.
  record Starting() implements FaceStep {}

  /// Look straight into the camera.
  ///
  /// @param first what to do first, where something is wrong
  record LookStraight(Optional<FaceGuidance> first) implements FaceStep {}

  /// Move the head, to show that somebody is there.
  record Move(HeadMove move) implements FaceStep {}

  /// Hold on: good pictures are being taken.
  ///
  /// @param taken so many of `of`
  record Taking(int taken, int of) implements FaceStep {}
}
