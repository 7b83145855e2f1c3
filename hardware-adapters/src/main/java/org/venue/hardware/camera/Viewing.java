package org.venue.hardware.camera;

import java.time.Duration;
import java.util.Optional;

/// One look through a camera, for one screen. The camera is on as long as one of its viewings is
/// open. Methods may be called from any thread.
public interface Viewing extends AutoCloseable {

  /// The newest frame since this viewing began, without waiting; empty before the first one and
  /// after the end.
  Optional<Frame> newest();

  /// Waits for a frame newer than `seen`.
  ///
  /// @param seen the [Frame#sequence] of the last frame, or a negative number for any frame
  /// @return empty when none came in time, or the viewing ended
  Optional<Frame> next(long seen, Duration patience) throws InterruptedException;

  /// Looks no longer; the last one to do so switches the camera off. Ending twice does nothing.
  @Override
  void close();
}
