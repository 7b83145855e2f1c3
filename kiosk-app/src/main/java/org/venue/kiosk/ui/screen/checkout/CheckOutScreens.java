package org.venue.kiosk.ui.screen.checkout;

import java.util.Optional;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.checkout.CheckOutFlow.CheckOut;
import org.venue.kiosk.flow.checkout.CheckOutFlow.Goodbye;
import org.venue.kiosk.flow.checkout.CheckOutFlow.LeftOpen;
import org.venue.kiosk.flow.checkout.CheckOutFlow.OpeningForCheckOut;
import org.venue.kiosk.flow.checkout.CheckOutFlow.TakeThingsOut;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Once;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.screen.LockerScreen;
import org.venue.kiosk.ui.screen.LockerScreen.Showing;
import org.venue.kiosk.ui.screen.TellScreen;
import org.venue.kiosk.ui.screen.TellScreen.Telling;
import org.venue.kiosk.ui.screen.Troubles;
import org.venue.kiosk.ui.screen.WaitScreen;
import org.venue.kiosk.visit.Trouble;

/// The screen of each state of a check-out.
public final class CheckOutScreens {
  private final Once once;

  /// Screens that are built when they are first needed.
  public CheckOutScreens(Once once) {
    this.once = once;
  }

  /// The screen of this state, showing it.
  public Screen<?> show(CheckOut state) {
    return switch (state) {
      case OpeningForCheckOut s ->
          once.show(s, kit -> new WaitScreen<OpeningForCheckOut>(kit, "wait.locker"));
      case TakeThingsOut s -> once.show(s, CheckOutScreens::takeOut);
      case Goodbye s -> once.show(s, CheckOutScreens::goodbye);
      case LeftOpen s -> once.show(s, CheckOutScreens::leftOpen);
    };
  }

  private static Screen<TakeThingsOut> takeOut(Kit kit) {
    return new LockerScreen<TakeThingsOut>(
        kit,
        s ->
            new Showing(
                s.locker(),
                kit.text().words("take-out.title"),
                kit.text().words("take-out.body"),
                Optional.empty()));
  }

  private static Screen<Goodbye> goodbye(Kit kit) {
    return new TellScreen<Goodbye>(
            kit,
            s ->
                new Telling(
                    Meaning.DONE,
                    kit.text().words("goodbye.headline"),
                    kit.text().words("goodbye.body", s.locker().number()),
                    ""))
        .usual("goodbye.done", Choice.CONTINUE);
  }

  private static Screen<LeftOpen> leftOpen(Kit kit) {
    return new TellScreen<LeftOpen>(kit, s -> Troubles.tell(kit, Trouble.DOOR_LEFT_OPEN))
        .usual("sorry.understood", Choice.CONTINUE)
        .also("call", "help.call", Choice.HELP);
  }
}
