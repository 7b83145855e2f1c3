package org.venue.kiosk.ui.widget;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.Map;
import javax.swing.JComponent;

/// A QR picture of a text: black on white whatever the theme, with the quiet zone of four modules
/// that scanners need.
public final class CodeView extends JComponent implements Flowing {
  private static final int QUIET_ZONE = 4;

  private final int side;
  private ByteMatrix code;

  /// An empty view with this side in pixels.
  public CodeView(int side) {
    this.side = side;
  }

  /// Shows this text, with error correction M.
  ///
  /// @throws IllegalArgumentException when it does not fit into a QR code
  public void show(String text) {
    try {
      code =
          Encoder.encode(
                  text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
              .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("No QR code holds " + text.length() + " characters", e);
    }
    repaint();
  }

  @Override
  public int heightFor(int width) {
    return side;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(side, side);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    int room = Math.min(getWidth(), getHeight());
    g.translate((getWidth() - room) / 2, (getHeight() - room) / 2);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, room, room);
    if (code != null) {
      g.setColor(Color.BLACK);
      int module = room / (code.getWidth() + 2 * QUIET_ZONE);
      int left = (room - module * code.getWidth()) / 2;
      for (int y = 0; y < code.getHeight(); y++) {
        for (int x = 0; x < code.getWidth(); x++) {
          if (code.get(x, y) == 1) {
            g.fillRect(left + x * module, left + y * module, module, module);
          }
        }
      }
    }
    g.dispose();
  }
}
