package org.venue.kiosk.visit;

/// What a person is asked to do with their head to show that they are there; left and right are
/// theirs.
public enum HeadMove {
  TURN_LEFT,
  TURN_RIGHT,
  NOD,
  COME_CLOSER
}
