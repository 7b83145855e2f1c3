package org.venue.hardware.camera;

import org.venue.hardware.device.Device;

/// A camera: it gives frames while somebody looks. Its line's thread alone opens, reads and closes
/// what it films with. What cannot be filmed is told by the status: OFFLINE for a camera that is
/// gone, SILENT for pictures that cannot be read; it comes back by itself.
public interface Camera extends Device {

  /// Looks through the camera. Never waits and never fails: a camera that is away gives its first
  /// frame when it is back.
  Viewing watch();

  /// Whether somebody looks.
  boolean watched();
}
