package org.venue.kiosk.vision.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.QRCodeDetector;

/// Lets OpenCV find the four corners of codes that lie aslant, and lays each flat. It never
/// decodes. Loads the native libraries when it is made.
final class Rectifier implements AutoCloseable {
  /// Side of the picture of a code laid flat, and the quiet zone around it.
  private static final int SIDE = 720;

  private static final int QUIET = 60;
  private static final int MOST_CODES = 4;

  private final QRCodeDetector detector = new QRCodeDetector();

  /// A code laid flat.
  ///
  /// @param x its middle in the picture it was found in, in pixels
  record Flat(Grey grey, double x, double y) {}

  /// Every code that is found, laid flat.
  List<Flat> flatten(Grey grey) {
    List<Flat> flats = new ArrayList<>();
    try (Mat picture = new Mat(grey.height(), grey.width(), opencv_core.CV_8UC1);
        Mat corners = new Mat()) {
      picture.data().put(grey.pixels());
      if (!detector.detectMulti(picture, corners)) {
        return flats;
      }
      float[] found = new float[(int) Math.min(MOST_CODES, corners.total() / 4) * 8];
      floats(corners).get(found);
      for (int i = 0; i < found.length; i += 8) {
        flats.add(flat(picture, Arrays.copyOfRange(found, i, i + 8)));
      }
    }
    return flats;
  }

  private static Flat flat(Mat picture, float[] quad) {
    float near = QUIET;
    float far = SIDE - QUIET;
    float[] square = {near, near, far, near, far, far, near, far};
    try (Mat from = new Mat(4, 1, opencv_core.CV_32FC2);
        Mat to = new Mat(4, 1, opencv_core.CV_32FC2);
        Mat flat = new Mat()) {
      floats(from).put(quad);
      floats(to).put(square);
      try (Mat lay = opencv_imgproc.getPerspectiveTransform(from, to);
          Size size = new Size(SIDE, SIDE)) {
        opencv_imgproc.warpPerspective(picture, flat, lay, size);
      }
      byte[] pixels = new byte[SIDE * SIDE];
      flat.data().get(pixels);
      double x = (quad[0] + quad[2] + quad[4] + quad[6]) / 4;
      double y = (quad[1] + quad[3] + quad[5] + quad[7]) / 4;
      return new Flat(new Grey(SIDE, SIDE, pixels), x, y);
    }
  }

  private static FloatPointer floats(Mat mat) {
    return new FloatPointer(mat.data());
  }

  @Override
  public void close() {
    detector.close();
  }
}
