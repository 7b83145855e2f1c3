package org.venue.kiosk.ui.widget;

import java.awt.BasicStroke;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.JComponent;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;

/// Two posts and an arrow between them: the way is free.
public final class GatePicture extends JComponent implements Flowing {
  private final int least;

  /// A picture at least this many grid units high.
  public GatePicture(Metrics metrics, double least) {
    this.least = metrics.grid(least);
  }

  @Override
  public int heightFor(int width) {
    return least;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    g.setColor(Theme.colour("onAccent"));
    double high = Math.min(getHeight(), getWidth()) * 0.86;
    double x = getWidth() / 2.0;
    double y = (getHeight() - high) / 2;
    double post = high * 0.13;
    double apart = high * 0.42;
    g.fill(new RoundRectangle2D.Double(x - apart - post, y, post, high, post, post));
    g.fill(new RoundRectangle2D.Double(x + apart, y, post, high, post, post));
    float thick = (float) (high * 0.07);
    g.setStroke(new BasicStroke(thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    double wing = high * 0.2;
    double top = y + high * 0.12;
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(x, y + high * 0.9);
    arrow.lineTo(x, top);
    arrow.moveTo(x - wing, top + wing);
    arrow.lineTo(x, top);
    arrow.lineTo(x + wing, top + wing);
    g.draw(arrow);
    g.dispose();
  }
}
