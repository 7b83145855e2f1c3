package org.venue.hardware.locker;

/// What came of one unlock pulse. The pulse is sent once; the sensor decides.
public enum Opening {
  /// The sensor says open (also when the door stood open before).
  OPENED,
  /// The board answers and its sensor still says closed: jammed, or held shut.
  STAYED_CLOSED,
  /// The pulse may have been given and nobody can say what the door did. Never repeat; look.
  UNKNOWN
}
