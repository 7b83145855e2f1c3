package org.venue.kiosk.visit;

/// What the terminal can do right now; a dead device takes away only its own services.
public record Services(boolean scanner, boolean lockers, boolean gate) {

  /// Everything works.
  public static final Services ALL = new Services(true, true, true);
}
