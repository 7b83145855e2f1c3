package org.venue.kiosk.vision.face;

import java.util.List;

/// Brings a face to where recognisers expect it: the similarity (turn, scale, shift) that takes its
/// five points closest to the template's in the sense of least squares.
final class Alignment {
  /// Width and height of an aligned face.
  static final int SIDE = 112;

  /// Where the five points lie in an aligned face of 112 x 112 pixels: the points of ArcFace, which
  /// the recogniser of OpenCV uses too (face_recognize.cpp, FaceRecognizerSF).
  static final List<Point> TEMPLATE =
      List.of(
          new Point(38.2946, 51.6963),
          new Point(73.5318, 51.5014),
          new Point(56.0252, 71.7366),
          new Point(41.5493, 92.3655),
          new Point(70.7299, 92.2041));

  private Alignment() {}

  /// The 2 x 3 matrix, row by row, from picture to aligned face.
  ///
  /// Written with complex numbers the similarity is `q = a p + b`, so that `a` is a plain
  /// regression.
  static double[] of(Landmarks marks) throws FaceException {
    List<Point> from = marks.points();
    Point fromMiddle = middle(from);
    Point toMiddle = middle(TEMPLATE);
    double real = 0;
    double imaginary = 0;
    double square = 0;
    for (int i = 0; i < TEMPLATE.size(); i++) {
      Point p = from.get(i).minus(fromMiddle);
      Point q = TEMPLATE.get(i).minus(toMiddle);
      real += p.dot(q);
      imaginary += p.cross(q);
      square += p.dot(p);
    }
    if (!(square > 1)) {
      throw new FaceException("The five points of the face lie in one place");
    }
    real /= square;
    imaginary /= square;
    return new double[] {
      real,
      -imaginary,
      toMiddle.x() - real * fromMiddle.x() + imaginary * fromMiddle.y(),
      imaginary,
      real,
      toMiddle.y() - imaginary * fromMiddle.x() - real * fromMiddle.y()
    };
  }

  private static Point middle(List<Point> points) {
    double x = 0;
    double y = 0;
    for (Point point : points) {
      x += point.x();
      y += point.y();
    }
    return new Point(x / points.size(), y / points.size());
  }
}
