package org.venue.kiosk.ui;

import org.venue.kiosk.flow.State;

/// Finds the screen of a state.
@FunctionalInterface
public interface Screens {

  /// The screen of this state, already showing it; the same one for the same kind of state.
  Screen<?> show(State state);
}
