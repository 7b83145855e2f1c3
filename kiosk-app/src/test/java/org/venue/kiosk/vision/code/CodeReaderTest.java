package org.venue.kiosk.vision.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.PerspectiveTransform;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.venue.hardware.camera.Frame;

/// Codes as visitors hold them, drawn here.
class CodeReaderTest {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  /// As long as a ticket.
  private static final String TICKET = "VT1:" + "6BF+70790T9WJWG.FKY*4GO0".repeat(7);

  private final CodeReader reader = new CodeReader();

  @AfterEach
  void close() {
    reader.close();
  }

  private static BufferedImage code(String text, int size) {
    try {
      BitMatrix modules =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  size,
                  size,
                  Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
      BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          image.setRGB(x, y, modules.get(x, y) ? 0x101010 : 0xF0F0F0);
        }
      }
      return image;
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A lobby: light from one side, and grain.
  private static BufferedImage lobby() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random grain = new Random(7);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int light = 90 + 90 * x / WIDTH + grain.nextInt(12);
        image.setRGB(x, y, light << 16 | light << 8 | light);
      }
    }
    return image;
  }

  private static void draw(BufferedImage on, BufferedImage what, AffineTransform where) {
    Graphics2D g = on.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(what, where, null);
    g.dispose();
  }

  private static BufferedImage inLobby(BufferedImage code) {
    BufferedImage image = lobby();
    draw(
        image,
        code,
        AffineTransform.getTranslateInstance(
            (WIDTH - code.getWidth()) / 2.0, (HEIGHT - code.getHeight()) / 2.0));
    return image;
  }

  private static Frame frame(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] bgr = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      int rgb = image.getRGB(i % width, i / width);
      bgr[3 * i] = (byte) rgb;
      bgr[3 * i + 1] = (byte) (rgb >> 8);
      bgr[3 * i + 2] = (byte) (rgb >> 16);
    }
    return new Frame(width, height, bgr, Instant.EPOCH, 0);
  }

  private Optional<String> read(BufferedImage image) {
    return reader.read(frame(image), Aim.ALL).map(Code::text);
  }

  private void assertRead(String text, BufferedImage image) {
    assertEquals(Optional.of(text), read(image));
  }

  @Test
  void aTicketIsReadExactly() {
    assertRead(TICKET, inLobby(code(TICKET, 400)));
  }

  @Test
  void spacesAtBothEndsAreKept() {
    assertRead(" A B ", inLobby(code(" A B ", 300)));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 30, 45, 90, 133, 180, 270, 301})
  void howItIsHeldDoesNotMatter(int degrees) {
    BufferedImage image = lobby();
    AffineTransform where = AffineTransform.getTranslateInstance(460, 160);
    where.rotate(Math.toRadians(degrees), 200, 200);
    draw(image, code(TICKET, 400), where);
    assertRead(TICKET, image);
  }

  @Test
  void lightOnDarkIsRead() {
    BufferedImage code = code(TICKET, 400);
    for (int y = 0; y < 400; y++) {
      for (int x = 0; x < 400; x++) {
        code.setRGB(x, y, ~code.getRGB(x, y));
      }
    }
    assertRead(TICKET, inLobby(code));
  }

  @Test
  void aMirroredPictureIsRead() {
    BufferedImage image = lobby();
    AffineTransform where = new AffineTransform(-1, 0, 0, 1, 840, 160);
    draw(image, code(TICKET, 400), where);
    assertRead(TICKET, image);
  }

  @Test
  void aLittleOutOfFocusIsRead() {
    float[] mean = new float[25];
    Arrays.fill(mean, 1 / 25f);
    BufferedImage blurred = inLobby(code("MEMBER-0042", 300));
    for (int i = 0; i < 2; i++) {
      blurred = new ConvolveOp(new Kernel(5, 5, mean)).filter(blurred, null);
    }
    assertRead("MEMBER-0042", blurred);
  }

  @Test
  void aDimPhoneIsRead() {
    BufferedImage code = code("MEMBER-0042", 300);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 300; x++) {
        int light = (code.getRGB(x, y) & 0xFF) > 128 ? 90 : 52;
        code.setRGB(x, y, light << 16 | light << 8 | light);
      }
    }
    assertRead("MEMBER-0042", inLobby(code));
  }

  @Test
  void aPhoneHeldAslantIsRead() {
    BufferedImage image = lobby();
    BufferedImage code = code("MEMBER-0042", 300);
    // The left edge is nearer than the right one.
    PerspectiveTransform back =
        PerspectiveTransform.quadrilateralToQuadrilateral(
            480, 160, 740, 220, 740, 500, 480, 560, 0, 0, 300, 0, 300, 300, 0, 300);
    float[] point = new float[2];
    for (int y = 150; y < 570; y++) {
      for (int x = 480; x < 740; x++) {
        point[0] = x;
        point[1] = y;
        back.transformPoints(point);
        if (point[0] >= 0 && point[0] < 300 && point[1] >= 0 && point[1] < 300) {
          image.setRGB(x, y, code.getRGB((int) point[0], (int) point[1]));
        }
      }
    }
    assertRead("MEMBER-0042", image);
  }

  @Test
  void ofSeveralTheOneInTheAimingFrameIsRead() {
    BufferedImage image = lobby();
    draw(image, code("LEFT", 260), AffineTransform.getTranslateInstance(60, 200));
    draw(image, code("MIDDLE", 260), AffineTransform.getTranslateInstance(510, 200));
    draw(image, code("RIGHT", 260), AffineTransform.getTranslateInstance(960, 200));
    Frame frame = frame(image);
    assertEquals("LEFT", at(frame, 0, 0.33));
    assertEquals("MIDDLE", at(frame, 0.33, 0.67));
    assertEquals("RIGHT", at(frame, 0.67, 1));
  }

  private String at(Frame frame, double left, double right) {
    return reader.read(frame, new Aim(left, 0, right, 1)).map(Code::text).orElse("none");
  }

  @Test
  void aCodeBesideTheAimingFrameIsNotRead() {
    BufferedImage image = lobby();
    draw(image, code("LEFT", 260), AffineTransform.getTranslateInstance(60, 200));
    assertEquals("none", at(frame(image), 0.3, 0.7));
  }

  @Test
  void theMiddleOfACodeIsTold() {
    Code code = reader.read(frame(inLobby(code(TICKET, 400))), Aim.ALL).orElseThrow();
    assertEquals(0.5, code.x(), 0.02);
    assertEquals(0.5, code.y(), 0.02);
  }

  @Test
  void anEmptyLobbyHoldsNoCode() {
    assertEquals(Optional.empty(), read(lobby()));
  }

  @Test
  void aDamagedCodeIsReadExactlyOrNotAtAll() {
    Random hand = new Random(11);
    for (int damage = 0; damage <= 400; damage += 40) {
      BufferedImage code = code(TICKET, 400);
      Graphics2D g = code.createGraphics();
      for (int i = 0; i < damage; i++) {
        g.setColor(hand.nextBoolean() ? Color.BLACK : Color.WHITE);
        g.fillRect(hand.nextInt(400), hand.nextInt(400), 6, 6);
      }
      g.dispose();
      read(inLobby(code)).ifPresent(text -> assertEquals(TICKET, text));
    }
  }

  @Test
  void noiseHoldsNoCode() {
    Random noise = new Random(3);
    byte[] bgr = new byte[3 * 640 * 480];
    for (int i = 0; i < 20; i++) {
      noise.nextBytes(bgr);
      Frame frame = new Frame(640, 480, bgr.clone(), Instant.EPOCH, i);
      assertEquals(Optional.empty(), reader.read(frame, Aim.ALL));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 33})
  void tinyFramesHoldNoCode(int side) {
    Frame frame = new Frame(side, side, new byte[3 * side * side], Instant.EPOCH, 0);
    assertEquals(Optional.empty(), reader.read(frame, Aim.ALL));
  }
}
