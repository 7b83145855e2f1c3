package org.venue.kiosk.ui.widget;

import java.awt.GradientPaint;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;

/// The one large thing on a screen: the venue's colour with a soft wave, and on it a number or a
/// picture.
public final class HeroCard extends Column {
  private final Metrics metrics;

  /// An empty hero.
  public HeroCard(Metrics metrics) {
    super(metrics.grid(2));
    this.metrics = metrics;
    putClientProperty("FlatLaf.styleClass", "hero");
    pad(metrics.grid(6), metrics.grid(6));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    int width = getWidth();
    int height = getHeight();
    double round = 2.0 * metrics.radius();
    Shape card = new RoundRectangle2D.Double(0, 0, width, height, round, round);
    g.setPaint(
        new GradientPaint(
            0, 0, Theme.colour("heroTop"), width * 0.4f, height, Theme.colour("heroBottom")));
    g.fill(card);
    g.clip(card);
    g.setColor(Theme.colour("heroWave"));
    g.fill(wave(0.60, 0.16));
    g.fill(wave(0.74, 0.11));
    g.dispose();
  }

  /// A swell across the card: its mean height from the top and how high it goes, as shares.
  private Shape wave(double mean, double swing) {
    double width = getWidth();
    double height = getHeight();
    double y = mean * height;
    double s = swing * height;
    Path2D wave = new Path2D.Double();
    wave.moveTo(0, y);
    wave.curveTo(width * 0.22, y - s, width * 0.34, y - s * 0.6, width * 0.5, y + s * 0.2);
    wave.curveTo(width * 0.68, y + s, width * 0.86, y + s * 0.7, width, y - s * 0.8);
    wave.lineTo(width, height);
    wave.lineTo(0, height);
    wave.closePath();
    return wave;
  }
}
