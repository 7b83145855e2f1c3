package org.venue.kiosk.ui.screen.camera;

import static org.venue.kiosk.ui.Samples.SOON;

import java.util.Map;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.camera.CameraFlow.Aiming;

/// Sample states of the code camera.
public final class CameraGallery {
  private CameraGallery() {}

  /// The samples by the names of their pictures.
  public static Map<String, State> samples() {
    return Map.of("Aiming", new Aiming(SOON));
  }
}
