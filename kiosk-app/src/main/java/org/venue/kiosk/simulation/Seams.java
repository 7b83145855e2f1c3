package org.venue.kiosk.simulation;

import org.venue.hardware.link.Simulator;
import org.venue.kiosk.sync.BookingApi;

/// Where the parts of a simulated venue meet. Nothing stands between them, unless a test plants a
/// fault there to see that it is found.
interface Seams {
  /// Nothing stands there.
  Seams PLAIN = new Seams() {};

  /// What a terminal gets for its line to the backend.
  default BookingApi.Near line(BookingApi.Near line) {
    return line;
  }

  /// What hangs at the end of a wire.
  default Simulator device(Simulator device) {
    return device;
  }
}
