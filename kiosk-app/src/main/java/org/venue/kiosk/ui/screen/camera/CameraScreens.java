package org.venue.kiosk.ui.screen.camera;

import org.venue.kiosk.flow.camera.CameraFlow.Aiming;
import org.venue.kiosk.flow.camera.CameraFlow.Camera;
import org.venue.kiosk.ui.Once;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.screen.AimingScreen;

/// The screen of each state of the code camera.
public final class CameraScreens {
  private final Once once;

  /// Screens that are built when they are first needed.
  public CameraScreens(Once once) {
    this.once = once;
  }

  /// The screen of this state, showing it.
  public Screen<?> show(Camera state) {
    return switch (state) {
      case Aiming s -> once.show(s, AimingScreen<Aiming>::new);
    };
  }
}
