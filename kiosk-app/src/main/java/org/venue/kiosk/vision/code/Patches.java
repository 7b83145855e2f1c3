package org.venue.kiosk.vision.code;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.common.PerspectiveTransform;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.detector.Detector;
import java.util.Map;
import java.util.Optional;

/// Reads large codes on sheets that are not flat. A large code has alignment patterns all over;
/// each is looked for where its neighbours say it is, and the code is taken patch by patch between
/// them, instead of by one perspective for the whole.
final class Patches extends Detector {
  /// How far from its expected place an alignment pattern is looked for, in modules.
  private static final float REACH = 4;

  /// Half a finder pattern: its middle is so far from the corner of the code.
  private static final float CORNER = 3.5f;

  private Patches(BitMatrix picture) {
    super(picture);
  }

  /// The code in a picture, if it is one with alignment patterns all over.
  static Optional<Result> read(BitMatrix picture, Map<DecodeHintType, ?> hints) {
    try {
      Patches patches = new Patches(picture);
      DetectorResult found = patches.detect(hints);
      int dimension = found.getBits().getWidth();
      for (int off : new int[] {0, 4, -4}) {
        Optional<Result> result = patches.read(found.getPoints(), dimension + off);
        if (result.isPresent()) {
          return result;
        }
      }
    } catch (NotFoundException | FormatException e) {
      // No three corner marks, or no size that fits them.
    }
    return Optional.empty();
  }

  /// @param marks lower left, upper left, upper right, and the last alignment pattern if found
  private Optional<Result> read(ResultPoint[] marks, int dimension) {
    try {
      Version version = Version.getProvisionalVersionForDimension(dimension);
      int[] centers = version.getAlignmentPatternCenters();
      if (centers.length < 3) {
        return Optional.empty();
      }
      float[][][] at = places(marks, dimension, centers);
      BitMatrix bits = sample(at, knots(centers), dimension);
      String text = new Decoder().decode(bits).getText();
      return Optional.of(new Result(text, null, marks, BarcodeFormat.QR_CODE));
    } catch (FormatException | ChecksumException | NotFoundException e) {
      return Optional.empty();
    }
  }

  /// Where patches meet, in modules: the middles of the alignment patterns.
  private static float[] knots(int[] centers) {
    float[] knots = new float[centers.length];
    for (int i = 0; i < centers.length; i++) {
      knots[i] = centers[i] + 0.5f;
    }
    return knots;
  }

  /// Where each alignment pattern is in the picture. What is not found is where the others say.
  private float[][][] places(ResultPoint[] marks, int dimension, int[] centers)
      throws NotFoundException {
    ResultPoint low = marks[0];
    ResultPoint corner = marks[1];
    ResultPoint right = marks[2];
    float module = calculateModuleSize(corner, right, low);
    float far = dimension - CORNER;
    boolean aligned = marks.length > 3;
    float last = aligned ? far - 3 : far;
    float lastX = aligned ? marks[3].getX() : right.getX() - corner.getX() + low.getX();
    float lastY = aligned ? marks[3].getY() : right.getY() - corner.getY() + low.getY();
    PerspectiveTransform whole =
        PerspectiveTransform.quadrilateralToQuadrilateral(
            CORNER,
            CORNER,
            far,
            CORNER,
            last,
            last,
            CORNER,
            far,
            corner.getX(),
            corner.getY(),
            right.getX(),
            right.getY(),
            lastX,
            lastY,
            low.getX(),
            low.getY());
    int count = centers.length;
    float[][][] at = new float[count][count][];
    float[][][] moved = new float[count][count][];
    for (int j = 0; j < count; j++) {
      for (int i = 0; i < count; i++) {
        float[] place = {centers[i] + 0.5f, centers[j] + 0.5f};
        whole.transformPoints(place);
        float[] off = around(moved, i, j);
        float x = place[0] + off[0];
        float y = place[1] + off[1];
        boolean none = i == 0 && j == 0 || i == 0 && j == count - 1 || i == count - 1 && j == 0;
        float[] seen = none ? null : seen(module, x, y);
        at[j][i] = seen == null ? new float[] {x, y} : seen;
        moved[j][i] = new float[] {at[j][i][0] - place[0], at[j][i][1] - place[1]};
      }
    }
    return at;
  }

  /// How far the neighbours that are known already lie off the one perspective.
  private static float[] around(float[][][] moved, int i, int j) {
    float[] sum = new float[2];
    int count = 0;
    if (i > 0) {
      sum[0] += moved[j][i - 1][0];
      sum[1] += moved[j][i - 1][1];
      count++;
    }
    if (j > 0) {
      sum[0] += moved[j - 1][i][0];
      sum[1] += moved[j - 1][i][1];
      count++;
    }
    if (count > 1) {
      sum[0] /= count;
      sum[1] /= count;
    }
    return sum;
  }

  private float[] seen(float module, float x, float y) {
    if (x < 0 || y < 0 || x >= getImage().getWidth() || y >= getImage().getHeight()) {
      return null;
    }
    try {
      ResultPoint found = findAlignmentInRegion(module, (int) x, (int) y, REACH);
      boolean near = Math.hypot(found.getX() - x, found.getY() - y) < module * REACH * Math.sqrt(2);
      return near ? new float[] {found.getX(), found.getY()} : null;
    } catch (NotFoundException e) {
      return null;
    }
  }

  /// Each module by the perspective of its patch; beyond the outermost knots the outermost patch.
  private BitMatrix sample(float[][][] at, float[] knots, int dimension) throws NotFoundException {
    int patches = knots.length - 1;
    PerspectiveTransform[][] ways = new PerspectiveTransform[patches][patches];
    for (int j = 0; j < patches; j++) {
      for (int i = 0; i < patches; i++) {
        float[] a = at[j][i];
        float[] b = at[j][i + 1];
        float[] c = at[j + 1][i + 1];
        float[] d = at[j + 1][i];
        ways[j][i] =
            PerspectiveTransform.quadrilateralToQuadrilateral(
                knots[i],
                knots[j],
                knots[i + 1],
                knots[j],
                knots[i + 1],
                knots[j + 1],
                knots[i],
                knots[j + 1],
                a[0],
                a[1],
                b[0],
                b[1],
                c[0],
                c[1],
                d[0],
                d[1]);
      }
    }
    BitMatrix picture = getImage();
    BitMatrix bits = new BitMatrix(dimension);
    float[] point = new float[2];
    for (int y = 0; y < dimension; y++) {
      for (int x = 0; x < dimension; x++) {
        point[0] = x + 0.5f;
        point[1] = y + 0.5f;
        ways[patch(knots, y)][patch(knots, x)].transformPoints(point);
        int column = (int) point[0];
        int row = (int) point[1];
        if (column < 0 || row < 0 || column >= picture.getWidth() || row >= picture.getHeight()) {
          throw NotFoundException.getNotFoundInstance();
        }
        if (picture.get(column, row)) {
          bits.set(x, y);
        }
      }
    }
    return bits;
  }

  private static int patch(float[] knots, int module) {
    int patch = 0;
    while (patch < knots.length - 2 && module + 0.5f >= knots[patch + 1]) {
      patch++;
    }
    return patch;
  }
}
