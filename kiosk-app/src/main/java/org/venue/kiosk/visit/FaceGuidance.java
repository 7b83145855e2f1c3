package org.venue.kiosk.visit;

/// What a person in front of the camera can do so that their face is seen well. That a mask covers
/// the face is not among them: five points cannot tell it.
public enum FaceGuidance {
  /// Nobody is seen.
  COME_INTO_VIEW,
  CLOSER,
  FURTHER,
  TO_THE_LIGHT,
  TOO_BRIGHT,
  ONE_PERSON,
  LOOK_STRAIGHT,
  HOLD_STILL
}
