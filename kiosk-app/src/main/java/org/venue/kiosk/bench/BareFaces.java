package org.venue.kiosk.bench;

import java.time.Duration;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_dnn.Net;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;
import org.bytedeco.opencv.opencv_objdetect.FaceRecognizerSF;
import org.venue.hardware.camera.Frame;
import org.venue.kiosk.vision.face.FaceException;
import org.venue.kiosk.vision.face.FaceIndex;
import org.venue.kiosk.vision.face.ModelSheet;
import org.venue.kiosk.vision.face.Models;
import org.venue.kiosk.vision.face.Template;

/// The same steps by OpenCV's own calls, on a picture that lies in native memory already: smaller
/// by half, YuNet, the alignment of `FaceRecognizerSF`, one pass of the network.
final class BareFaces implements AutoCloseable {
  private static final int HALF = 2;

  private final FaceDetectorYN detector;
  private final FaceRecognizerSF aligner;
  private final Net net;
  private final Mat picture;
  private final Mat small = new Mat();
  private final Mat found = new Mat();
  private final Mat aligned = new Mat();
  private final Size searched;

  BareFaces(Models models, ModelSheet recogniser, Frame frame) throws FaceException {
    ModelSheet yunet = models.installed(ModelSheet.Kind.DETECTOR).orElseThrow();
    searched = new Size(frame.width() / HALF, frame.height() / HALF);
    detector =
        FaceDetectorYN.create(models.open(yunet).toString(), "", searched, 0.8f, 0.3f, 50, 0, 0);
    String file = models.open(recogniser).toString();
    aligner = FaceRecognizerSF.create(file, "");
    net = opencv_dnn.readNetFromONNX(file);
    picture = new Mat(frame.height(), frame.width(), opencv_core.CV_8UC3);
    new BytePointer(picture.data()).put(frame.bgr());
  }

  /// Detect, align, embed, search, and all together.
  Duration[] run(FaceIndex index, Template template) throws FaceException {
    try (PointerScope _ = new PointerScope()) {
      long start = System.nanoTime();
      opencv_imgproc.resize(picture, small, searched, 0, 0, opencv_imgproc.INTER_AREA);
      detector.detect(small, found);
      long detected = System.nanoTime();
      if (found.empty()) {
        throw new FaceException("The portrait shows no face");
      }
      try (FloatIndexer rows = found.createIndexer()) {
        for (int i = 0; i < 14; i++) {
          rows.put(0, i, rows.get(0, i) * HALF);
        }
      }
      aligner.alignCrop(picture, found, aligned);
      long placed = System.nanoTime();
      net.setInput(
          opencv_dnn.blobFromImage(
              aligned, 1, new Size(112, 112), new Scalar(), true, false, opencv_core.CV_32F));
      net.forward();
      long embedded = System.nanoTime();
      index.best(template);
      long end = System.nanoTime();
      return new Duration[] {
        Duration.ofNanos(detected - start),
        Duration.ofNanos(placed - detected),
        Duration.ofNanos(embedded - placed),
        Duration.ofNanos(end - embedded),
        Duration.ofNanos(end - start)
      };
    }
  }

  @Override
  public void close() {
    detector.close();
    aligner.close();
    net.close();
    for (Mat mat : new Mat[] {picture, small, found, aligned}) {
      mat.close();
    }
    searched.close();
  }
}
