package org.venue.kiosk.ui.widget;

import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JLabel;
import org.venue.kiosk.ui.look.Icons;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;

/// A strip with one sentence that must not be missed.
public final class Note extends Row {
  private final Metrics metrics;
  private final BigLabel sentence = new BigLabel("", Type.CAPTION, Ink.ATTENTION);

  /// A strip that says nothing yet and is not seen.
  public Note(Metrics metrics) {
    super(metrics.grid(1.5));
    this.metrics = metrics;
    centred();
    pad(metrics.grid(1), metrics.grid(2));
    Meaning meaning = Meaning.ATTENTION;
    with(new JLabel(Icons.icon(meaning.icon(), metrics.icon(Type.CAPTION), meaning::colour)));
    share(1, sentence);
    setVisible(false);
  }

  /// Says this.
  public void tell(String what) {
    sentence.setText(what);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    int radius = Math.min(metrics.radius(), getHeight() / 2);
    Paints.plate(g, 0, 0, getWidth(), getHeight(), radius, Meaning.ATTENTION.ground());
    g.dispose();
  }
}
