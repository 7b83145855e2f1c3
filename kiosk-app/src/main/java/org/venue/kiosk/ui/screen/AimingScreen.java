package org.venue.kiosk.ui.screen;

import org.venue.kiosk.flow.State;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.CameraView;
import org.venue.kiosk.ui.widget.Card;

/// Hold the code into the frame. Says that the camera is on, and that no face is looked for.
public final class AimingScreen<S extends State.Aims> extends Screen<S> {

  /// The screen.
  public AimingScreen(Kit kit) {
    super(kit);
    offerBack();
    Metrics metrics = kit.metrics();
    Words hold = words("camera.hold");
    Words only = words("camera.only-codes");
    Card card = new Card(metrics);
    card.with(new BigLabel(hold.main(), Type.DISPLAY, Ink.STRONG))
        .with(new BigLabel(hold.second(), Type.BODY, Ink.QUIET).yielding());
    card.grow(new CameraView(metrics, metrics.panel().portrait() ? 40 : 24, kit.live()::newest));
    card.with(new BigLabel(only.main(), Type.BODY, Ink.STRONG))
        .with(new BigLabel(only.second(), Type.CAPTION, Ink.QUIET).yielding());
    fill(card);
  }

  @Override
  public void show(S state) {}
}
