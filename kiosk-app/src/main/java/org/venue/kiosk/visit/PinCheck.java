package org.venue.kiosk.visit;

import java.time.Instant;

/// What came of a typed PIN. Wrong tries are counted in the store, so a restart forgives nothing.
public sealed interface PinCheck {

  /// It opens this visit.
  record Right(Visit visit) implements PinCheck {}

  /// It is the staff PIN.
  record RightStaff() implements PinCheck {}

  /// It does not fit; so many tries are left before the wait.
  record Wrong(int triesLeft) implements PinCheck {}

  /// Too many wrong ones: no try counts before this moment, not even a right one.
  record Locked(Instant until) implements PinCheck {}
}
