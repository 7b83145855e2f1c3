package org.venue.kiosk.vision.face;

/// A place in a picture: pixels from its upper left corner, to the right and down.
public record Point(double x, double y) {

  Point minus(Point other) {
    return new Point(x - other.x, y - other.y);
  }

  Point towards(Point other, double share) {
    return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
  }

  double dot(Point other) {
    return x * other.x + y * other.y;
  }

  /// The area of the parallelogram of both, signed.
  double cross(Point other) {
    return x * other.y - y * other.x;
  }

  double length() {
    return Math.hypot(x, y);
  }
}
