package org.venue.kiosk.vision.code;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.venue.hardware.camera.Frame;

/// Reads the QR code in the aiming frame. First a glance: is there a corner mark of a code at all?
/// Only then the looks, one after the other, each another way to tell dark from light, until one of
/// them reads. One thread uses it at a time.
public final class CodeReader implements AutoCloseable {
  /// What is larger is glanced at in half its size.
  private static final int LARGE = 500_000;

  /// What is smaller is also looked at enlarged.
  private static final int SMALL = 320_000;

  /// A code may stick out of the aiming frame as long as its middle does not; as a share.
  private static final double MARGIN = 0.15;

  private static final int MARKS = 3;

  private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

  private static final Function<LuminanceSource, Binarizer> NEAR = HybridBinarizer::new;
  private static final Function<LuminanceSource, Binarizer> WHOLE = GlobalHistogramBinarizer::new;

  /// One way to look: how the picture is changed, and how dark is told from light.
  ///
  /// @param enlarges whether it is for small pictures only
  private record Look(
      UnaryOperator<Grey> change, Function<LuminanceSource, Binarizer> split, boolean enlarges) {}

  /// The best first, each next one chosen for what the ones before it miss.
  private static final List<Look> LOOKS =
      List.of(
          new Look(grey -> grey.sharpen(1, 1.5), NEAR, false),
          new Look(grey -> grey.scale(1.4), WHOLE, true),
          new Look(grey -> grey, WHOLE, false),
          new Look(grey -> grey.scale(3), WHOLE, true),
          new Look(grey -> grey.scale(2).sharpen(2, 1.5), NEAR, true),
          new Look(grey -> grey.stretch().locally(16), WHOLE, false),
          new Look(grey -> grey.scale(0.7), NEAR, false),
          new Look(Grey::half, NEAR, false),
          new Look(grey -> grey.sharpen(4, 2), NEAR, false),
          new Look(grey -> grey.scale(2), WHOLE, true),
          new Look(grey -> grey.mean(1), NEAR, false),
          new Look(grey -> grey.scale(1.4).locally(32), WHOLE, true));

  private final QRCodeReader single = new QRCodeReader();
  private final QRCodeMultiReader several = new QRCodeMultiReader();
  private Rectifier rectifier;

  /// The part of a frame that is looked at.
  private record Part(Frame frame, Aim aim, int left, int top, int wide, int high) {

    static Part of(Frame frame, Aim aim) {
      int left = (int) (Math.max(0, aim.left() - MARGIN) * frame.width());
      int top = (int) (Math.max(0, aim.top() - MARGIN) * frame.height());
      int right = (int) Math.ceil(Math.min(1, aim.right() + MARGIN) * frame.width());
      int bottom = (int) Math.ceil(Math.min(1, aim.bottom() + MARGIN) * frame.height());
      return new Part(frame, aim, left, top, right - left, bottom - top);
    }

    boolean large() {
      return wide * high > LARGE;
    }

    Grey grey() {
      byte[] bgr = frame.bgr();
      byte[] grey = new byte[wide * high];
      for (int y = 0, to = 0; y < high; y++) {
        int p = 3 * ((top + y) * frame.width() + left);
        for (int x = 0; x < wide; x++, p += 3) {
          int sum = (bgr[p] & 0xFF) + 2 * (bgr[p + 1] & 0xFF) + (bgr[p + 2] & 0xFF);
          grey[to++] = (byte) (sum >> 2);
        }
      }
      return new Grey(wide, high, grey);
    }

    /// Half as wide and high, straight from the frame: each pixel the mean of two across. The next
    /// row is left out, which nobody misses who looks for marks.
    Grey half() {
      byte[] bgr = frame.bgr();
      byte[] grey = new byte[wide / 2 * (high / 2)];
      for (int y = 0, to = 0; y < high / 2; y++) {
        int p = 3 * ((top + 2 * y) * frame.width() + left);
        for (int x = 0; x < wide / 2; x++, p += 6) {
          int sum = (bgr[p] & 0xFF) + 2 * (bgr[p + 1] & 0xFF) + (bgr[p + 2] & 0xFF);
          int next = (bgr[p + 3] & 0xFF) + 2 * (bgr[p + 4] & 0xFF) + (bgr[p + 5] & 0xFF);
          grey[to++] = (byte) (sum + next >> 3);
        }
      }
      return new Grey(wide / 2, high / 2, grey);
    }

    /// A code whose middle is at this point of the part, if that lies in the aiming frame.
    Optional<Code> code(String text, double x, double y) {
      Code code = new Code(text, (left + x) / frame.width(), (top + y) / frame.height());
      return text.isEmpty() || !aim.holds(code.x(), code.y())
          ? Optional.empty()
          : Optional.of(code);
    }
  }

  /// The code in the aiming frame, of several the one nearest to its middle.
  ///
  /// @return empty when there is none that can be read
  public Optional<Code> read(Frame frame, Aim aim) {
    if (frame.width() < 32 || frame.height() < 32) {
      return Optional.empty();
    }
    Part part = Part.of(frame, aim);
    Grey glance = part.large() ? part.half() : part.grey();
    BinaryBitmap bitmap = bitmap(glance, NEAR);
    Optional<BitMatrix> split = split(bitmap);
    if (split.isEmpty()) {
      return Optional.empty();
    }
    Finders.Found found = Finders.in(split.get());
    if (found.marks() > 0) {
      Optional<Code> code = decode(part, bitmap, part.large() ? 2 : 1);
      return code.isPresent() ? code : look(part, part.grey());
    }
    return negative(found, split.get()) ? look(part, part.grey().invert()) : Optional.empty();
  }

  /// Light on dark: the same marks in the negative, all three of them. Turns the picture over.
  private static boolean negative(Finders.Found found, BitMatrix split) {
    if (found.negatives() < MARKS * 2) {
      return false;
    }
    split.flip();
    return Finders.in(split).marks() >= MARKS;
  }

  /// Dark and light; empty where there is no difference at all.
  private static Optional<BitMatrix> split(BinaryBitmap bitmap) {
    try {
      return Optional.of(bitmap.getBlackMatrix());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private Optional<Code> look(Part part, Grey grey) {
    boolean small = grey.area() <= SMALL;
    Optional<Code> code = decode(part, bitmap(grey, NEAR), 1);
    for (Look look : LOOKS) {
      if (code.isPresent()) {
        return code;
      }
      if (small || !look.enlarges()) {
        Grey changed = look.change().apply(grey);
        double times = (double) grey.width() / changed.width();
        code = decode(part, bitmap(changed, look.split()), times);
      }
    }
    return code.isPresent() ? code : flat(part, grey);
  }

  /// Loads what the last way needs, so that nobody waits for it later.
  public void prepare() {
    if (rectifier == null) {
      rectifier = new Rectifier();
    }
  }

  /// The last way: the corners as OpenCV sees them, and the code laid flat between them.
  private Optional<Code> flat(Part part, Grey grey) {
    prepare();
    int times = grey.area() <= SMALL ? 2 : 1;
    List<Code> codes = new ArrayList<>();
    for (Rectifier.Flat flat : rectifier.flatten(times == 1 ? grey : grey.scale(times))) {
      decode(flat.grey())
          .flatMap(text -> part.code(text, flat.x() / times, flat.y() / times))
          .ifPresent(codes::add);
    }
    return nearest(part, codes);
  }

  private Optional<String> decode(Grey flat) {
    for (Grey grey : List.of(flat, flat.half(), flat.sharpen(4, 2))) {
      for (Function<LuminanceSource, Binarizer> split : List.of(NEAR, WHOLE)) {
        Optional<Result> result = result(bitmap(grey, split));
        if (result.isPresent()) {
          return result.map(Result::getText);
        }
      }
    }
    return Optional.empty();
  }

  private static BinaryBitmap bitmap(Grey grey, Function<LuminanceSource, Binarizer> split) {
    LuminanceSource source =
        new PlanarYUVLuminanceSource(
            grey.pixels(), grey.width(), grey.height(), 0, 0, grey.width(), grey.height(), false);
    return new BinaryBitmap(split.apply(source));
  }

  private Optional<Result> result(BinaryBitmap bitmap) {
    try {
      return Optional.of(single.decode(bitmap, HINTS));
    } catch (ChecksumException | FormatException e) {
      // It is there, and was taken crookedly.
      return split(bitmap).flatMap(split -> Patches.read(split, HINTS));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /// @param times how many pixels of the part are one pixel of the bitmap
  private Optional<Code> decode(Part part, BinaryBitmap bitmap, double times) {
    Optional<Result> result = result(bitmap);
    if (result.isEmpty()) {
      return Optional.empty();
    }
    Optional<Code> code = placed(part, result.get(), times);
    // Beside the aiming frame: there may be another one in it.
    return code.isPresent() ? code : among(part, bitmap, times);
  }

  private Optional<Code> among(Part part, BinaryBitmap bitmap, double times) {
    try {
      List<Code> codes = new ArrayList<>();
      for (Result result : several.decodeMultiple(bitmap, HINTS)) {
        placed(part, result, times).ifPresent(codes::add);
      }
      return nearest(part, codes);
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static Optional<Code> nearest(Part part, List<Code> codes) {
    return codes.stream().min(Comparator.comparing(code -> part.aim().off(code.x(), code.y())));
  }

  /// The middle of a code is the middle between two of its marks, across: the first and the third.
  private static Optional<Code> placed(Part part, Result result, double times) {
    ResultPoint[] marks = result.getResultPoints();
    double x = (marks[0].getX() + marks[2].getX()) / 2 * times;
    double y = (marks[0].getY() + marks[2].getY()) / 2 * times;
    return part.code(result.getText(), x, y);
  }

  @Override
  public void close() {
    if (rectifier != null) {
      rectifier.close();
      rectifier = null;
    }
  }
}
