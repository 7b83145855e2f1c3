package org.venue.hardware.locker;

/// How a lock's feedback contact is wired. The board only passes the level on, so this is
/// configuration and never part of a protocol.
public enum Polarity {
  /// The contact is made while the door is shut; the usual lock.
  SHORT_WHEN_LOCKED,
  /// The contact is made while the door is open.
  SHORT_WHEN_OPEN;

  /// What the contact says about the door.
  public DoorState read(boolean contact) {
    return contact == (this == SHORT_WHEN_LOCKED) ? DoorState.CLOSED : DoorState.OPEN;
  }

  /// The contact of a door in that position.
  public boolean contact(boolean open) {
    return open == (this == SHORT_WHEN_OPEN);
  }
}
