package org.venue.kiosk.vision.face;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.venue.hardware.camera.Frame;

/// Models and a portrait that are not part of the project: `-Dvenue.testdata=DIR`. Tests that need
/// them are skipped without.
final class TestData {
  private TestData() {}

  static Path folder() {
    String folder = System.getProperty("venue.testdata", "");
    assumeTrue(!folder.isEmpty(), "-Dvenue.testdata=DIR names models and pictures");
    return Path.of(folder);
  }

  static Path yunet() {
    return folder().resolve("models/face_detection_yunet_2023mar.onnx");
  }

  static Path mobileFaceNet() {
    return folder().resolve("models/face_recognition_mobilefacenet.onnx");
  }

  /// A directory with both models.
  static Models models(Path directory) throws FaceException {
    Models models = Models.in(directory);
    models.install(yunet());
    models.install(mobileFaceNet());
    return models;
  }

  /// The portrait: 512 x 512, one woman, looking into the camera.
  static Mat portrait() throws IOException {
    Mat picture = opencv_imgcodecs.imread(folder().resolve("faces/astronaut.png").toString());
    if (picture.empty()) {
      throw new IOException("no portrait");
    }
    return picture;
  }

  static Frame frame(Mat picture) {
    byte[] bgr = new byte[(int) (picture.total() * picture.elemSize())];
    Mat whole = picture.isContinuous() ? picture : picture.clone();
    whole.data().get(bgr);
    return new Frame(picture.cols(), picture.rows(), bgr, Instant.EPOCH, 1);
  }

  static Frame grey(int width, int height) {
    byte[] bgr = new byte[width * height * 3];
    Arrays.fill(bgr, (byte) 128);
    return new Frame(width, height, bgr, Instant.EPOCH, 1);
  }

  static Mat resized(Mat picture, double factor) {
    Mat resized = new Mat();
    opencv_imgproc.resize(
        picture, resized, new Size(), factor, factor, opencv_imgproc.INTER_LINEAR);
    return resized;
  }

  /// The same picture with every brightness multiplied.
  static Mat dimmed(Mat picture, double factor) {
    Mat dimmed = new Mat();
    picture.convertTo(dimmed, opencv_core.CV_8U, factor, 0);
    return dimmed;
  }

  static Mat blurred(Mat picture, int size) {
    Mat blurred = new Mat();
    opencv_imgproc.blur(picture, blurred, new Size(size, size));
    return blurred;
  }

  static Mat mirrored(Mat picture) {
    Mat mirrored = new Mat();
    opencv_core.flip(picture, mirrored, 1);
    return mirrored;
  }

  static Mat beside(Mat left, Mat right) {
    Mat both = new Mat();
    opencv_core.hconcat(left, right, both);
    return both;
  }
}
