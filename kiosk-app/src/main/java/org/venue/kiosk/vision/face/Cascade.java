package org.venue.kiosk.vision.face;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/// The cascade of Haar features that ships with OpenCV: boxes only. With it a terminal without
/// models can still say whether somebody is there, and nothing more.
final class Cascade implements FaceDetector {
  private static final String FILE = "haarcascade_frontalface_alt2.xml";

  private final CascadeClassifier classifier;
  private final Mat grey = new Mat().retainReference();
  private final Mat small = new Mat().retainReference();

  Cascade() throws FaceException {
    try {
      File file =
          Loader.cacheResource(
              CascadeClassifier.class,
              "/org/bytedeco/opencv/"
                  + Loader.getPlatform()
                  + "/share/opencv4/haarcascades/"
                  + FILE);
      if (file == null) {
        throw new FaceException("OpenCV has no " + FILE);
      }
      classifier = new CascadeClassifier(file.getPath()).retainReference();
    } catch (IOException e) {
      throw new FaceException("Could not unpack " + FILE + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<Face> detect(Mat picture) {
    double scale = Math.min(1, (double) YuNet.LONGEST / Math.max(picture.cols(), picture.rows()));
    try (PointerScope _ = new PointerScope()) {
      opencv_imgproc.cvtColor(picture, grey, opencv_imgproc.COLOR_BGR2GRAY);
      Size size =
          new Size(
              Math.max(1, (int) (picture.cols() * scale)),
              Math.max(1, (int) (picture.rows() * scale)));
      opencv_imgproc.resize(grey, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      opencv_imgproc.equalizeHist(small, small);
      RectVector boxes = new RectVector();
      classifier.detectMultiScale(small, boxes, 1.1, 4, 0, new Size(60, 60), new Size());
      List<Face> faces = new ArrayList<>();
      for (Rect box : boxes.get()) {
        faces.add(
            new Face(
                box.x() / scale,
                box.y() / scale,
                box.width() / scale,
                box.height() / scale,
                1,
                Optional.empty()));
      }
      return faces;
    }
  }

  @Override
  public void close() {
    classifier.close();
    grey.close();
    small.close();
  }
}
