package org.venue.kiosk.vision.code;

/// The aiming frame, in shares of the picture's width and height: a code counts when its middle
/// lies in it.
///
/// @param left from 0, the left edge, to 1
/// @param top from 0, the upper edge, to 1
public record Aim(double left, double top, double right, double bottom) {
  /// Everything in view.
  public static final Aim ALL = new Aim(0, 0, 1, 1);

  /// Checks that there is something between the edges.
  public Aim {
    if (!(0 <= left && left < right && right <= 1 && 0 <= top && top < bottom && bottom <= 1)) {
      throw new IllegalArgumentException(
          "An aiming frame from %s,%s to %s,%s".formatted(left, top, right, bottom));
    }
  }

  /// Whether this point, in shares, lies in the aiming frame.
  boolean holds(double x, double y) {
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  /// How far a point is from the middle; only to be compared.
  double off(double x, double y) {
    return Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2);
  }
}
