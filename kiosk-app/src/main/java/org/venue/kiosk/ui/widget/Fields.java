package org.venue.kiosk.ui.widget;

import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;
import org.venue.kiosk.ui.look.Type;

/// Names and values, line by line, on a card.
public final class Fields extends JPanel implements Flowing {
  private final Metrics metrics;
  private final Card card;

  /// No fields yet.
  public Fields(Metrics metrics) {
    super(null);
    this.metrics = metrics;
    setOpaque(false);
    card = new Card(metrics, 0.75);
    card.pad(metrics.grid(3), metrics.grid(4));
    add(card);
  }

  /// Forgets all fields.
  public void clear() {
    card.removeAll();
    revalidate();
    repaint();
  }

  /// Adds a field; its value stands in this ink.
  public void field(String name, String value, Ink ink) {
    if (card.getComponentCount() > 0) {
      card.with(new Hairline());
    }
    Row row = new Row(metrics.grid(2)).centred();
    row.share(1, new BigLabel(name, Type.CAPTION, Ink.QUIET))
        .share(1, new BigLabel(value, Type.CAPTION, ink).right());
    card.with(row);
    revalidate();
    repaint();
  }

  @Override
  public int heightFor(int width) {
    return card.heightFor(width);
  }

  @Override
  public void doLayout() {
    card.setBounds(0, 0, getWidth(), getHeight());
  }

  private static final class Hairline extends JComponent {
    Hairline() {
      setPreferredSize(new Dimension(1, 1));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      Graphics2D g = (Graphics2D) graphics.create();
      g.setStroke(new BasicStroke(1));
      g.setColor(Theme.colour("line"));
      g.drawLine(0, 0, getWidth(), 0);
      g.dispose();
    }
  }
}
