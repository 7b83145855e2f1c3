package org.venue.kiosk.vision.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An anti-spoofing model that a venue installs is asked as its sheet says. The one of the test
/// takes what is bright for live.
class AntiSpoofTest {
  private static final Face FACE = new Face(200, 100, 100, 120, 0.9, Optional.empty());

  @TempDir private Path directory;

  @Test
  void logitsBecomeAProbability() throws Exception {
    install("logits", 2);
    try (AntiSpoof model = open();
        Mat bright = picture(200);
        Mat dark = picture(50)) {
      assertTrue(model.live(bright, FACE) > 0.99);
      assertTrue(model.live(dark, FACE) < 0.01);
      assertFalse(model.spoofed(bright, FACE));
      assertTrue(model.spoofed(dark, FACE));
    }
  }

  @Test
  void onlyTheFaceAndWhatIsAroundItIsLookedAt() throws Exception {
    install("logits", 2);
    try (AntiSpoof model = open();
        Mat picture = picture(200);
        Mat corner = picture.colRange(400, 640)) {
      corner.put(new Scalar(0, 0, 0, 0));
      assertFalse(model.spoofed(picture, FACE));
      assertTrue(model.spoofed(picture, new Face(500, 100, 100, 120, 0.9, Optional.empty())));
    }
  }

  @Test
  void aFaceAtTheEdgeIsCutWhereThePictureEnds() throws Exception {
    install("logits", 2);
    try (AntiSpoof model = open();
        Mat bright = picture(200)) {
      for (double[] at : new double[][] {{-80, -90}, {600, 440}, {-500, -500}, {900, 900}}) {
        assertFalse(model.spoofed(bright, new Face(at[0], at[1], 100, 120, 0.9, Optional.empty())));
      }
    }
  }

  @Test
  void aModelThatGivesSomethingElseThanItsSheetSaysIsNamed() throws Exception {
    install("probabilities", 3);
    try (AntiSpoof model = open();
        Mat bright = picture(200)) {
      FaceException wrong = assertThrows(FaceException.class, () -> model.live(bright, FACE));
      assertEquals("brightness gives 2 numbers, its sheet says 3", wrong.getMessage());
    }
  }

  @Test
  void aSheetWhoseAnswerIsNotAmongTheNumbersIsRefused() throws Exception {
    install("logits", 1);
    FaceException wrong = assertThrows(FaceException.class, () -> Models.in(directory));
    assertTrue(wrong.getMessage().contains("live is none of the model's numbers"));
  }

  private AntiSpoof open() throws Exception {
    Models models = Models.in(directory);
    ModelSheet sheet = models.installed(ModelSheet.Kind.ANTISPOOF).orElseThrow();
    return new AntiSpoof(sheet, models.open(sheet));
  }

  /// A model and its sheet.
  private void install(String gives, int numbers) throws Exception {
    brightness(directory, gives, numbers, 0.5);
  }

  /// Installs a model that takes what is bright for live.
  static void brightness(Path directory, String gives, int numbers, double threshold)
      throws Exception {
    float share = 40f / 3;
    byte[] model =
        TinyOnnx.weighing(
            80, 80, new float[][] {{0, share}, {0, share}, {0, share}}, new float[] {0, -20});
    Files.write(directory.resolve("brightness.onnx"), model);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
    Files.writeString(
        directory.resolve("brightness.properties"),
        """
        name = brightness
        kind = antispoof
        file = brightness.onnx
        bytes = %d
        sha256 = %s
        licence = MIT
        source = the test
        size = 80 80
        order = bgr
        mean = 0
        scale = 0.00392157
        numbers = %d
        threshold = %s
        around = 1.5
        live = 1
        gives = %s
        """
            .formatted(model.length, hash, numbers, threshold, gives));
  }

  private static Mat picture(double value) {
    return new Mat(480, 640, opencv_core.CV_8UC3, new Scalar(value, value, value, 0));
  }
}
