package org.venue.kiosk.vision.face;

import java.util.List;
import java.util.Optional;
import org.venue.kiosk.visit.FaceGuidance;

/// Whether a frame is good enough to make a template of, else what the person can do about it. The
/// limits are ours: chosen on a few pictures, not calibrated on many.
final class Quality {
  /// The aligned face has 35 pixels between the eyes; less than that would be invented.
  private static final double LEAST_EYE_DISTANCE = 36;

  /// Of the picture's shorter side.
  private static final double LARGEST_HEIGHT = 0.8;

  private static final double MOST_ACROSS = 0.12;
  private static final double LEAST_DOWN = 0.35;
  private static final double MOST_DOWN = 0.75;
  private static final double MOST_LEAN = 20;

  /// Variance of the Laplacian of the aligned face's brightness.
  private static final double LEAST_SHARPNESS = 60;

  private static final double LEAST_BRIGHTNESS = 50;
  private static final double MOST_BRIGHTNESS = 215;
  private static final double LEAST_CONTRAST = 18;

  private Quality() {}

  /// The aligned face's brightness, 0 to 255.
  ///
  /// @param sharpness variance of the Laplacian
  /// @param contrast standard deviation
  record Light(double sharpness, double brightness, double contrast) {}

  /// What is wrong with who is seen and where.
  static Optional<FaceGuidance> ofPlace(List<Face> faces, int width, int height) {
    if (faces.isEmpty()) {
      return Optional.of(FaceGuidance.COME_INTO_VIEW);
    }
    if (faces.size() > 1) {
      return Optional.of(FaceGuidance.ONE_PERSON);
    }
    Face face = faces.getFirst();
    if (face.height() > LARGEST_HEIGHT * Math.min(width, height)) {
      return Optional.of(FaceGuidance.FURTHER);
    }
    if (face.landmarks().isEmpty()) {
      return Optional.empty();
    }
    Landmarks marks = face.landmarks().get();
    if (marks.points().stream()
        .anyMatch(p -> p.x() < 0 || p.y() < 0 || p.x() >= width || p.y() >= height)) {
      return Optional.of(FaceGuidance.COME_INTO_VIEW);
    }
    if (Math.abs(marks.lean()) > MOST_LEAN || !straight(marks)) {
      return Optional.of(FaceGuidance.LOOK_STRAIGHT);
    }
    return marks.eyeDistance() < LEAST_EYE_DISTANCE
        ? Optional.of(FaceGuidance.CLOSER)
        : Optional.empty();
  }

  /// What is wrong with the light and the stillness.
  static Optional<FaceGuidance> ofLight(Light light) {
    if (light.brightness() > MOST_BRIGHTNESS) {
      return Optional.of(FaceGuidance.TOO_BRIGHT);
    }
    if (light.brightness() < LEAST_BRIGHTNESS || light.contrast() < LEAST_CONTRAST) {
      return Optional.of(FaceGuidance.TO_THE_LIGHT);
    }
    return light.sharpness() < LEAST_SHARPNESS
        ? Optional.of(FaceGuidance.HOLD_STILL)
        : Optional.empty();
  }

  /// Not a number is not straight.
  private static boolean straight(Landmarks marks) {
    return Math.abs(marks.across()) <= MOST_ACROSS
        && marks.down() >= LEAST_DOWN
        && marks.down() <= MOST_DOWN;
  }
}
