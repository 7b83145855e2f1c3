package org.venue.kiosk.simulation;

/// Unwinds whatever a terminal was at when its power was cut. Not an exception of the terminal:
/// nothing of it may catch this and go on.
final class PowerCut extends Error {
  PowerCut() {
    super("the power was cut", null, false, false);
  }
}
