package org.venue.kiosk.visit;

/// On which side of the gate a scanner stands.
public enum Place {
  LOBBY,
  INSIDE
}
