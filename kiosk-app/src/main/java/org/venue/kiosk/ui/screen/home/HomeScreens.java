package org.venue.kiosk.ui.screen.home;

import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Once;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.screen.TellScreen;
import org.venue.kiosk.ui.screen.TellScreen.Telling;
import org.venue.kiosk.ui.screen.Troubles;
import org.venue.kiosk.ui.screen.WaitScreen;
import org.venue.kiosk.visit.Refusal;

/// The screen of each state of the door sign.
public final class HomeScreens {
  private final Once once;

  /// Screens that are built when they are first needed.
  public HomeScreens(Once once) {
    this.once = once;
  }

  /// The screen of this state, showing it.
  public Screen<?> show(Home state) {
    return switch (state) {
      case Home.Attract s -> once.show(s, AttractScreen::new);
      case Home.Resolving s ->
          once.show(s, kit -> new WaitScreen<Home.Resolving>(kit, "wait.resolving"));
      case Home.Refused s -> once.show(s, HomeScreens::refused);
      case Home.Away s -> once.show(s, AwayScreen::new);
      case Home.Sorry s -> once.show(s, HomeScreens::sorry);
      case Home.Help s -> once.show(s, HomeScreens::help);
      case Home.Network s -> once.show(s, NetworkScreen::new);
      case Home.StillThere s -> once.show(s, StillThereScreen::new);
    };
  }

  private static Screen<Home.Refused> refused(Kit kit) {
    return new TellScreen<Home.Refused>(kit, s -> Refusals.tell(kit, s))
        .usual("help.call", Choice.HELP, HomeScreens::closed)
        .usual("refused.again", Choice.RETRY, s -> !closed(s))
        .also("call", "help.call", Choice.HELP, s -> !closed(s));
  }

  /// Scanning again leads nowhere at a terminal that is out of service.
  private static boolean closed(Home.Refused state) {
    return state.refusal() instanceof Refusal.OutOfService;
  }

  private static Screen<Home.Sorry> sorry(Kit kit) {
    return new TellScreen<Home.Sorry>(kit, s -> Troubles.tell(kit, s.trouble()))
        .usual("sorry.understood", Choice.BACK)
        .also("call", "help.call", Choice.HELP);
  }

  private static Screen<Home.Help> help(Kit kit) {
    Telling telling =
        new Telling(
            Meaning.DONE,
            kit.text().words("help.headline"),
            kit.text().words("help.body", kit.venue().phone()),
            "");
    return new TellScreen<Home.Help>(kit, s -> telling)
        .usual("help.back", Choice.BACK)
        .also("globe", "help.network", Choice.NETWORK)
        .back()
        .helped();
  }
}
