package org.venue.kiosk.vision.code;

import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.detector.FinderPatternFinder;

/// Looks for the square marks in the corners of QR codes: dark, light, dark, light, dark as
/// 1:1:3:1:1, across, down and aslant. A mark that was met on two rows makes a picture promising.
final class Finders extends FinderPatternFinder {
  /// The heart of a mark is three modules high; with modules of two pixels three rows meet it.
  private static final int STEP = 2;

  private int negatives;

  private Finders(BitMatrix picture) {
    super(picture);
  }

  /// What a glance at a picture finds.
  ///
  /// @param marks that were met at least twice
  /// @param negatives rows that look like a mark in the negative, by their runs alone
  record Found(int marks, int negatives) {}

  /// Looks over the whole picture.
  static Found in(BitMatrix picture) {
    Finders finders = new Finders(picture);
    finders.scan();
    long marks = finders.getPossibleCenters().stream().filter(mark -> mark.getCount() >= 2).count();
    return new Found((int) marks, finders.negatives);
  }

  private void scan() {
    BitMatrix picture = getImage();
    BitArray row = new BitArray(picture.getWidth());
    int[] runs = new int[5];
    for (int y = STEP - 1; y < picture.getHeight(); y += STEP) {
      row = picture.getRow(y, row);
      scan(row, y, runs);
    }
  }

  /// Goes from run to run; the last five are kept.
  private void scan(BitArray row, int y, int[] runs) {
    doClearCounts(runs);
    int width = row.getSize();
    boolean dark = row.get(0);
    for (int x = 0; x < width; dark = !dark) {
      int end = dark ? row.getNextUnset(x) : row.getNextSet(x);
      System.arraycopy(runs, 1, runs, 0, 4);
      runs[4] = end - x;
      x = end;
      if (foundPatternCross(runs)) {
        if (dark) {
          handlePossibleCenter(runs, y, end);
        } else {
          negatives++;
        }
      }
    }
  }
}
