package org.venue.kiosk.ui.widget;

import java.awt.Graphics;
import java.awt.Graphics2D;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;

/// A plain raised ground for an answer or a question. It casts no shadow: it cannot be pressed.
public final class Card extends Column {
  private final Metrics metrics;

  /// An empty card.
  public Card(Metrics metrics) {
    this(metrics, 2);
  }

  /// An empty card with this gap in grid units.
  Card(Metrics metrics, double gap) {
    super(metrics.grid(gap));
    this.metrics = metrics;
    putClientProperty("FlatLaf.styleClass", "card");
    pad(metrics.grid(metrics.panel().portrait() ? 6 : 4), metrics.grid(6));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    Paints.plate(g, 0, 0, getWidth(), getHeight(), metrics.radius(), getBackground());
    Paints.edge(g, 0, 0, getWidth(), getHeight(), metrics.radius(), 2, Theme.colour("line"));
    g.dispose();
  }
}
