package org.venue.kiosk.ui.widget;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.function.Supplier;
import javax.swing.Icon;
import javax.swing.JComponent;
import org.venue.kiosk.ui.look.Icons;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;

/// An icon in a tinted square: of one of the three meanings, or of a thing.
public final class MeaningMark extends JComponent implements Flowing {
  private static final double ICON_SHARE = 0.58;

  private final Metrics metrics;
  private final int side;
  private final Supplier<Color> ground;
  private final Icon icon;

  private MeaningMark(
      Metrics metrics, int side, String icon, Supplier<Color> ink, Supplier<Color> ground) {
    this.metrics = metrics;
    this.side = side;
    this.ground = ground;
    this.icon = Icons.icon(icon, (int) (side * ICON_SHARE), ink);
  }

  /// The mark of a meaning.
  public static MeaningMark of(Meaning meaning, Metrics metrics, double units) {
    return new MeaningMark(
        metrics, metrics.grid(units), meaning.icon(), meaning::colour, meaning::ground);
  }

  /// The mark of a thing, in the accent.
  public static MeaningMark of(String icon, Metrics metrics, double units) {
    return new MeaningMark(
        metrics,
        metrics.grid(units),
        icon,
        () -> Theme.colour("accent"),
        () -> Theme.colour("tint"));
  }

  /// The mark of the venue, the accent turned round.
  public static MeaningMark venue(Metrics metrics, double units) {
    return new MeaningMark(
        metrics,
        metrics.grid(units),
        "mark",
        () -> Theme.colour("onAccent"),
        () -> Theme.colour("accent"));
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
    int y = (getHeight() - side) / 2;
    Paints.plate(g, 0, y, side, side, Math.min(metrics.radius(), side / 3), ground.get());
    int inset = (side - icon.getIconWidth()) / 2;
    icon.paintIcon(this, g, inset, y + inset);
    g.dispose();
  }
}
