package org.venue.kiosk.ui.screen.home;

import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Card;
import org.venue.kiosk.ui.widget.Countdown;
import org.venue.kiosk.ui.widget.Gap;
import org.venue.kiosk.ui.widget.TouchButton.Acts;

/// Is someone still there? A ring for the time that is left, and one touch that goes on.
public final class StillThereScreen extends Screen<Home.StillThere> {
  private final Countdown ring;
  private Home.StillThere running;

  /// The question.
  public StillThereScreen(Kit kit) {
    super(kit);
    Words asked = words("still-there.question");
    Words how = words("still-there.how");
    ring = new Countdown(kit.clock(), kit.metrics(), kit.metrics().panel().portrait() ? 24 : 16);
    Card card = new Card(kit.metrics());
    card.sit(0.5);
    card.with(ring)
        .with(new Gap(kit.metrics().grid(3)))
        .with(new BigLabel(asked.main(), Type.DISPLAY, Ink.STRONG).centred())
        .with(new BigLabel(asked.second(), Type.BODY, Ink.QUIET).centred())
        .with(new Gap(kit.metrics().grid(1)))
        .with(new BigLabel(how.main(), Type.BODY, Ink.STRONG).centred())
        .with(new BigLabel(how.second(), Type.CAPTION, Ink.QUIET).centred());
    fill(card);
    primary("still-there.yes", Choice.STILL_HERE, Acts.ON_PRESS);
  }

  @Override
  public void show(Home.StillThere state) {
    if (running == null || !running.giveUpAt().equals(state.giveUpAt())) {
      ring.run(kit.clock().instant(), state.giveUpAt());
    }
    running = state;
  }
}
