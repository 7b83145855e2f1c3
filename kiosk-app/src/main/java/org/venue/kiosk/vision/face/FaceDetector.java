package org.venue.kiosk.vision.face;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/// Finds faces. Holds native memory; used by one thread at a time.
interface FaceDetector extends AutoCloseable {
  /// The faces of a picture in its own pixels.
  ///
  /// @param picture blue, green, red
  List<Face> detect(Mat picture) throws FaceException;

  @Override
  void close();
}
