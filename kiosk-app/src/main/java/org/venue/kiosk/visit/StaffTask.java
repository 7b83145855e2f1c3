package org.venue.kiosk.visit;

/// Why staff has to look after something. The task itself is a row of the store.
public enum StaffTask {
  /// A door got its pulse and stayed shut: it is out of order until staff clears it.
  DOOR_JAMMED,
  /// Nobody can say what a door did.
  DOOR_UNKNOWN,
  /// A locker was to be given back and its door was not shut.
  DOOR_LEFT_OPEN,
  /// A door opened that nobody had asked to open.
  DOOR_OPENED_UNEXPECTEDLY,
  /// Nobody can say whether the gate opened.
  GATE_UNKNOWN
}
