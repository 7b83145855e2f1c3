package org.venue.kiosk.ui.screen;

import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Card;
import org.venue.kiosk.ui.widget.Column;
import org.venue.kiosk.ui.widget.MeaningMark;
import org.venue.kiosk.ui.widget.Row;
import org.venue.kiosk.visit.Pin;

/// The second key: six figures to be remembered or photographed, and what they are good for.
final class PinCard extends Column {
  private final BigLabel digits = new BigLabel("", Type.DISPLAY, Ink.STRONG);
  private final BigLabel main;
  private final BigLabel second;

  PinCard(Kit kit) {
    super(0);
    Metrics metrics = kit.metrics();
    Words what = kit.text().words("pin.card");
    Column text = new Column(0);
    boolean tight = metrics.large() && !metrics.panel().portrait();
    main = new BigLabel(what.main(), tight ? Type.CAPTION : Type.BODY, Ink.STRONG);
    second = new BigLabel(what.second(), Type.CAPTION, Ink.QUIET);
    text.with(main);
    if (metrics.panel().portrait() && !metrics.large()) {
      text.with(second);
    }
    Row row = new Row(metrics.grid(4)).centred();
    row.with(MeaningMark.of("key", metrics, 11));
    Card card = new Card(metrics);
    card.pad(metrics.grid(3), metrics.grid(4));
    if (metrics.panel().portrait()) {
      card.with(row.share(1, text).with(digits));
    } else {
      card.with(row.share(1, digits)).with(text);
    }
    with(card);
    setVisible(false);
  }

  /// What the key is good for, where it is not the usual.
  void explain(Words what) {
    main.setText(what.main());
    second.setText(what.second());
  }

  /// Three and three, as a person says them.
  void show(Pin pin) {
    int half = Pin.LENGTH / 2;
    digits.setText(pin.digits().substring(0, half) + " " + pin.digits().substring(half));
  }
}
