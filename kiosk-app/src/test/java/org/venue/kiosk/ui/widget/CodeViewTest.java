package org.venue.kiosk.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class CodeViewTest {
  private static final int SIDE = 480;

  @Test
  void whatIsShownCanBeScanned() throws Exception {
    String text = "VT1:6BFOXN*TS0BI$ZD-PHOP9%KDPH ".repeat(5);
    CodeView view = new CodeView(SIDE);
    view.setSize(SIDE, SIDE);
    view.show(text);
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    view.paint(g);
    g.dispose();
    int[] pixels = picture.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
    LuminanceSource source = new RGBLuminanceSource(SIDE, SIDE, pixels);
    String read =
        new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    assertEquals(text, read);
  }

  @Test
  void aTextThatFitsNoCodeIsRefused() {
    CodeView view = new CodeView(SIDE);
    assertThrows(IllegalArgumentException.class, () -> view.show("x".repeat(5000)));
  }
}
