package org.venue.kiosk.ui.widget;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Rectangle2D;
import javax.swing.JLabel;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;

/// A number as tall as its place allows; a locker's is as tall as a hand.
public final class BigNumber extends JLabel implements Flowing {
  private static final FontRenderContext SHARP = new FontRenderContext(null, true, true);

  /// A hand.
  private static final double MOST_MM = 85;

  private final int least;
  private final int most;

  /// A number that is at least this many grid units tall.
  public BigNumber(String number, Ink ink, Metrics metrics, double least) {
    this.least = metrics.grid(least);
    this.most = metrics.mm(MOST_MM);
    putClientProperty("FlatLaf.styleClass", Type.DISPLAY.style() + " " + ink.style());
    setText(number);
  }

  @Override
  public int heightFor(int width) {
    return least;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(least, least);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    if (getText().isEmpty()) {
      return;
    }
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    g.setColor(getForeground());
    GlyphVector drawn = fitted();
    Rectangle2D box = drawn.getVisualBounds();
    double y = (getHeight() - box.getHeight()) / 2 - box.getY();
    g.drawGlyphVector(drawn, (float) -box.getX(), (float) y);
    g.dispose();
  }

  private GlyphVector fitted() {
    Font font = getFont();
    Rectangle2D box = font.createGlyphVector(SHARP, getText()).getVisualBounds();
    double scale =
        Math.min(Math.min(most, getHeight()) / box.getHeight(), getWidth() / box.getWidth());
    return font.deriveFont((float) (font.getSize2D() * scale)).createGlyphVector(SHARP, getText());
  }
}
