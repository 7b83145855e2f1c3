package org.venue.kiosk.ui.screen.checkin;

import java.util.Optional;
import java.util.OptionalInt;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.checkin.CheckInFlow.WalkIn;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.screen.Places;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.GatePicture;
import org.venue.kiosk.ui.widget.HeroCard;
import org.venue.kiosk.ui.widget.TouchButton.Acts;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Room.Layout;
import org.venue.kiosk.visit.Visit;

/// Please walk through; a locker behind the gate is named, and how its door opens.
public final class WalkInScreen extends Screen<WalkIn> {
  private final BigLabel body = new BigLabel("", Type.BODY, Ink.ON_ACCENT);
  private final BigLabel second = new BigLabel("", Type.CAPTION, Ink.ON_ACCENT_QUIET).yielding();

  /// The invitation.
  public WalkInScreen(Kit kit) {
    super(kit);
    offerHelpOnly();
    Words please = words("walk-in.title");
    HeroCard hero = new HeroCard(kit.metrics());
    hero.with(new BigLabel(please.main(), Type.DISPLAY, Ink.ON_ACCENT))
        .with(new BigLabel(please.second(), Type.TITLE, Ink.ON_ACCENT_QUIET).yielding());
    hero.grow(new GatePicture(kit.metrics(), 20));
    hero.with(body).with(second);
    fill(hero);
    primary("walk-in.done", Choice.CONTINUE, Acts.ON_PRESS);
  }

  @Override
  public void show(WalkIn state) {
    Words next =
        inside(state)
            .map(locker -> words("walk-in.locker", locker.number(), Places.room(locker.room())))
            .orElseGet(() -> words("walk-in.body"));
    body.setText(next.main());
    second.setText(next.second());
  }

  private static Optional<Locker> inside(WalkIn state) {
    return state
        .visit()
        .locker()
        .map(Visit.HeldLocker::locker)
        .filter(locker -> locker.room().layout() == Layout.BEHIND_GATE);
  }

  @Override
  public Optional<Meaning> meaning() {
    return Optional.of(Meaning.DONE);
  }

  @Override
  public OptionalInt step() {
    return OptionalInt.of(CheckInScreens.ENTER);
  }
}
