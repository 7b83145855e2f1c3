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
    super(metrics.grid(2));
    this.metrics = metrics;
    putClientProperty("FlatLaf.styleClass", "card");
    pad(metrics.grid(6), metrics.grid(6));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    Paints.plate(g, 0, 0, getWidth(), getHeight(), metrics.radius(), getBackground());
    Paints.edge(
        g, 0, 0, getWidth(), getHeight(), metrics.radius(), 2, Theme.colour("line"));
    g.dispose();
  }
}
