package org.venue.hardware.scanner.serial;

import java.time.Duration;
import org.venue.hardware.link.LinkUri;

/// How one scanner is set up.
///
/// @param gap the pause that ends a code without suffix
/// @param aim whether an AIM identifier stands before the text
/// @param max the longest line, in bytes without the suffix
record SerialScannerFormat(Suffix suffix, Duration gap, boolean aim, Trigger trigger, int max) {
  /// Well below the fixed buffer of the line.
  private static final int LONGEST = 3000;

  enum Suffix {
    CR(0x0D),
    LF(0x0A),
    CRLF(0x0D, 0x0A),
    NONE;

    private final int[] codes;

    Suffix(int... codes) {
      this.codes = codes;
    }

    int length() {
      return codes.length;
    }

    /// Whether it stands at `at`, whole and before `end`.
    boolean at(byte[] buffer, int at, int end) {
      if (at + codes.length > end) {
        return false;
      }
      for (int i = 0; i < codes.length; i++) {
        if (buffer[at + i] != codes[i]) {
          return false;
        }
      }
      return codes.length > 0;
    }

    String text() {
      return new String(codes, 0, codes.length);
    }
  }

  enum Trigger {
    NONE,
    HONEYWELL,
    GM65
  }

  static SerialScannerFormat of(LinkUri uri) {
    Duration gap = uri.option("gap", Duration.ofMillis(50));
    if (gap.isZero()) {
      throw new IllegalArgumentException("The link '" + uri + "' has no gap; write gap=50ms.");
    }
    return new SerialScannerFormat(
        uri.option("suffix", Suffix.CR),
        gap,
        uri.option("aim", false),
        uri.option("trigger", Trigger.NONE),
        uri.option("max", 1024, 1, LONGEST));
  }
}
