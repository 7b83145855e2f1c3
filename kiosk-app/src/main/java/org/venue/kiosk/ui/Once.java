package org.venue.kiosk.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.venue.kiosk.flow.State;

/// Keeps each kind of state's screen, so that it is built once and when it is first needed.
public final class Once {
  private final Kit kit;
  private final Map<Class<?>, Screen<?>> built = new HashMap<>();

  /// Builds with this kit.
  public Once(Kit kit) {
    this.kit = kit;
  }

  /// The screen of this state, showing it.
  public <S extends State> Screen<S> show(S state, Function<Kit, ? extends Screen<S>> build) {
    // Only screens of the very same state class are kept under it.
    @SuppressWarnings("unchecked")
    Screen<S> screen =
        (Screen<S>) built.computeIfAbsent(state.getClass(), kind -> build.apply(kit));
    screen.show(state);
    return screen;
  }
}
