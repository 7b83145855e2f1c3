package org.venue.hardware.camera;

import java.time.Duration;
import java.util.Optional;
import org.venue.hardware.device.DeviceException;

/// What a camera films with while it is on: a capture device, a file, a folder. One thread uses it.
public interface Source extends AutoCloseable {

  /// The picture that is due now. It may wait for the device, but not long.
  ///
  /// @return empty when there is nothing new, such as after the end of a file
  /// @throws DeviceException with NOT_CONNECTED when the source is gone and is to be opened again;
  ///   with another fault when only this picture is lost
  Optional<Picture> take() throws DeviceException;

  /// How long from one picture to the next; zero for a device that keeps the time itself.
  Duration pace();

  /// Switches it off.
  @Override
  void close();

  /// The way to a source. Used by the same one thread.
  interface Way {

    /// Why there is nothing to film with, without switching anything on; empty when there is.
    Optional<String> missing();

    /// Switches it on.
    ///
    /// @throws DeviceException when it cannot be switched on
    Source open() throws DeviceException;
  }
}
