package org.venue.kiosk.ui.screen.face;

import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.face.FaceFlow.Before;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Card;
import org.venue.kiosk.ui.widget.MeaningMark;
import org.venue.kiosk.ui.widget.Row;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.ui.widget.TouchButton.Acts;

/// What a face is good for, before any camera: the look at it and the code stand side by side.
/// Without a recogniser there is nothing to look at and nothing to set up, and it says so.
final class BeforeScreen extends Screen<Before> {
  private final BigLabel body = new BigLabel("", Type.BODY, Ink.STRONG);
  private final BigLabel second = new BigLabel("", Type.CAPTION, Ink.QUIET).yielding();
  private final TouchButton look;
  private final TouchButton setUp;

  BeforeScreen(Kit kit) {
    super(kit);
    offerBack();
    Metrics metrics = kit.metrics();
    Words headline = words("face.before.headline");
    Card card = new Card(metrics);
    card.sit(0.35);
    card.with(MeaningMark.of("face", metrics, metrics.panel().portrait() ? 24 : 16))
        .with(new BigLabel(headline.main(), Type.DISPLAY, Ink.STRONG))
        .with(new BigLabel(headline.second(), Type.BODY, Ink.QUIET).yielding())
        .with(body)
        .with(second);
    fill(card);
    look = way("face", "face.start", Choice.START_CAMERA);
    TouchButton code = way("code", "face.code-instead", Choice.BACK);
    if (metrics.panel().portrait() || kit.low()) {
      control(new Row(metrics.grid(2)).share(1, look).share(1, code));
    } else {
      control(look);
      control(code);
    }
    setUp = secondary("user", "face.set-up", Choice.ENROL_FACE, Acts.ON_RELEASE);
    secondary("delete", "face.delete", Choice.WITHDRAW_FACE, Acts.ON_RELEASE);
  }

  private TouchButton way(String icon, String key, Choice choice) {
    // Low on a wide panel there is no height for tiles.
    TouchButton button =
        kit.low() ? kit.buttons().equal(words(key)) : kit.buttons().tile(icon, words(key));
    return button.does(kit.choose(choice));
  }

  @Override
  public void show(Before state) {
    boolean knows = kit.services().get().faces().knows();
    Words said = words(knows ? "face.before.body" : "face.before.off");
    body.setText(said.main());
    second.setText(said.second());
    look.setVisible(knows);
    setUp.setVisible(knows);
  }
}
