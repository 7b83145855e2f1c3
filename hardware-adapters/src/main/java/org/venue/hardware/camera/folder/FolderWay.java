package org.venue.hardware.camera.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import org.venue.hardware.camera.Picture;
import org.venue.hardware.camera.Source;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.Fault;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Ticker;

/// Shows a folder still by still.
final class FolderWay implements Source.Way {
  /// The rest of a folder, such as notes beside the pictures, is not looked at.
  private static final String PICTURES = "*.{png,PNG,jpg,JPG,jpeg,JPEG,bmp,BMP,gif,GIF}";

  private final FolderSettings settings;
  private final Ticker ticker;

  FolderWay(LinkUri uri, Ticker ticker) {
    this.settings = FolderSettings.of(uri);
    this.ticker = ticker;
  }

  @Override
  public Optional<String> missing() {
    return Files.isDirectory(settings.folder())
        ? Optional.empty()
        : Optional.of("There is no folder " + settings.folder() + ".");
  }

  @Override
  public Source open() {
    return new Show();
  }

  private final class Show implements Source {
    private String name = "";
    private Optional<Picture> shown = Optional.empty();
    private long until = ticker.nanos();

    @Override
    public Optional<Picture> take() throws DeviceException {
      if (missing().isPresent()) {
        throw new DeviceException(Fault.NOT_CONNECTED, missing().get());
      }
      if (ticker.nanos() - until >= 0) {
        turn();
      }
      return shown;
    }

    private void turn() throws DeviceException {
      Optional<Path> next = first(name);
      if (next.isEmpty() && settings.loop()) {
        next = first("");
      }
      until = ticker.nanos() + settings.each().toNanos();
      if (next.isEmpty()) {
        if (name.isEmpty() || settings.loop()) {
          shown = Optional.empty();
          throw new DeviceException(
              Fault.NO_REPLY, "There is no picture in " + settings.folder() + ".");
        }
        return; // the last one stays
      }
      Path still = next.get();
      name = still.getFileName().toString();
      shown = Optional.empty();
      shown = Optional.of(read(still));
    }

    private Picture read(Path still) throws DeviceException {
      try (ImageInputStream in = ImageIO.createImageInputStream(still.toFile())) {
        if (in == null) {
          throw new DeviceException(Fault.PROTOCOL, still + " cannot be read.");
        }
        return settings.stills().decode(in, still.toString());
      } catch (IOException e) {
        throw new DeviceException(Fault.PROTOCOL, still + " cannot be read.", e);
      }
    }

    /// The first name after `name`; a folder of any size costs no memory.
    private Optional<Path> first(String after) throws DeviceException {
      Path first = null;
      try (DirectoryStream<Path> stills = Files.newDirectoryStream(settings.folder(), PICTURES)) {
        for (Path still : stills) {
          String candidate = still.getFileName().toString();
          if (candidate.compareTo(after) > 0
              && (first == null || candidate.compareTo(first.getFileName().toString()) < 0)) {
            first = still;
          }
        }
      } catch (IOException | DirectoryIteratorException e) {
        throw new DeviceException(
            Fault.NOT_CONNECTED, settings.folder() + " cannot be read: " + e.getMessage(), e);
      }
      return Optional.ofNullable(first);
    }

    @Override
    public Duration pace() {
      return settings.pace();
    }

    @Override
    public void close() {
      shown = Optional.empty();
    }
  }
}
