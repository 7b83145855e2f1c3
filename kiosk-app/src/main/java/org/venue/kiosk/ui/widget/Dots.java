package org.venue.kiosk.ui.widget;

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import javax.swing.JComponent;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;

/// How many figures of a secret are typed, as filled dots among empty ones.
public final class Dots extends JComponent implements Flowing {
  private final int dot;
  private final int gap;
  private final int places;
  private int filled;

  /// So many places.
  public Dots(int places, Metrics metrics) {
    this.places = places;
    this.dot = metrics.grid(4);
    this.gap = metrics.grid(3);
  }

  /// So many are typed.
  public void fill(int typed) {
    filled = typed;
    repaint();
  }

  @Override
  public int heightFor(int width) {
    return dot + gap;
  }

  @Override
  public Dimension getPreferredSize() {
    return new Dimension(places * (dot + gap), dot + gap);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    float line = dot / 10f;
    g.setStroke(new BasicStroke(line));
    double x = line;
    double y = (getHeight() - dot) / 2.0;
    for (int i = 0; i < places; i++) {
      Ellipse2D round = new Ellipse2D.Double(x, y, dot - line, dot - line);
      g.setColor(Theme.colour(i < filled ? "accent" : "quiet"));
      if (i < filled) {
        g.fill(round);
      }
      g.draw(round);
      x += dot + gap;
    }
    g.dispose();
  }
}
