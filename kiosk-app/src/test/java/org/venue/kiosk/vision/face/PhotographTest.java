package org.venue.kiosk.vision.face;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.visit.HeadMove;

/// A photograph in front of the real detector, with everything a hand can do to it flat: held, and
/// turned or tipped when a move is asked for.
class PhotographTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final int SEEDS = 6;

  /// The paper's distance in pixels: it fills the view from 60 degrees.
  private static final double DISTANCE = 600;

  private @TempDir Path directory;
  private int judged;
  private double mostAcross;
  private double mostDown;

  @Test
  void aPhotographThatIsTurnedAndTippedBeforeTheCameraNeverPasses() throws Exception {
    try (FaceReader reader = FaceReader.open(TestData.models(directory));
        Mat portrait = TestData.portrait()) {
      for (int degrees : new int[] {0, 20, 40}) {
        for (int seed = 0; seed < SEEDS; seed++) {
          assertFalse(passes(reader, portrait, degrees, seed), degrees + " degrees, seed " + seed);
        }
      }
    }
    assertTrue(judged > 500, "it was a face to the detector: " + judged);
    assertTrue(mostAcross < 0.075, "half of a turn: " + mostAcross);
    assertTrue(mostDown < 0.075, "three quarters of a nod: " + mostDown);
  }

  private boolean passes(FaceReader reader, Mat portrait, int degrees, long seed)
      throws FaceException {
    Instant now = START;
    Liveness live = Liveness.begin(new Random(seed), false, now);
    Landmarks rest = null;
    for (int i = 0; i < 60 && !(live.phase() instanceof Liveness.Refused); i++) {
      double swing = Math.sin(i * Math.PI / 12);
      HeadMove asked = live.asked().orElse(HeadMove.COME_CLOSER);
      double yaw =
          switch (asked) {
            case TURN_LEFT -> degrees * swing * swing;
            case TURN_RIGHT -> -degrees * swing * swing;
            case NOD, COME_CLOSER -> 0;
          };
      double pitch = asked == HeadMove.NOD ? degrees * swing : 0;
      Optional<Landmarks> marks = seen(reader, portrait, yaw, pitch);
      if (marks.isPresent()) {
        judged++;
        rest = rest == null ? marks.get() : rest;
        mostAcross = Math.max(mostAcross, Math.abs(marks.get().across() - rest.across()));
        mostDown = Math.max(mostDown, Math.abs(marks.get().down() - rest.down()));
      }
      now = now.plus(Duration.ofMillis(66));
      live = live.see(marks, now);
    }
    return live.passed();
  }

  /// The portrait as a sheet of paper that is turned about its middle.
  private static Optional<Landmarks> seen(FaceReader reader, Mat portrait, double yaw, double pitch)
      throws FaceException {
    try (PointerScope _ = new PointerScope()) {
      double sinY = Math.sin(Math.toRadians(yaw));
      double cosY = Math.cos(Math.toRadians(yaw));
      double sinP = Math.sin(Math.toRadians(pitch));
      double cosP = Math.cos(Math.toRadians(pitch));
      double half = portrait.cols() / 2.0;
      double f = DISTANCE;
      // Columns of the turning matrix for right and down on the paper, then the pinhole.
      double[] right = {cosY, -sinY * sinP, -sinY * cosP};
      double[] down = {0, cosP, -sinP};
      double[] matrix = new double[9];
      for (int row = 0; row < 3; row++) {
        double scale = row < 2 ? f : 1;
        matrix[3 * row] = scale * right[row];
        matrix[3 * row + 1] = scale * down[row];
        matrix[3 * row + 2] =
            -half * (matrix[3 * row] + matrix[3 * row + 1]) + (row == 2 ? DISTANCE : 0);
      }
      for (int column = 0; column < 3; column++) {
        matrix[column] += half * matrix[6 + column];
        matrix[3 + column] += half * matrix[6 + column];
      }
      Mat turned = new Mat();
      opencv_imgproc.warpPerspective(
          portrait,
          turned,
          new Mat(matrix).reshape(1, 3),
          new Size(portrait.cols(), portrait.rows()),
          opencv_imgproc.INTER_LINEAR,
          opencv_core.BORDER_CONSTANT,
          new Scalar(128, 128, 128, 0));
      return reader.look(TestData.frame(turned)).landmarks();
    }
  }
}
