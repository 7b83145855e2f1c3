package org.venue.kiosk.ui;

import java.util.Optional;
import org.venue.kiosk.ui.widget.CameraView;

/// Where a screen gets its live picture from: beside the states, which hold no pictures. Asked on
/// the event thread; never waits.
@FunctionalInterface
public interface LivePicture {
  /// A terminal without a camera.
  LivePicture NONE = Optional::empty;

  /// The newest picture, while the camera is on.
  Optional<CameraView.Live> newest();
}
