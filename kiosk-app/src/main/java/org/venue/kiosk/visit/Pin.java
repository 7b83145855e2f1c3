package org.venue.kiosk.visit;

/// Six digits that open a visit's locker when the phone is locked away. It exists in memory only:
/// shown once at hand-over, stored as a hash, never logged.
public record Pin(String digits) {
  /// How many digits a PIN has.
  public static final int LENGTH = 6;

  public Pin {
    if (!digits.matches("[0-9]{" + LENGTH + "}")) {
      throw new IllegalArgumentException("A PIN has " + LENGTH + " digits");
    }
  }

  /// Masked, so that no log ever holds one.
  @Override
  public String toString() {
    return "Pin[******]";
  }
}
