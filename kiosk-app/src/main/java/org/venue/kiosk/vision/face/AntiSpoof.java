package org.venue.kiosk.vision.face;

import java.nio.file.Path;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_dnn.Image2BlobParams;
import org.bytedeco.opencv.opencv_dnn.Net;

/// Asks a classifier whether a face is a live one or a picture of one, as its sheet says. Holds
/// native memory; used by one thread at a time.
final class AntiSpoof implements AutoCloseable {
  private final ModelSheet sheet;
  private final ModelSheet.Liveness asked;
  private final Net net;
  private final Image2BlobParams params;
  private final Mat blob = new Mat().retainReference();

  AntiSpoof(ModelSheet sheet, Path model) throws FaceException {
    this.sheet = sheet;
    asked = sheet.liveness().orElseThrow();
    try (PointerScope _ = new PointerScope()) {
      net = opencv_dnn.readNetFromONNX(model.toString());
      if (net.empty()) {
        throw new FaceException(model + " holds no network");
      }
      net.retainReference();
      params = FaceRecogniser.params(sheet.input().orElseThrow());
      params.retainReference();
    } catch (RuntimeException e) {
      throw new FaceException(model + " cannot be read as an anti-spoofing model", e);
    }
  }

  /// Whether the face looks like a picture of one.
  boolean spoofed(Mat picture, Face face) throws FaceException {
    return live(picture, face) < sheet.threshold();
  }

  /// How probable it is that the face is live, 0 to 1.
  double live(Mat picture, Face face) throws FaceException {
    try (PointerScope _ = new PointerScope()) {
      opencv_dnn.blobFromImageWithParams(new Mat(picture, around(picture, face)), blob, params);
      net.setInput(blob);
      Mat out = net.forward();
      if (out.total() != sheet.numbers() || out.depth() != opencv_core.CV_32F) {
        throw new FaceException(
            "%s gives %d numbers, its sheet says %d"
                .formatted(sheet.name(), out.total(), sheet.numbers()));
      }
      float[] numbers = new float[sheet.numbers()];
      new FloatPointer(out.data()).get(numbers);
      return switch (asked.gives()) {
        case PROBABILITIES -> numbers[asked.place()];
        case LOGITS -> softmax(numbers, asked.place());
      };
    } catch (RuntimeException e) {
      throw new FaceException("The model " + sheet.name() + " failed: " + e.getMessage(), e);
    }
  }

  /// The box with what is around it, as far as there is a picture.
  private Rect around(Mat picture, Face face) {
    double wide = face.width() * asked.around();
    double high = face.height() * asked.around();
    double middleX = face.x() + face.width() / 2;
    double middleY = face.y() + face.height() / 2;
    int left = (int) Math.clamp(middleX - wide / 2, 0, picture.cols() - 1);
    int top = (int) Math.clamp(middleY - high / 2, 0, picture.rows() - 1);
    int right = (int) Math.clamp(middleX + wide / 2, left + 1, picture.cols());
    int bottom = (int) Math.clamp(middleY + high / 2, top + 1, picture.rows());
    return new Rect(left, top, right - left, bottom - top);
  }

  private static double softmax(float[] logits, int place) {
    double most = -Double.MAX_VALUE;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - most);
    }
    return Math.exp(logits[place] - most) / sum;
  }

  @Override
  public void close() {
    net.close();
    params.close();
    blob.close();
  }
}
