package org.venue.kiosk.simulation;

import org.venue.kiosk.flow.View;

/// Somebody who can stand before the screen.
interface Person {

  /// Looks at what is shown and does something about it, or nothing.
  void sees(View view, Screen screen);

  /// Went away from the screen, for whatever reason.
  void left();
}
