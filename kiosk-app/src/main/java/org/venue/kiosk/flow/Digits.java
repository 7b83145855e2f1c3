package org.venue.kiosk.flow;

/// Digits typed so far. Masked in logs, since they may be a PIN.
///
/// @param capacity how many it takes at most
public record Digits(String typed, int capacity) {

  /// Nothing typed yet.
  public static Digits none(int capacity) {
    return new Digits("", capacity);
  }

  /// With this key of the keypad pressed; what does not fit is ignored.
  public Digits press(char key) {
    if (key == Event.Typed.ERASE) {
      return typed.isEmpty() ? this : new Digits(typed.substring(0, typed.length() - 1), capacity);
    }
    boolean fits = key >= '0' && key <= '9' && typed.length() < capacity;
    return fits ? new Digits(typed + key, capacity) : this;
  }

  /// Whether no further digit fits.
  public boolean full() {
    return typed.length() == capacity;
  }

  @Override
  public String toString() {
    return "Digits[" + typed.length() + " of " + capacity + "]";
  }
}
