package org.venue.kiosk.vision.face;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_objdetect.FaceRecognizerSF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A face comes to lie where recognisers expect it.
class AlignmentTest {
  @Test
  void theTemplatesOwnPointsStayWhereTheyAre() throws FaceException {
    assertArrayEquals(
        new double[] {1, 0, 0, 0, 1, 0}, Alignment.of(marks(Alignment.TEMPLATE)), 1e-9);
  }

  @Test
  void aTurnedScaledAndShiftedFaceComesBack() throws FaceException {
    double cos = 2.5 * Math.cos(0.3);
    double sin = 2.5 * Math.sin(0.3);
    List<Point> moved =
        Alignment.TEMPLATE.stream()
            .map(p -> new Point(cos * p.x() - sin * p.y() + 200, sin * p.x() + cos * p.y() - 40))
            .toList();
    double[] matrix = Alignment.of(marks(moved));
    for (int i = 0; i < 5; i++) {
      Point p = moved.get(i);
      assertEquals(
          Alignment.TEMPLATE.get(i).x(), matrix[0] * p.x() + matrix[1] * p.y() + matrix[2], 1e-9);
      assertEquals(
          Alignment.TEMPLATE.get(i).y(), matrix[3] * p.x() + matrix[4] * p.y() + matrix[5], 1e-9);
    }
  }

  @Test
  void pointsInOnePlaceAreAnError() {
    Point one = new Point(5, 5);
    assertThrows(FaceException.class, () -> Alignment.of(new Landmarks(one, one, one, one, one)));
  }

  @Test
  void aPortraitIsAlignedAsOpenCvDoesIt(@TempDir Path directory) throws Exception {
    try (FaceReader reader = FaceReader.open(TestData.models(directory));
        Mat portrait = TestData.portrait();
        Mat ours = new Mat();
        Mat theirs = new Mat();
        Mat row = new Mat(1, 15, opencv_core.CV_32F);
        FaceRecognizerSF bare = FaceRecognizerSF.create(TestData.mobileFaceNet().toString(), "")) {
      Landmarks marks = reader.look(TestData.frame(portrait)).landmarks().orElseThrow();
      try (FloatIndexer values = row.createIndexer()) {
        for (int i = 0; i < 5; i++) {
          values.put(0, 4 + 2 * i, (float) marks.points().get(i).x());
          values.put(0, 5 + 2 * i, (float) marks.points().get(i).y());
        }
      }
      bare.alignCrop(portrait, row, theirs);
      FaceRecogniser.align(portrait, marks, ours);
      assertEquals(0, opencv_core.norm(ours, theirs, opencv_core.NORM_L1, null) / 37632, 0.5);
    }
  }

  private static Landmarks marks(List<Point> p) {
    return new Landmarks(p.get(0), p.get(1), p.get(2), p.get(3), p.get(4));
  }
}
