package org.venue.kiosk.visit;

/// How far this terminal can know faces. Each screen that offers a face offers an equal other way.
public enum FaceService {
  /// There is no camera for it, or it does not answer: nothing is offered.
  NONE,
  /// Nobody is known, and the screen says so: no recogniser is installed, or there are stored faces
  /// and the camera does not answer. They can be deleted.
  MATCHING_OFF,
  /// Members who agreed are known, and must show that they are there.
  READY,
  /// The same in a demonstration that lets a still picture pass, and says so on each screen.
  WITHOUT_LIVENESS;

  /// Whether a member can be known.
  public boolean knows() {
    return this == READY || this == WITHOUT_LIVENESS;
  }
}
