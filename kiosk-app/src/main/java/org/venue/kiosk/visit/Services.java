package org.venue.kiosk.visit;

import java.util.Optional;

/// What the terminal can do right now; a dead device takes away only its own services.
///
/// @param memory what is wrong with the store; a terminal without memory opens no doors
/// @param backend how it stands with the booking backend
public record Services(
    boolean scanner, boolean lockers, boolean gate, Optional<Trouble> memory, Connection backend) {

  /// Everything works.
  public static final Services ALL = new Services(true, true, true, Connection.NONE);

  /// A terminal with a memory.
  public Services(boolean scanner, boolean lockers, boolean gate, Connection backend) {
    this(scanner, lockers, gate, Optional.empty(), backend);
  }

  /// These devices, without a word of the backend.
  public Services(boolean scanner, boolean lockers, boolean gate) {
    this(scanner, lockers, gate, Connection.NONE);
  }

  /// The same devices with this connection.
  public Services with(Connection now) {
    return new Services(scanner, lockers, gate, memory, now);
  }

  /// The same with this trouble of the store.
  public Services with(Optional<Trouble> memory) {
    return new Services(scanner, lockers, gate, memory, backend);
  }
}
