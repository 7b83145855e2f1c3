package org.venue.kiosk.ui.widget;

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import javax.swing.JComponent;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;

/// A telephone with a code on it and an arrow to where it is held: the picture that needs no language.
public final class PhonePicture extends JComponent implements Flowing {
  /// Where code modules are dark, in a 7 by 7 field.
  private static final String[] CODE = {
    "1110111", "1010101", "1110111", "0001010", "1110101", "1010010", "1110110"
  };

  private final Metrics metrics;
  private final int least;
  private final double side;

  /// Its width as a share of its height: the phone, and the arrow beside it.
  private static final double WIDE = 0.84;

  /// A picture at least this many grid units high, standing at its left, 0, or its right, 1.
  public PhonePicture(Metrics metrics, double least, double side) {
    this.side = side;
    this.metrics = metrics;
    this.least = metrics.grid(least);
  }

  @Override
  public int heightFor(int width) {
    return least;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension((int) (least * WIDE), least);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    double high = Math.min(getHeight(), getWidth() / WIDE);
    int phone = (int) (high * 0.52);
    int top = (int) ((getHeight() - high) / 2);
    int left = (int) ((getWidth() - high * WIDE) * side);
    int radius = metrics.radius();
    Paints.plate(g, left, top, phone, (int) high, radius, Theme.colour("onAccent"));
    int bezel = (int) (phone * 0.07);
    int glass = phone - 2 * bezel;
    Paints.plate(
        g,
        left + bezel,
        top + 2 * bezel,
        glass,
        (int) high - 4 * bezel,
        Math.max(2, radius - bezel),
        Theme.colour("phoneGlass"));
    code(g, left + bezel + glass * 0.14, top + high * 0.22, glass * 0.72);
    arrow(g, left + phone + high * 0.17, top + high * 0.42, high * 0.5);
    g.dispose();
  }

  private static void code(Graphics2D g, double x, double y, double side) {
    g.setColor(Theme.colour("phoneInk"));
    double module = side / CODE.length;
    for (int row = 0; row < CODE.length; row++) {
      for (int column = 0; column < CODE.length; column++) {
        if (CODE[row].charAt(column) == '1') {
          int left = (int) Math.round(x + column * module);
          int top = (int) Math.round(y + row * module);
          int right = (int) Math.round(x + (column + 1) * module);
          int bottom = (int) Math.round(y + (row + 1) * module);
          g.fillRect(left, top, right - left, bottom - top);
        }
      }
    }
  }

  private static void arrow(Graphics2D g, double x, double y, double length) {
    g.setColor(Theme.colour("onAccent"));
    float thick = (float) (length * 0.075);
    g.setStroke(new BasicStroke(thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    double wing = length * 0.24;
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(x, y);
    arrow.lineTo(x, y + length);
    arrow.moveTo(x - wing, y + length - wing);
    arrow.lineTo(x, y + length);
    arrow.lineTo(x + wing, y + length - wing);
    g.draw(arrow);
  }
}
