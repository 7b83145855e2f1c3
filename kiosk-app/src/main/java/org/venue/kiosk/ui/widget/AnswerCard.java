package org.venue.kiosk.ui.widget;

import javax.swing.JPanel;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;

/// An answer in words: its mark, a headline, what happened and what to do, and the small code at
/// the end for whoever is asked.
public final class AnswerCard extends JPanel implements Flowing {
  private final Metrics metrics;
  private final Card card;

  /// An empty answer.
  public AnswerCard(Metrics metrics) {
    super(null);
    this.metrics = metrics;
    setOpaque(false);
    card = new Card(metrics);
    add(card);
  }

  /// Says this; an empty code is left out.
  public void say(Meaning meaning, Words headline, Words body, String code) {
    boolean wide = !metrics.panel().portrait();
    card.removeAll();
    card.grow(new Gap(0));
    BigLabel main = new BigLabel(headline.main(), Type.DISPLAY, Ink.STRONG);
    BigLabel second = new BigLabel(headline.second(), Type.BODY, Ink.QUIET);
    MeaningMark mark = MeaningMark.of(meaning, metrics, wide ? 13 : 20);
    if (wide) {
      Column title = new Column(0);
      title.with(main).with(second);
      card.with(new Row(metrics.grid(4)).centred().with(mark).share(1, title));
    } else {
      card.with(mark).with(main).with(second);
    }
    card.with(new Gap(metrics.grid(2)));
    card.with(new BigLabel(body.main(), Type.BODY, Ink.STRONG));
    card.with(new BigLabel(body.second(), Type.CAPTION, Ink.QUIET));
    card.grow(new Gap(0));
    card.grow(new Gap(0));
    if (!code.isEmpty()) {
      card.with(new BigLabel(code, Type.CAPTION, Ink.QUIET).right());
    }
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
}
