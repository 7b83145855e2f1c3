package org.venue.kiosk.ui.widget;

import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JLabel;
import org.venue.kiosk.ui.look.Icons;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;
import org.venue.kiosk.ui.look.Type;

/// A small truth about the terminal: its icon and a few words.
public final class Chip extends Row {
  private final Metrics metrics;

  /// These words with this meaning.
  public Chip(Meaning meaning, String words, Metrics metrics) {
    super(metrics.grid(1));
    this.metrics = metrics;
    putClientProperty("FlatLaf.styleClass", "chip");
    centred();
    with(new JLabel(Icons.icon(meaning.icon(), metrics.icon(Type.CAPTION), meaning::colour)));
    with(new BigLabel(words, Type.CAPTION, meaning.ink()));
    pad(metrics.grid(1), metrics.grid(2));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    int radius = Math.min(metrics.radius(), getHeight() / 2);
    Paints.plate(g, 0, 0, getWidth(), getHeight(), radius, getBackground());
    Paints.edge(g, 0, 0, getWidth(), getHeight(), radius, 2, Theme.colour("line"));
    g.dispose();
  }
}
