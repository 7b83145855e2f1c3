package org.venue.hardware.link;

import java.util.Arrays;

/// Takes off the bytes a cheap RS-485 adapter hears of its own sending. They come first and
/// unchanged; as soon as something else comes there is no echo.
final class Echo {
  private byte[] expected = {};
  private int seen;

  /// Expects `bytes` to come back.
  void expect(byte[] bytes) {
    expected = bytes;
    seen = 0;
  }

  /// Expects nothing any more.
  void forget() {
    expect(new byte[0]);
  }

  /// What of `chunk` is not echo. Bytes taken for the echo's beginning are given back when the rest
  /// differs.
  byte[] strip(byte[] chunk, int length) {
    int next = 0;
    while (next < length && seen < expected.length) {
      if (chunk[next] != expected[seen]) {
        byte[] all = Arrays.copyOf(expected, seen + length - next);
        System.arraycopy(chunk, next, all, seen, length - next);
        forget();
        return all;
      }
      next++;
      seen++;
    }
    return Arrays.copyOfRange(chunk, next, length);
  }
}
