package org.venue.kiosk.visit;

/// What came of asking a door to open, as the store knows it afterwards.
public enum OpeningResult {
  /// The sensor says open.
  OPENED,
  /// The board answers and the door stayed shut; it is now out of order.
  JAMMED,
  /// The pulse may have been given and nobody can say; a staff task, never repeated.
  UNKNOWN,
  /// The line is down; certainly nothing was sent.
  MISSING
}
