package org.venue.kiosk.ui.widget;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JComponent;
import org.venue.kiosk.ui.look.Icons;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;
import org.venue.kiosk.ui.look.Type;

/// The steps of a journey and where one is: done ones with a tick, the present one in the accent.
public final class Steps extends Row {

  /// These steps; `at` is the present one from 0, and their number when all are done.
  public Steps(List<String> names, int at, Metrics metrics) {
    super(metrics.grid(1.5));
    centred();
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        share(1, new Line(i <= at, metrics));
      }
      with(new Ball(i, at, metrics));
      with(new BigLabel(names.get(i), Type.BODY, i == at ? Ink.STRONG : Ink.QUIET));
    }
  }

  private static final class Line extends JComponent {
    private final boolean done;
    private final int thick;

    Line(boolean done, Metrics metrics) {
      this.done = done;
      this.thick = Math.max(2, metrics.grid(0.5));
      setPreferredSize(new Dimension(metrics.grid(3), thick));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      Graphics2D g = (Graphics2D) graphics.create();
      Paints.smooth(g);
      g.setStroke(new BasicStroke(thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.setColor(done ? Meaning.DONE.colour() : Theme.colour("line"));
      double y = getHeight() / 2.0;
      g.draw(new Line2D.Double(thick, y, getWidth() - thick, y));
      g.dispose();
    }
  }

  private static final class Ball extends JComponent {
    private final int step;
    private final int at;
    private final int side;
    private final Icon tick;

    Ball(int step, int at, Metrics metrics) {
      this.step = step;
      this.at = at;
      this.side = Math.round(metrics.em(Type.BODY) * 1.4f);
      this.tick = Icons.icon("check", (int) (side * 0.7), () -> Theme.colour("surface"));
      setPreferredSize(new Dimension(side, side));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      Graphics2D g = (Graphics2D) graphics.create();
      Paints.smooth(g);
      float thick = side / 14f;
      g.setStroke(new BasicStroke(thick));
      Ellipse2D round = new Ellipse2D.Double(thick, thick, side - 2 * thick, side - 2 * thick);
      if (step < at) {
        g.setColor(Meaning.DONE.colour());
        g.fill(round);
        int inset = (side - tick.getIconWidth()) / 2;
        tick.paintIcon(this, g, inset, inset);
      } else {
        Color colour = Theme.colour(step == at ? "accent" : "quiet");
        g.setColor(colour);
        g.draw(round);
        g.setFont(Theme.font(Type.CAPTION));
        String number = String.valueOf(step + 1);
        var box = g.getFont().createGlyphVector(g.getFontRenderContext(), number).getVisualBounds();
        g.drawString(
            number,
            (float) (side / 2.0 - box.getCenterX()),
            (float) (side / 2.0 - box.getCenterY()));
      }
      g.dispose();
    }
  }
}
