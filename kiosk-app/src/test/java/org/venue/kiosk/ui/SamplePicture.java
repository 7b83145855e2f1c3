package org.venue.kiosk.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Random;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.face.FaceFlow;
import org.venue.kiosk.ui.widget.CameraView.Live;

/// What a camera might see: a drawn person in a lobby, or a hand with a telephone.
final class SamplePicture {
  private static final int WIDE = 1280;
  private static final int HIGH = 720;

  private static final byte[] PERSON = person();
  private static final byte[] TELEPHONE = telephone();

  private SamplePicture() {}

  static Live of(State state) {
    boolean face = state instanceof FaceFlow.Watched;
    byte[] bgr = face ? PERSON : TELEPHONE;
    return face
        ? Live.ofFace(WIDE, HIGH, bgr, 1, false)
        : new Live(WIDE, HIGH, bgr, 1, 0.275, 0.1, 0.725, 0.9, false, false);
  }

  private static BufferedImage lobby() {
    BufferedImage image = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = image.createGraphics();
    g.setPaint(new GradientPaint(0, 0, new Color(0xB9C6CC), 0, HIGH, new Color(0x7A8890)));
    g.fillRect(0, 0, WIDE, HIGH);
    g.setColor(new Color(0xDCE6E8));
    g.fillRect(60, 60, 260, 380);
    g.fillRect(960, 60, 260, 380);
    g.dispose();
    return image;
  }

  private static byte[] person() {
    BufferedImage image = lobby();
    Graphics2D g = smooth(image);
    g.setColor(new Color(0x35506B));
    g.fill(new Ellipse2D.Double(340, 560, 600, 460));
    g.setColor(new Color(0xD9A883));
    g.fillRect(575, 480, 130, 130);
    g.setColor(new Color(0x2B2320));
    g.fill(new Ellipse2D.Double(470, 90, 340, 400));
    g.setColor(new Color(0xE6B894));
    g.fill(new Ellipse2D.Double(495, 150, 290, 400));
    g.setColor(new Color(0x2B2320));
    g.fill(new Ellipse2D.Double(563, 310, 34, 24));
    g.fill(new Ellipse2D.Double(683, 310, 34, 24));
    g.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(new Color(0xA9684F));
    g.drawArc(590, 420, 100, 50, 200, 140);
    return bytes(g, image);
  }

  private static byte[] telephone() {
    BufferedImage image = lobby();
    Graphics2D g = smooth(image);
    g.setColor(new Color(0x20262B));
    g.fillRoundRect(470, 40, 340, 640, 50, 50);
    g.setColor(Color.WHITE);
    g.fillRect(490, 90, 300, 540);
    g.setColor(Color.BLACK);
    Random modules = new Random(7);
    for (int place = 0; place < 441; place++) {
      if (modules.nextBoolean()) {
        g.fillRect(535 + place % 21 * 10, 230 + place / 21 * 10, 10, 10);
      }
    }
    finder(g, 535, 230);
    finder(g, 675, 230);
    finder(g, 535, 370);
    return bytes(g, image);
  }

  private static void finder(Graphics2D g, int x, int y) {
    g.setColor(Color.WHITE);
    g.fillRect(x - 10, y - 10, 90, 90);
    g.setColor(Color.BLACK);
    g.fillRect(x, y, 70, 70);
    g.setColor(Color.WHITE);
    g.fillRect(x + 10, y + 10, 50, 50);
    g.setColor(Color.BLACK);
    g.fillRect(x + 20, y + 20, 30, 30);
  }

  private static Graphics2D smooth(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return g;
  }

  private static byte[] bytes(Graphics2D g, BufferedImage image) {
    g.dispose();
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }
}
