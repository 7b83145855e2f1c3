package org.venue.kiosk.vision.code;

import java.util.Arrays;

/// A picture in shades of grey and what can be done to it. Never written after it was made.
///
/// @param pixels rows from the top, 0 black to 255 white
record Grey(int width, int height, byte[] pixels) {

  int area() {
    return width * height;
  }

  /// A part of it.
  Grey crop(int left, int top, int wide, int high) {
    if (wide == width && high == height) {
      return this;
    }
    byte[] part = new byte[wide * high];
    for (int y = 0; y < high; y++) {
      System.arraycopy(pixels, (top + y) * width + left, part, y * wide, wide);
    }
    return new Grey(wide, high, part);
  }

  /// Half as wide and high: the mean of each four pixels.
  Grey half() {
    int wide = width / 2;
    int high = height / 2;
    byte[] half = new byte[wide * high];
    for (int y = 0, to = 0; y < high; y++) {
      int a = 2 * y * width;
      int b = a + width;
      for (int x = 0; x < wide; x++, a += 2, b += 2) {
        int sum =
            (pixels[a] & 0xFF)
                + (pixels[a + 1] & 0xFF)
                + (pixels[b] & 0xFF)
                + (pixels[b + 1] & 0xFF);
        half[to++] = (byte) (sum + 2 >> 2);
      }
    }
    return new Grey(wide, high, half);
  }

  /// Another size, between the pixels by straight lines.
  ///
  /// @param times how many times as wide and high; for less than a half take [#half] first
  Grey scale(double times) {
    int wide = (int) Math.round(width * times);
    int high = (int) Math.round(height * times);
    int[] lefts = new int[wide];
    int[] shares = new int[wide];
    for (int x = 0; x < wide; x++) {
      double from = Math.clamp((x + 0.5) / times - 0.5, 0, width - 1.001);
      lefts[x] = (int) from;
      shares[x] = (int) ((from - lefts[x]) * 256);
    }
    byte[] scaled = new byte[wide * high];
    for (int y = 0, to = 0; y < high; y++) {
      double from = Math.clamp((y + 0.5) / times - 0.5, 0, height - 1.001);
      int row = (int) from;
      int lower = (int) ((from - row) * 256);
      int above = row * width;
      for (int x = 0; x < wide; x++) {
        int i = above + lefts[x];
        int right = shares[x];
        int up = (pixels[i] & 0xFF) * (256 - right) + (pixels[i + 1] & 0xFF) * right;
        int down =
            (pixels[i + width] & 0xFF) * (256 - right) + (pixels[i + width + 1] & 0xFF) * right;
        scaled[to++] = (byte) (up * (256 - lower) + down * lower + 32_768 >> 16);
      }
    }
    return new Grey(wide, high, scaled);
  }

  /// Edges made steeper: each pixel goes away from the mean around it.
  ///
  /// @param radius how far around counts
  /// @param more how many times the difference is added
  Grey sharpen(int radius, double more) {
    byte[] around = mean(radius).mean(radius).pixels;
    int times = (int) Math.round(more * 256);
    byte[] sharp = new byte[pixels.length];
    for (int i = 0; i < sharp.length; i++) {
      int here = pixels[i] & 0xFF;
      sharp[i] = (byte) Math.clamp(here + ((here - (around[i] & 0xFF)) * times >> 8), 0, 255);
    }
    return new Grey(width, height, sharp);
  }

  /// Each pixel the mean of the square around it.
  Grey mean(int radius) {
    byte[] across = new byte[pixels.length];
    for (int y = 0; y < height; y++) {
      slide(pixels, across, y * width, 1, width, radius);
    }
    byte[] down = new byte[pixels.length];
    for (int x = 0; x < width; x++) {
      slide(across, down, x, width, height, radius);
    }
    return new Grey(width, height, down);
  }

  /// The means along one line, kept by adding what comes in and taking away what goes out.
  private static void slide(byte[] from, byte[] to, int start, int step, int count, int radius) {
    int sum = 0;
    int inside = 0;
    for (int k = 0; k < Math.min(radius, count); k++) {
      sum += from[start + k * step] & 0xFF;
      inside++;
    }
    for (int k = 0; k < count; k++) {
      if (k + radius < count) {
        sum += from[start + (k + radius) * step] & 0xFF;
        inside++;
      }
      if (k - radius > 0) {
        sum -= from[start + (k - radius - 1) * step] & 0xFF;
        inside--;
      }
      to[start + k * step] = (byte) (sum / inside);
    }
  }

  /// Black and white, each pixel held against the mean of the square around it.
  Grey locally(int radius) {
    byte[] around = mean(radius).pixels;
    byte[] split = new byte[pixels.length];
    for (int i = 0; i < split.length; i++) {
      split[i] = (byte) ((pixels[i] & 0xFF) + 3 < (around[i] & 0xFF) ? 0 : 255);
    }
    return new Grey(width, height, split);
  }

  /// From the darkest to the brightest over the whole range, without the outermost hundredth; for
  /// pictures behind a veil.
  Grey stretch() {
    int[] counts = new int[256];
    for (byte pixel : pixels) {
      counts[pixel & 0xFF]++;
    }
    int cut = pixels.length / 100;
    int dark = 0;
    for (int seen = counts[0]; seen <= cut && dark < 255; ) {
      seen += counts[++dark];
    }
    int bright = 255;
    for (int seen = counts[255]; seen <= cut && bright > 0; ) {
      seen += counts[--bright];
    }
    if (bright <= dark) {
      return this;
    }
    byte[] wide = new byte[pixels.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = (byte) Math.clamp(((pixels[i] & 0xFF) - dark) * 255L / (bright - dark), 0, 255);
    }
    return new Grey(width, height, wide);
  }

  /// Black for white.
  Grey invert() {
    byte[] other = new byte[pixels.length];
    for (int i = 0; i < other.length; i++) {
      other[i] = (byte) ~pixels[i];
    }
    return new Grey(width, height, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Grey(int wide, int high, byte[] its)
        && wide == width
        && high == height
        && Arrays.equals(its, pixels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pixels);
  }
}
