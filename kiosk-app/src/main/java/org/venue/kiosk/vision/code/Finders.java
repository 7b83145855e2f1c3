package org.venue.kiosk.vision.code;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.detector.FinderPattern;
import com.google.zxing.qrcode.detector.FinderPatternFinder;
import java.util.List;

/// Looks for the square marks in the corners of QR codes: dark, light, dark, light, dark as
/// 1:1:3:1:1, across, down and aslant. One mark that was met on two rows makes a picture promising.
final class Finders extends FinderPatternFinder {
  /// The heart of a mark is three modules high; with modules of two pixels three rows meet it.
  private static final int STEP = 2;

  private Finders(BitMatrix picture) {
    super(picture);
  }

  /// The marks in a picture that were met at least twice.
  static List<FinderPattern> in(BitMatrix picture) {
    Finders finders = new Finders(picture);
    finders.scan();
    return finders.getPossibleCenters().stream().filter(mark -> mark.getCount() >= 2).toList();
  }

  private void scan() {
    BitMatrix picture = getImage();
    int[] runs = new int[5];
    for (int y = STEP - 1; y < picture.getHeight(); y += STEP) {
      scan(picture, y, runs);
    }
  }

  private void scan(BitMatrix picture, int y, int[] runs) {
    doClearCounts(runs);
    int width = picture.getWidth();
    int run = 0;
    for (int x = 0; x < width; x++) {
      boolean dark = picture.get(x, y);
      if (dark == (run % 2 == 0)) {
        runs[run]++;
      } else if (run < 4) {
        runs[++run]++;
      } else if (foundPatternCross(runs) && handlePossibleCenter(runs, y, x)) {
        doClearCounts(runs);
        run = 0;
      } else {
        // The last three runs may be the first three of a mark.
        doShiftCounts2(runs);
        run = 3;
      }
    }
    if (run == 4 && foundPatternCross(runs)) {
      handlePossibleCenter(runs, y, width);
    }
  }
}
