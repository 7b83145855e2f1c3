package org.venue.kiosk.command;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.camera.Frame;
import org.venue.hardware.camera.Viewing;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.Fault;

/// What the `device` command does with a camera.
final class CameraActions {
  /// Longer than a camera takes to switch on, native libraries included.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Camera camera;
  private final Results results;

  CameraActions(Camera camera, Results results) {
    this.camera = camera;
    this.results = results;
  }

  /// @return whether all went well
  boolean run(String action, List<String> arguments) throws DeviceException, InterruptedException {
    return switch (action) {
      case "watch" -> watch();
      case "snap" -> snap(Path.of(arguments.getFirst()));
      default -> throw DeviceCommand.noSuchAction("camera", action, "watch, snap FILE");
    };
  }

  private boolean watch() throws DeviceException, InterruptedException {
    long seen = -1;
    try (Viewing viewing = camera.watch()) {
      while (!results.enough()) {
        Duration patience = results.left().compareTo(PATIENCE) < 0 ? results.left() : PATIENCE;
        Optional<Frame> frame = viewing.next(seen, patience);
        if (frame.isPresent()) {
          seen = frame.get().sequence();
          results.print(new Result.Picture(seen, frame.get().width(), frame.get().height(), ""));
        } else if (!results.enough()) {
          throw none();
        }
      }
    }
    return true;
  }

  private boolean snap(Path file) throws DeviceException, InterruptedException {
    try (Viewing viewing = camera.watch()) {
      Frame frame = viewing.next(-1, PATIENCE).orElseThrow(this::none);
      BufferedImage image =
          new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
      byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
      System.arraycopy(frame.bgr(), 0, pixels, 0, pixels.length);
      if (!ImageIO.write(image, "png", file.toFile())) {
        throw new IOException("no PNG can be written");
      }
      results.print(
          new Result.Picture(frame.sequence(), frame.width(), frame.height(), file.toString()));
      return true;
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private DeviceException none() {
    String why = camera.status().reason();
    return new DeviceException(
        camera.status().ready() ? Fault.NO_REPLY : Fault.NOT_CONNECTED,
        why.isEmpty() ? "The camera gave no picture." : why);
  }
}
