package org.venue.kiosk.vision.face;

import java.util.List;

/// Five points of a face, in YuNet's order. Right and left are the person's own, so in a picture
/// that is not mirrored the right eye lies left.
///
/// The nose is told in the frame that eyes and mouth span: `across` in eye distances from the
/// middle of the eyes, `down` in eye-mouth distances. On anything flat these two numbers stay the
/// same however it is moved, scaled, turned in its plane or slanted (they are affine invariants);
/// on a head the nose stands out of the plane of eyes and mouth, so they change when the head
/// turns.
public record Landmarks(
    Point rightEye, Point leftEye, Point nose, Point rightMouth, Point leftMouth) {

  /// All five in their order.
  public List<Point> points() {
    return List.of(rightEye, leftEye, nose, rightMouth, leftMouth);
  }

  /// Pixels between the eyes.
  public double eyeDistance() {
    return eyes().length();
  }

  /// The nose sideways in eye distances: 0 seen from the front, positive when the person's left eye
  /// is the nearer to the nose.
  public double across() {
    return nose.minus(eyeMiddle()).cross(face()) / eyes().cross(face());
  }

  /// The nose downwards in eye-mouth distances: 0 at the eyes, 1 at the mouth.
  public double down() {
    return eyes().cross(nose.minus(eyeMiddle())) / eyes().cross(face());
  }

  /// How much longer the way from eyes to mouth is than the way between the eyes.
  public double stretch() {
    return face().length() / eyes().length();
  }

  /// How far the head leans to a shoulder, in degrees.
  public double lean() {
    return Math.toDegrees(Math.atan2(leftEye.y() - rightEye.y(), leftEye.x() - rightEye.x()));
  }

  Point middle() {
    return eyeMiddle().towards(mouthMiddle(), 0.5);
  }

  private Point eyes() {
    return leftEye.minus(rightEye);
  }

  private Point face() {
    return mouthMiddle().minus(eyeMiddle());
  }

  private Point eyeMiddle() {
    return rightEye.towards(leftEye, 0.5);
  }

  private Point mouthMiddle() {
    return rightMouth.towards(leftMouth, 0.5);
  }
}
