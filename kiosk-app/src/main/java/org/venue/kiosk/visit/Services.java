package org.venue.kiosk.visit;

/// What the terminal can do right now; a dead device takes away only its own services.
///
/// @param backend how it stands with the booking backend
public record Services(boolean scanner, boolean lockers, boolean gate, Connection backend) {

  /// Everything works.
  public static final Services ALL = new Services(true, true, true, Connection.NONE);

  /// These devices, without a word of the backend.
  public Services(boolean scanner, boolean lockers, boolean gate) {
    this(scanner, lockers, gate, Connection.NONE);
  }

  /// The same devices with this connection.
  public Services with(Connection now) {
    return new Services(scanner, lockers, gate, now);
  }
}
