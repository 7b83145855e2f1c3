package org.venue.kiosk.ui;

import java.time.InstantSource;
import javax.swing.JPanel;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Chip;
import org.venue.kiosk.ui.widget.Column;
import org.venue.kiosk.ui.widget.MeaningMark;
import org.venue.kiosk.ui.widget.Row;
import org.venue.kiosk.visit.Services;

/// Whose terminal this is, what time it is, and in chips what does not work just now.
final class Head extends Column {
  private final Text text;
  private final Metrics metrics;
  private final InstantSource clock;
  private final BigLabel time = new BigLabel("", Type.TITLE, Ink.STRONG).right();
  private final BigLabel date = new BigLabel("", Type.CAPTION, Ink.QUIET).right();
  private final Row line;
  private final Row chips;
  private Services told;

  Head(Text text, Metrics metrics, InstantSource clock, Venue venue) {
    super(metrics.grid(2));
    this.text = text;
    this.metrics = metrics;
    this.clock = clock;
    Words name = text.both(venue.name());
    Column names = new Column(0);
    names
        .with(new BigLabel(name.main(), metrics.large() ? Type.BODY : Type.TITLE, Ink.STRONG))
        .with(new BigLabel(name.second(), Type.CAPTION, Ink.QUIET));
    Column times = new Column(0);
    times.with(time).with(date);
    line = new Row(metrics.grid(3)).centred();
    line.with(MeaningMark.venue(metrics, 12)).share(1, names).with(times);
    with(line);
    chips = new Row(metrics.grid(1.5)).centred();
    with(chips);
    chips.setVisible(false);
    tick();
  }

  /// Takes the chip of the network beside the time, where the panel is wide and low.
  void carry(NetworkChip network) {
    line.add(network, line.getComponentCount() - 1);
  }

  /// Shows the minute.
  void tick() {
    if (!time.getText().equals(text.clock(clock.instant()))) {
      time.setText(text.clock(clock.instant()));
      date.setText(text.date(clock.instant()));
    }
  }

  /// Tells what does not work; what works needs no words.
  void tell(Services services) {
    if (services.equals(told)) {
      return;
    }
    told = services;
    chips.removeAll();
    if (!services.scanner()) {
      chip("chip.scanner");
    }
    if (!services.lockers()) {
      chip("chip.lockers");
    }
    if (!services.gate()) {
      chip("chip.gate");
    }
    chips.setVisible(chips.getComponentCount() > 0);
    if (chips.isVisible()) {
      JPanel rest = new JPanel(null);
      rest.setOpaque(false);
      chips.share(1, rest);
    }
    revalidate();
  }

  private void chip(String key) {
    chips.with(new Chip(Meaning.ATTENTION, text.main(key), metrics));
  }
}
