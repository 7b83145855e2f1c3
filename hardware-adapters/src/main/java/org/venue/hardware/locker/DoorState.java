package org.venue.hardware.locker;

/// What the door's sensor says.
public enum DoorState {
  OPEN,
  CLOSED,
  /// The board did not say, or its answers contradict each other.
  UNKNOWN
}
