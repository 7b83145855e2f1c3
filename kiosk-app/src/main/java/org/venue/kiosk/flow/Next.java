package org.venue.kiosk.flow;

import java.util.List;

/// Where a journey goes: the state that is true from now on, and what is asked of the world.
/// Handing over to another journey is nothing but a state of that journey.
public record Next(State state, List<Effect> effects) {
  public Next {
    effects = List.copyOf(effects);
  }

  /// The state, and at most one thing asked.
  public static Next to(State state, Effect... effects) {
    return new Next(state, List.of(effects));
  }
}
