package org.venue.hardware.camera.uvc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_videoio;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_videoio.VideoCapture;
import org.bytedeco.opencv.opencv_videoio.VideoWriter;
import org.venue.hardware.camera.Picture;
import org.venue.hardware.camera.Source;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.Fault;

/// Films with OpenCV's capture.
final class UvcWay implements Source.Way {
  private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

  private final UvcSettings settings;

  UvcWay(UvcSettings settings) {
    this.settings = settings;
  }

  /// Where the camera has a path, that tells; elsewhere only opening it does.
  @Override
  public Optional<String> missing() {
    Optional<String> path =
        settings.number().isEmpty()
            ? Optional.of(settings.device())
            : LINUX ? Optional.of("/dev/video" + settings.number().getAsInt()) : Optional.empty();
    return path.filter(p -> !Files.exists(Path.of(p))).map(p -> "There is no camera " + p + ".");
  }

  @Override
  public Source open() throws DeviceException {
    VideoCapture capture = new VideoCapture();
    int system = LINUX ? opencv_videoio.CAP_V4L2 : opencv_videoio.CAP_ANY;
    boolean open =
        settings.number().isPresent()
            ? capture.open(settings.number().getAsInt(), system)
            : capture.open(settings.device(), system);
    if (!open) {
      capture.close();
      throw new DeviceException(
          Fault.NOT_CONNECTED,
          "The camera %s cannot be opened; another program may hold it, or it is no camera."
              .formatted(settings.device()));
    }
    int jpeg = VideoWriter.fourcc((byte) 'M', (byte) 'J', (byte) 'P', (byte) 'G');
    capture.set(opencv_videoio.CAP_PROP_FOURCC, jpeg);
    capture.set(opencv_videoio.CAP_PROP_FRAME_WIDTH, settings.width());
    capture.set(opencv_videoio.CAP_PROP_FRAME_HEIGHT, settings.height());
    capture.set(opencv_videoio.CAP_PROP_FPS, settings.rate());
    // The newest frame wins in the driver too.
    capture.set(opencv_videoio.CAP_PROP_BUFFERSIZE, 1);
    return new Shutter(capture);
  }

  private final class Shutter implements Source {
    private final VideoCapture capture;
    private final Mat mat = new Mat();

    private Shutter(VideoCapture capture) {
      this.capture = capture;
    }

    @Override
    public Optional<Picture> take() throws DeviceException {
      if (!capture.read(mat) || mat.empty()) {
        throw new DeviceException(
            Fault.NOT_CONNECTED, "The camera " + settings.device() + " gives no more pictures.");
      }
      settings.stills().check(mat.cols(), mat.rows(), "A frame of " + settings.device());
      if (mat.type() != opencv_core.CV_8UC3) {
        throw new DeviceException(
            Fault.PROTOCOL, "The camera " + settings.device() + " gives no colours.");
      }
      byte[] bgr = new byte[3 * mat.cols() * mat.rows()];
      mat.data().get(bgr);
      return Optional.of(new Picture(mat.cols(), mat.rows(), bgr));
    }

    /// The camera itself keeps the time: reading waits for its next frame.
    @Override
    public Duration pace() {
      return Duration.ZERO;
    }

    @Override
    public void close() {
      capture.release();
      capture.close();
      mat.close();
    }
  }
}
