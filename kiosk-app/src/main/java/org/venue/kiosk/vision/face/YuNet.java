package org.venue.kiosk.vision.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;

/// YuNet: boxes with five points. A large picture is made smaller first: who stands at a terminal
/// is large in it, and the time grows with the pixels.
final class YuNet implements FaceDetector {
  /// The longer side of what is searched.
  static final int LONGEST = 640;

  private static final float LEAST_SCORE = 0.8f;
  private static final float OVERLAP = 0.3f;
  private static final int MOST = 50;

  private final FaceDetectorYN detector;
  private final Mat small = new Mat().retainReference();
  private final Mat found = new Mat().retainReference();
  private int width;
  private int height;

  YuNet(Path model) throws FaceException {
    try (PointerScope _ = new PointerScope();
        Size size = new Size(LONGEST, LONGEST)) {
      detector =
          FaceDetectorYN.create(model.toString(), "", size, LEAST_SCORE, OVERLAP, MOST, 0, 0);
      detector.retainReference();
    } catch (RuntimeException e) {
      throw new FaceException(model + " cannot be read as a detector", e);
    }
  }

  @Override
  public List<Face> detect(Mat picture) throws FaceException {
    double scale = Math.min(1, (double) LONGEST / Math.max(picture.cols(), picture.rows()));
    try (PointerScope _ = new PointerScope()) {
      Mat searched = picture;
      if (scale < 1) {
        Size size =
            new Size(
                Math.max(1, (int) Math.round(picture.cols() * scale)),
                Math.max(1, (int) Math.round(picture.rows() * scale)));
        opencv_imgproc.resize(picture, small, size, 0, 0, opencv_imgproc.INTER_AREA);
        searched = small;
      }
      if (searched.cols() != width || searched.rows() != height) {
        width = searched.cols();
        height = searched.rows();
        detector.setInputSize(new Size(width, height));
      }
      detector.detect(searched, found);
      return faces((double) picture.cols() / width, (double) picture.rows() / height);
    } catch (RuntimeException e) {
      throw new FaceException("The detector failed: " + e.getMessage(), e);
    }
  }

  /// A row is a box, five points (right eye, left eye, nose, right and left corner of the mouth), a
  /// score; from the documentation of `FaceDetectorYN::detect`.
  private List<Face> faces(double x, double y) {
    List<Face> faces = new ArrayList<>();
    if (found.empty()) {
      return faces;
    }
    try (FloatIndexer rows = found.createIndexer()) {
      for (long i = 0; i < found.rows(); i++) {
        Point[] points = new Point[5];
        for (int p = 0; p < points.length; p++) {
          points[p] = new Point(rows.get(i, 4 + 2 * p) * x, rows.get(i, 5 + 2 * p) * y);
        }
        faces.add(
            new Face(
                rows.get(i, 0) * x,
                rows.get(i, 1) * y,
                rows.get(i, 2) * x,
                rows.get(i, 3) * y,
                rows.get(i, 14),
                Optional.of(new Landmarks(points[0], points[1], points[2], points[3], points[4]))));
      }
    }
    return faces;
  }

  @Override
  public void close() {
    detector.close();
    small.close();
    found.close();
  }
}
