package org.venue.kiosk.ui.screen.face;

import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.face.FaceFlow.Confirming;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.BigNumber;
import org.venue.kiosk.ui.widget.HeroCard;

/// Is this you? The masked name as large as a locker's number; yes and no are equal.
final class ConfirmingScreen extends Screen<Confirming> {
  private final BigNumber name;

  ConfirmingScreen(Kit kit) {
    super(kit);
    offerBack();
    Metrics metrics = kit.metrics();
    Words asked = words("face.confirm.question");
    Words how = words("face.confirm.how");
    name = new BigNumber("", Ink.ON_ACCENT, metrics, 12);
    HeroCard hero = new HeroCard(metrics);
    hero.with(new BigLabel(asked.main(), Type.DISPLAY, Ink.ON_ACCENT))
        .with(new BigLabel(asked.second(), Type.BODY, Ink.ON_ACCENT_QUIET).yielding());
    hero.grow(name);
    hero.with(new BigLabel(how.main(), Type.BODY, Ink.ON_ACCENT))
        .with(new BigLabel(how.second(), Type.CAPTION, Ink.ON_ACCENT_QUIET).yielding());
    fill(hero);
    either("face.confirm.yes", Choice.CONTINUE, "face.confirm.no", Choice.BACK);
  }

  @Override
  public void show(Confirming state) {
    String masked = state.member().masked();
    name.setText(masked.isEmpty() ? kit.text().main("face.confirm.member") : masked);
  }
}
