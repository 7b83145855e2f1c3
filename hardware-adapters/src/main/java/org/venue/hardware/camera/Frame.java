package org.venue.hardware.camera;

import java.time.Instant;

/// One picture of a camera. The bytes are written once, before the frame is given out, and by
/// nobody after that: a frame may be kept and shared between threads. They are not copied, so who
/// reads them must not write.
///
/// @param bgr rows from the top, pixels from the left, three bytes each: blue, green, red
/// @param at when it was taken
/// @param sequence counts the frames of this camera since the start, without a gap
public record Frame(int width, int height, byte[] bgr, Instant at, long sequence) {

  /// Checks that the bytes fill the picture.
  public Frame {
    if (width < 1 || height < 1 || bgr.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "%d bytes are not %d x %d pixels".formatted(bgr.length, width, height));
    }
  }

  /// Brightness from 0 to 255, one byte a pixel: a quarter red, a half green, a quarter blue.
  public byte[] grey() {
    byte[] grey = new byte[width * height];
    for (int i = 0, p = 0; i < grey.length; i++, p += 3) {
      grey[i] = (byte) ((bgr[p] & 0xFF) + 2 * (bgr[p + 1] & 0xFF) + (bgr[p + 2] & 0xFF) >> 2);
    }
    return grey;
  }

  @Override
  public String toString() {
    return "Frame[%d x %d, number %d]".formatted(width, height, sequence);
  }
}
