package org.venue.hardware.camera;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.Fault;
import org.venue.hardware.link.LinkUri;

/// Decodes stills, with a bound on what one may cost: the header is asked for the size before a
/// pixel is decoded.
///
/// @param megapixels the largest picture that is decoded
public record Stills(int megapixels) {
  /// Less than this is not a picture of anything.
  public static final int LEAST_SIDE = 16;

  private static final int MOST = 64;
  private static final int USUAL = 24;

  /// As a link says it: `megapixels`, 24 unless told otherwise.
  public static Stills of(LinkUri uri) {
    return new Stills(uri.option("megapixels", USUAL, 1, MOST));
  }

  /// Decodes PNG, JPEG, BMP or GIF; of several pictures in one file the first.
  ///
  /// @param what names the picture in complaints
  /// @throws DeviceException with PROTOCOL and one sentence when there is no picture in it
  public Picture decode(ImageInputStream in, String what) throws DeviceException {
    ImageReader reader = null;
    try {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw unusable(what + " is not a picture.");
      }
      reader = readers.next();
      reader.setInput(in, true, true);
      check(reader.getWidth(0), reader.getHeight(0), what);
      return pixels(reader.read(0));
    } catch (IOException | RuntimeException e) {
      // Readers answer hostile bytes with all kinds of exceptions.
      throw new DeviceException(Fault.PROTOCOL, what + " is a broken picture.", e);
    } finally {
      if (reader != null) {
        reader.dispose();
      }
    }
  }

  /// Refuses sizes that are not decoded.
  ///
  /// @throws DeviceException with PROTOCOL and one sentence
  public void check(int width, int height, String what) throws DeviceException {
    if (width < LEAST_SIDE || height < LEAST_SIDE) {
      throw unusable(
          "%s has %d x %d pixels; a picture has at least %d x %d."
              .formatted(what, width, height, LEAST_SIDE, LEAST_SIDE));
    }
    if ((long) width * height > megapixels * 1_000_000L) {
      throw unusable(
          "%s has %d x %d pixels; more than %d megapixels are not decoded."
              .formatted(what, width, height, megapixels));
    }
  }

  private static DeviceException unusable(String what) {
    return new DeviceException(Fault.PROTOCOL, what);
  }

  private static Picture pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] bgr = new byte[3 * width * height];
    int[] row = new int[width];
    for (int y = 0, p = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int rgb : row) {
        bgr[p++] = (byte) rgb;
        bgr[p++] = (byte) (rgb >> 8);
        bgr[p++] = (byte) (rgb >> 16);
      }
    }
    return new Picture(width, height, bgr);
  }
}
