package org.venue.hardware.camera.video;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.venue.hardware.camera.Picture;
import org.venue.hardware.camera.Source;
import org.venue.hardware.camera.Stills;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.Fault;
import org.venue.hardware.link.LinkUri;

/// Shows a film frame by frame.
final class VideoWay implements Source.Way {
  private static final int FASTEST = 60;

  private final Path file;
  private final int rate;
  private final boolean loop;
  private final Stills stills;

  VideoWay(LinkUri uri) {
    file = Path.of(uri.address());
    rate = uri.option("rate", 0, 0, FASTEST);
    loop = uri.option("loop", true);
    stills = Stills.of(uri);
  }

  @Override
  public Optional<String> missing() {
    return Files.isRegularFile(file)
        ? Optional.empty()
        : Optional.of("There is no film " + file + ".");
  }

  @Override
  public Source open() throws DeviceException {
    try {
      return new Show(new Avi(file));
    } catch (IOException e) {
      throw new DeviceException(
          Fault.NOT_CONNECTED, file + " cannot be shown: " + e.getMessage(), e);
    }
  }

  private final class Show implements Source {
    private final Avi film;
    private final Duration pace;
    private boolean any;

    private Show(Avi film) {
      this.film = film;
      Duration fastest = Duration.ofSeconds(1).dividedBy(FASTEST);
      Duration own = rate > 0 ? Duration.ofSeconds(1).dividedBy(rate) : film.pace();
      pace = own.compareTo(fastest) < 0 ? fastest : own;
    }

    @Override
    public Optional<Picture> take() throws DeviceException {
      if (missing().isPresent()) {
        throw new DeviceException(Fault.NOT_CONNECTED, missing().get());
      }
      Optional<byte[]> jpeg;
      try {
        jpeg = film.next();
        if (jpeg.isEmpty() && any && loop) {
          film.rewind();
          jpeg = film.next();
        }
      } catch (IOException e) {
        throw new DeviceException(Fault.NOT_CONNECTED, file + ": " + e.getMessage(), e);
      }
      if (jpeg.isEmpty() && !any) {
        throw new DeviceException(Fault.NO_REPLY, file + " holds no picture.");
      }
      any = true;
      return jpeg.isEmpty() ? Optional.empty() : Optional.of(decode(jpeg.get()));
    }

    private Picture decode(byte[] jpeg) throws DeviceException {
      try (ImageInputStream in =
          new MemoryCacheImageInputStream(new ByteArrayInputStream(Huffman.complete(jpeg)))) {
        return stills.decode(in, "A frame of " + file);
      } catch (IOException e) {
        throw new DeviceException(Fault.PROTOCOL, "A frame of " + file + " cannot be read.", e);
      }
    }

    @Override
    public Duration pace() {
      return pace;
    }

    @Override
    public void close() {
      film.close();
    }
  }
}
