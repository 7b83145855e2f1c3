package org.venue.kiosk.visit;

/// Who vouches that the law is kept: the member by their own age, or a guardian of a child.
public enum AgeStated {
  FOURTEEN_OR_OVER,
  GUARDIAN
}
