package org.venue.kiosk.visit;

/// What came of asking the gate.
public enum GateResult {
  /// Its relay confirmed the pulse.
  ASKED,
  /// The pulse may have been given; the relay did not confirm.
  UNKNOWN,
  /// The line is down or refused; certainly nothing moved.
  MISSING
}
