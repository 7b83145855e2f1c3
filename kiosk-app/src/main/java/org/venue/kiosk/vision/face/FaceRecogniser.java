package org.venue.kiosk.vision.face;

import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_dnn.Image2BlobParams;
import org.bytedeco.opencv.opencv_dnn.Net;

/// Makes templates with any model that takes an aligned face of 112 x 112 pixels, as its sheet
/// says. Holds native memory; used by one thread at a time.
final class FaceRecogniser implements AutoCloseable {
  private final ModelSheet sheet;
  private final Net net;
  private final Image2BlobParams params;
  private final Mat blob = new Mat().retainReference();

  FaceRecogniser(ModelSheet sheet, Path model) throws FaceException {
    this.sheet = sheet;
    ModelSheet.Input input = sheet.input().orElseThrow();
    try (PointerScope _ = new PointerScope()) {
      net = opencv_dnn.readNetFromONNX(model.toString());
      if (net.empty()) {
        throw new FaceException(model + " holds no network");
      }
      net.retainReference();
      params = params(input);
      params.retainReference();
    } catch (RuntimeException e) {
      throw new FaceException(model + " cannot be read as a recogniser", e);
    }
  }

  ModelSheet sheet() {
    return sheet;
  }

  /// Cuts the face out and brings it to its place.
  ///
  /// @param aligned is written: 112 x 112, blue, green, red
  static void align(Mat picture, Landmarks marks, Mat aligned) throws FaceException {
    double[] matrix = Alignment.of(marks);
    try (PointerScope _ = new PointerScope()) {
      Mat affine = new Mat(matrix).reshape(1, 2);
      opencv_imgproc.warpAffine(picture, aligned, affine, new Size(Alignment.SIDE, Alignment.SIDE));
    }
  }

  Template template(Mat aligned) throws FaceException {
    try (PointerScope _ = new PointerScope()) {
      opencv_dnn.blobFromImageWithParams(aligned, blob, params);
      net.setInput(blob);
      Mat out = net.forward();
      if (out.total() != sheet.numbers() || out.depth() != opencv_core.CV_32F) {
        throw new FaceException(
            "%s gives %d numbers, its sheet says %d"
                .formatted(sheet.name(), out.total(), sheet.numbers()));
      }
      float[] vector = new float[sheet.numbers()];
      new FloatPointer(out.data()).get(vector);
      Template template = Template.of(vector);
      Arrays.fill(vector, 0);
      return template;
    } catch (RuntimeException e) {
      throw new FaceException("The recogniser " + sheet.name() + " failed: " + e.getMessage(), e);
    }
  }

  /// How a picture becomes what a sheet says its model wants.
  static Image2BlobParams params(ModelSheet.Input input) {
    return new Image2BlobParams(
        scalar(input.scale()),
        new Size(input.width(), input.height()),
        scalar(input.mean()),
        input.order() == ModelSheet.Order.RGB,
        opencv_core.CV_32F,
        opencv_dnn.DNN_LAYOUT_NCHW,
        opencv_dnn.DNN_PMODE_NULL,
        new Scalar());
  }

  private static Scalar scalar(double[] three) {
    return new Scalar(three[0], three[1], three[2], 0);
  }

  @Override
  public void close() {
    net.close();
    params.close();
    blob.close();
  }
}
