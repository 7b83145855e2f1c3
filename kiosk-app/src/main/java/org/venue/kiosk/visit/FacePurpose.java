package org.venue.kiosk.visit;

/// What the camera looks at a face for.
public enum FacePurpose {
  /// To make the template of a member who has just agreed.
  ENROL,
  /// To find out which expected member it is.
  RECOGNISE
}
