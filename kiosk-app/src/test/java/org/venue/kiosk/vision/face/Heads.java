package org.venue.kiosk.vision.face;

import java.util.Random;

/// Things with a face on them, as a pinhole camera would see their five points. Millimetres; right
/// and down in the picture, and towards the camera. The head's measures are those of a generic
/// adult: eyes 64 apart, nose tip 28 before the eyes, mouth 68 below them.
public final class Heads {
  private static final double[][] HEAD = {
    {-32, -30, 0}, {32, -30, 0}, {0, 6, 28}, {-25, 38, 6}, {25, 38, 6}
  };
  private static final double FOCUS = 900;

  /// About what a head turns and nods, behind the eyes.
  private static final double NECK = -70;

  private Heads() {}

  /// Where something is.
  ///
  /// @param yaw degrees to the person's own left
  /// @param pitch degrees down
  public record Place(double x, double y, double distance, double yaw, double pitch, double roll) {
    public static Place front(double distance) {
      return new Place(0, 0, distance, 0, 0, 0);
    }

    public Place turned(double yaw, double pitch) {
      return new Place(x, y, distance, yaw, pitch, roll);
    }

    public Place at(double newX, double newY, double newDistance) {
      return new Place(newX, newY, newDistance, yaw, pitch, roll);
    }
  }

  /// A head.
  public static Landmarks head(Place place) {
    return project(HEAD, place, NECK);
  }

  /// A photograph of a head, taken from the front at 600 mm, printed in its own size and held in
  /// this place.
  public static Landmarks photograph(Place place) {
    double[][] flat = new double[HEAD.length][];
    for (int i = 0; i < flat.length; i++) {
      double size = 600 / (600 - HEAD[i][2]);
      flat[i] = new double[] {HEAD[i][0] * size, HEAD[i][1] * size, 0};
    }
    return project(flat, place, 0);
  }

  /// As a detector would place it, some tenths of a pixel off.
  static Landmarks noisy(Landmarks marks, Random random, double pixels) {
    Point[] points =
        marks.points().stream()
            .map(p ->
                new Point(
                    p.x() + random.nextGaussian() * pixels, p.y() + random.nextGaussian() * pixels))
            .toArray(Point[]::new);
    return new Landmarks(points[0], points[1], points[2], points[3], points[4]);
  }

  /// As a mirror shows it, where the detector takes the left eye for a right one.
  static Landmarks mirrored(Landmarks marks) {
    return new Landmarks(
        flip(marks.leftEye()),
        flip(marks.rightEye()),
        flip(marks.nose()),
        flip(marks.leftMouth()),
        flip(marks.rightMouth()));
  }

  private static Point flip(Point point) {
    return new Point(1280 - point.x(), point.y());
  }

  private static Landmarks project(double[][] body, Place place, double axis) {
    Point[] points = new Point[body.length];
    for (int i = 0; i < points.length; i++) {
      double[] p = {body[i][0], body[i][1], body[i][2] - axis};
      // Down: what is in front goes down. To the own left: what is in front goes right.
      p = turn(p, 2, 1, place.pitch());
      p = turn(p, 2, 0, place.yaw());
      p = turn(p, 0, 1, place.roll());
      double depth = place.distance() - p[2] - axis;
      points[i] =
          new Point(
              640 + FOCUS * (p[0] + place.x()) / depth, 360 + FOCUS * (p[1] + place.y()) / depth);
    }
    return new Landmarks(points[0], points[1], points[2], points[3], points[4]);
  }

  private static double[] turn(double[] p, int from, int to, double degrees) {
    double sin = Math.sin(Math.toRadians(degrees));
    double cos = Math.cos(Math.toRadians(degrees));
    double[] turned = p.clone();
    turned[from] = p[from] * cos - p[to] * sin;
    turned[to] = p[to] * cos + p[from] * sin;
    return turned;
  }
}
