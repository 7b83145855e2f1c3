package org.venue.kiosk.ui.widget;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;

/// The few strokes several widgets share.
final class Paints {
  private Paints() {}

  static void smooth(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  static void plate(Graphics2D g, int x, int y, int width, int height, int radius, Color ground) {
    g.setColor(ground);
    g.fill(new RoundRectangle2D.Double(x, y, width, height, 2.0 * radius, 2.0 * radius));
  }

  /// An edge of this thickness, inside the plate.
  static void edge(
      Graphics2D g, int x, int y, int width, int height, int radius, float thick, Color colour) {
    g.setColor(colour);
    g.setStroke(new BasicStroke(thick));
    double half = thick / 2.0;
    g.draw(
        new RoundRectangle2D.Double(
            x + half,
            y + half,
            width - thick,
            height - thick,
            2.0 * radius - thick,
            2.0 * radius - thick));
  }
}
