package org.venue.kiosk.ui.widget;

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import javax.swing.JPanel;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;

/// A head that shows what to do, in one stroke like the icons, on its tinted square. Left and right
/// are the person's own, as in a mirror.
public final class FacePicture extends JPanel implements Flowing {
  /// It is drawn on a field of this side.
  private static final double FIELD = 100;

  private static final float STROKE = 4.5f;
  private static final float[] DASHES = {7, 9};

  private final int side;
  private final int radius;
  private Pose pose = Pose.STRAIGHT;

  /// What the head does.
  public enum Pose {
    STRAIGHT,
    INTO_VIEW,
    CLOSER,
    FURTHER,
    LIGHT,
    ALONE,
    STILL,
    TURN_LEFT,
    TURN_RIGHT,
    NOD
  }

  /// A picture of this many grid units.
  public FacePicture(Metrics metrics, double units) {
    super(null);
    side = metrics.grid(units);
    radius = metrics.radius();
    setOpaque(false);
  }

  /// Shows this; the sentence is what a voice says of it.
  public void show(Pose now, String sentence) {
    pose = now;
    getAccessibleContext().setAccessibleName(sentence);
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
    Paints.smooth(g);
    int top = (getHeight() - side) / 2;
    Paints.plate(g, 0, top, side, side, Math.min(radius, side / 3), Theme.colour("tint"));
    g.translate(0, top);
    g.scale(side / FIELD, side / FIELD);
    g.setColor(Theme.colour("accent"));
    g.setStroke(solid());
    draw(g);
    g.dispose();
  }

  private static BasicStroke solid() {
    return new BasicStroke(STROKE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private void draw(Graphics2D g) {
    switch (pose) {
      case STRAIGHT -> head(g, 50, 52, 1, 0, 0);
      case INTO_VIEW -> {
        oval(g, 62, 50, 1);
        arrow(g, 14, 50, 50, 50);
      }
      case CLOSER -> {
        oval(g, 50, 50, 1.15);
        head(g, 50, 50, 0.55, 0, 0);
        arrow(g, 25, 78, 12, 90);
        arrow(g, 75, 78, 88, 90);
      }
      case FURTHER -> {
        oval(g, 50, 50, 0.75);
        head(g, 50, 50, 1.15, 0, 0);
        arrow(g, 10, 91, 21, 80);
        arrow(g, 90, 91, 79, 80);
      }
      case LIGHT -> {
        head(g, 58, 58, 0.9, 0, 0);
        sun(g);
      }
      case ALONE -> {
        head(g, 34, 52, 0.8, 0, 0);
        head(g, 78, 54, 0.5, 0, 0);
        g.draw(new Line2D.Double(64, 78, 92, 30));
      }
      case STILL -> {
        head(g, 50, 51, 0.82, 0, 0);
        brackets(g);
      }
      case TURN_LEFT -> {
        head(g, 54, 46, 0.88, -9, 0);
        arrow(g, 70, 88, 24, 88);
      }
      case TURN_RIGHT -> {
        head(g, 46, 46, 0.88, 9, 0);
        arrow(g, 30, 88, 76, 88);
      }
      case NOD -> {
        head(g, 44, 50, 0.95, 0, 8);
        arrow(g, 86, 28, 86, 72);
      }
    }
  }

  /// A head; its face looks this far to the right and down.
  private static void head(
      Graphics2D g, double x, double y, double scale, double right, double down) {
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.scale(scale, scale);
    g.setStroke(
        new BasicStroke((float) (STROKE / scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Ellipse2D.Double(-26, -34, 52, 68));
    double eyes = -8 + down;
    g.draw(new Line2D.Double(right - 10, eyes, right - 10, eyes + 4));
    g.draw(new Line2D.Double(right + 10, eyes, right + 10, eyes + 4));
    Path2D nose = new Path2D.Double();
    double bridge = right * 1.3;
    double tip = right < 0 ? -4 : 4;
    nose.moveTo(bridge, eyes + 4);
    nose.lineTo(bridge + tip, eyes + 13);
    nose.lineTo(bridge, eyes + 13);
    g.draw(nose);
    g.draw(new Arc2D.Double(right - 10, eyes + 13, 20, 12, 200, 140, Arc2D.OPEN));
    g.setTransform(before);
    g.setStroke(solid());
  }

  /// Where a head should be.
  private static void oval(Graphics2D g, double x, double y, double scale) {
    g.setStroke(
        new BasicStroke(
            STROKE * 0.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, DASHES, 0));
    g.draw(new Ellipse2D.Double(x - 26 * scale, y - 34 * scale, 52 * scale, 68 * scale));
    g.setStroke(solid());
  }

  private static void arrow(Graphics2D g, double fromX, double fromY, double toX, double toY) {
    double angle = Math.atan2(toY - fromY, toX - fromX);
    g.draw(new Line2D.Double(fromX, fromY, toX, toY));
    for (double wing : new double[] {2.4, -2.4}) {
      g.draw(
          new Line2D.Double(
              toX, toY, toX + 10 * Math.cos(angle + wing), toY + 10 * Math.sin(angle + wing)));
    }
  }

  private static void sun(Graphics2D g) {
    g.draw(new Ellipse2D.Double(12, 12, 14, 14));
    for (int ray = 0; ray < 8; ray++) {
      double angle = Math.PI / 4 * ray;
      g.draw(
          new Line2D.Double(
              19 + 12 * Math.cos(angle),
              19 + 12 * Math.sin(angle),
              19 + 15 * Math.cos(angle),
              19 + 15 * Math.sin(angle)));
    }
  }

  /// The corners of a frame that holds the head.
  private static void brackets(Graphics2D g) {
    for (int corner = 0; corner < 4; corner++) {
      double x = corner % 2 == 0 ? 12 : 88;
      double y = corner < 2 ? 12 : 88;
      double inX = corner % 2 == 0 ? 14 : -14;
      double inY = corner < 2 ? 14 : -14;
      Path2D bracket = new Path2D.Double();
      bracket.moveTo(x + inX, y);
      bracket.lineTo(x, y);
      bracket.lineTo(x, y + inY);
      g.draw(bracket);
    }
  }
}
