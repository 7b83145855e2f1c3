package org.venue.kiosk.demo;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import org.venue.hardware.scanner.ScannerSimulator;

/// A visitor's phone: shows a code as a QR picture and is held to a scanner, which sees the picture
/// and not the text. A code that does not fit or cannot be read shows up here.
public final class Phone {
  private static final int PIXELS = 360;

  private Phone() {}

  /// The picture of a code: QR with error correction M and a quiet zone.
  ///
  /// @throws IllegalArgumentException when the text does not fit into a QR code
  public static BufferedImage show(String text) {
    try {
      BitMatrix bits =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  PIXELS,
                  PIXELS,
                  Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
      var picture =
          new BufferedImage(bits.getWidth(), bits.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
      for (int y = 0; y < bits.getHeight(); y++) {
        for (int x = 0; x < bits.getWidth(); x++) {
          picture.setRGB(x, y, bits.get(x, y) ? 0xFF000000 : 0xFFFFFFFF);
        }
      }
      return picture;
    } catch (WriterException e) {
      throw new IllegalArgumentException("The code does not fit into a QR picture", e);
    }
  }

  /// Holds a picture to a scanner: what can be read of it leaves as the scanner's bytes.
  ///
  /// @return whether the scanner could read it
  public static boolean hold(BufferedImage picture, ScannerSimulator scanner) {
    Optional<String> text = read(picture);
    text.ifPresent(scanner::scan);
    return text.isPresent();
  }

  private static Optional<String> read(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    byte[] gray = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        gray[y * width + x] = (byte) (picture.getRGB(x, y) & 0xFF);
      }
    }
    LuminanceSource source =
        new PlanarYUVLuminanceSource(gray, width, height, 0, 0, width, height, false);
    try {
      return Optional.of(
          new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText());
    } catch (ReaderException _) {
      return Optional.empty();
    }
  }
}
