package org.venue.kiosk.bench;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.venue.hardware.camera.Frame;
import org.venue.kiosk.vision.code.Aim;
import org.venue.kiosk.vision.code.Code;
import org.venue.kiosk.vision.code.CodeReader;

/// How many codes are read, and how long it takes, beside ZXing alone: its hybrid binarizer, told
/// to try harder. Each picture comes in four rotations and counts only with its exact text; what is
/// read from a picture without a text beside it is a false read. The two readers take turns.
public final class QrBench {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int MOST_EMPTY = 40;

  /// What one of the two did.
  ///
  /// @param reads pictures read exactly
  /// @param falseReads other texts, and texts where there is none
  /// @param p50 of a picture, decoded already
  /// @param empty50 of a frame of 1280 x 720 without a code; likewise `empty95`
  public record Side(
      int reads, int falseReads, Duration p50, Duration p95, Duration empty50, Duration empty95) {}

  /// Both, from the same run.
  ///
  /// @param pictures with a text beside them, times four
  /// @param others without one, times four
  public record Report(int pictures, int others, Side ours, Side plain) {

    /// How many more are read, as a share of what ZXing alone reads.
    public double more() {
      return (double) ours.reads() / plain.reads() - 1;
    }

    /// Our time for an empty frame over that of ZXing alone.
    public double empty() {
      return (double) ours.empty50().toNanos() / plain.empty50().toNanos();
    }
  }

  private static final class Tally {
    private final Function<Frame, Optional<String>> reader;
    private final Timings timings = new Timings();
    private final Timings empties = new Timings();
    private int reads;
    private int falseReads;

    private Tally(Function<Frame, Optional<String>> reader) {
      this.reader = reader;
    }

    private Optional<String> timed(Frame frame, Timings into) {
      long start = System.nanoTime();
      Optional<String> text = reader.apply(frame);
      into.add(Duration.ofNanos(System.nanoTime() - start));
      return text;
    }

    private void take(Frame frame, Optional<String> expected) {
      Optional<String> text = timed(frame, timings);
      if (text.isPresent() && text.equals(expected)) {
        reads++;
      } else if (text.isPresent()) {
        falseReads++;
      }
    }

    private void takeEmpty(Frame frame) {
      if (timed(frame, empties).isPresent()) {
        falseReads++;
      }
    }

    private Side side() {
      return new Side(
          reads,
          falseReads,
          timings.percentile(50),
          timings.percentile(95),
          empties.percentile(50),
          empties.percentile(95));
    }
  }

  private int pictures;
  private int others;

  /// Reads every picture in the folder and in those below it.
  ///
  /// @throws IOException when a file cannot be read or there is no picture
  public Report run(Path folder) throws IOException {
    List<Path> files = pictures(folder);
    if (files.isEmpty()) {
      throw new IOException("There is no picture in " + folder + ".");
    }
    QRCodeReader zxing = new QRCodeReader();
    try (CodeReader reader = new CodeReader()) {
      Tally ours = new Tally(frame -> reader.read(frame, Aim.ALL).map(Code::text));
      Tally plain = new Tally(frame -> plain(zxing, frame));
      warmUp(ours, plain, files);
      List<Path> empty = new ArrayList<>();
      for (Path file : files) {
        Optional<String> expected = expected(file);
        Frame frame = frame(file);
        for (int quarter = 0; quarter < 4; quarter++) {
          ours.take(frame, expected);
          plain.take(frame, expected);
          frame = turned(frame);
        }
        if (expected.isPresent()) {
          pictures += 4;
        } else {
          others += 4;
          empty.add(file);
        }
      }
      for (int i = 0; i < MOST_EMPTY; i++) {
        Frame frame = empty.isEmpty() ? wall(i) : filling(frame(empty.get(i % empty.size())));
        ours.takeEmpty(frame);
        plain.takeEmpty(frame);
      }
      return new Report(pictures, others, ours.side(), plain.side());
    }
  }

  /// Both compiled before anything counts.
  private static void warmUp(Tally ours, Tally plain, List<Path> files) throws IOException {
    for (int i = 0; i < Math.min(10, files.size()); i++) {
      Frame frame = filling(frame(files.get(i)));
      ours.reader.apply(frame);
      plain.reader.apply(frame);
    }
  }

  private static Optional<String> plain(QRCodeReader zxing, Frame frame) {
    int width = frame.width();
    int height = frame.height();
    var source =
        new PlanarYUVLuminanceSource(frame.grey(), width, height, 0, 0, width, height, false);
    try {
      BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(source));
      return Optional.of(zxing.decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText());
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }

  private static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file ->
              file.getFileName()
                  .toString()
                  .toLowerCase(Locale.ROOT)
                  .matches(".*\\.(png|jpe?g|gif|bmp)"))
          .sorted()
          .toList();
    }
  }

  private static Optional<String> expected(Path picture) throws IOException {
    String name = picture.getFileName().toString().replaceFirst("\\.[^.]*$", ".txt");
    Path text = picture.resolveSibling(name);
    return Files.exists(text) ? Optional.of(Files.readString(text)) : Optional.empty();
  }

  private static Frame frame(Path picture) throws IOException {
    BufferedImage image = ImageIO.read(picture.toFile());
    if (image == null) {
      throw new IOException(picture + " is not a picture.");
    }
    int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    byte[] bgr = new byte[3 * rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      bgr[3 * i] = (byte) rgb[i];
      bgr[3 * i + 1] = (byte) (rgb[i] >> 8);
      bgr[3 * i + 2] = (byte) (rgb[i] >> 16);
    }
    return new Frame(image.getWidth(), image.getHeight(), bgr, Instant.EPOCH, 0);
  }

  /// A quarter turn clockwise.
  private static Frame turned(Frame frame) {
    int width = frame.width();
    int height = frame.height();
    byte[] bgr = new byte[frame.bgr().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int to = 3 * (x * height + height - 1 - y);
        System.arraycopy(frame.bgr(), 3 * (y * width + x), bgr, to, 3);
      }
    }
    return new Frame(height, width, bgr, frame.at(), 0);
  }

  /// The same picture stretched over 1280 x 720.
  private static Frame filling(Frame frame) {
    byte[] bgr = new byte[3 * WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      int row = y * frame.height() / HEIGHT * frame.width();
      for (int x = 0; x < WIDTH; x++) {
        int from = 3 * (row + x * frame.width() / WIDTH);
        System.arraycopy(frame.bgr(), from, bgr, 3 * (y * WIDTH + x), 3);
      }
    }
    return new Frame(WIDTH, HEIGHT, bgr, frame.at(), 0);
  }

  /// A wall with a lamp, for folders in which every picture holds a code.
  private static Frame wall(int number) {
    byte[] bgr = new byte[3 * WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double far = Math.hypot(x - WIDTH / 3.0, y - HEIGHT / 4.0) / WIDTH;
        int grain = ((x * 31 + y * 17 + number * 7) * 2_654_435 >>> 8) % 13;
        byte light = (byte) Math.clamp(230 - (long) (far * 180) + grain, 0, 255);
        for (int c = 0; c < 3; c++) {
          bgr[3 * (y * WIDTH + x) + c] = light;
        }
      }
    }
    return new Frame(WIDTH, HEIGHT, bgr, Instant.EPOCH, 0);
  }
}
