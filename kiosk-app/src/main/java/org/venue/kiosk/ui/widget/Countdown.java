package org.venue.kiosk.ui.widget;

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.HierarchyEvent;
import java.awt.geom.Arc2D;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.swing.JComponent;
import javax.swing.Timer;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;

/// Time that is left, as a ring that closes: never a number that jumps.
public final class Countdown extends JComponent implements Flowing {
  private static final int FRAME_MS = 50;

  private final InstantSource clock;
  private final int side;
  private final Timer frames = new Timer(FRAME_MS, tick -> repaint());
  private Instant from = Instant.MIN;
  private Instant until = Instant.MAX;

  /// A ring of this many grid units by this clock.
  public Countdown(InstantSource clock, Metrics metrics, double units) {
    this.clock = clock;
    this.side = metrics.grid(units);
    addHierarchyListener(changed -> {
      if ((changed.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
        if (isShowing()) {
          frames.start();
        } else {
          frames.stop();
        }
      }
    });
  }

  /// Runs from one moment to the other.
  public void run(Instant start, Instant end) {
    from = start;
    until = end;
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
    int room = Math.min(getWidth(), getHeight());
    double thick = room / 9.0;
    double span = room - thick;
    double x = (getWidth() - span) / 2;
    double y = (getHeight() - span) / 2;
    g.setStroke(new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(Theme.colour("line"));
    g.draw(new Arc2D.Double(x, y, span, span, 0, 360, Arc2D.OPEN));
    g.setColor(Theme.colour("accent"));
    g.draw(new Arc2D.Double(x, y, span, span, 90, 360 * left(), Arc2D.OPEN));
    g.dispose();
  }

  /// The share that is left, 1 to 0.
  private double left() {
    if (from.equals(Instant.MIN) || !until.isAfter(from)) {
      return 0;
    }
    double whole = Duration.between(from, until).toMillis();
    double gone = Duration.between(from, clock.instant()).toMillis();
    return Math.clamp(1 - gone / whole, 0, 1);
  }
}
