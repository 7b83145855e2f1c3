package org.venue.kiosk.ui.screen.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.visit.VisitFlow.AlreadyIn;
import org.venue.kiosk.flow.visit.VisitFlow.Choosing;
import org.venue.kiosk.flow.visit.VisitFlow.During;
import org.venue.kiosk.flow.visit.VisitFlow.Ended;
import org.venue.kiosk.flow.visit.VisitFlow.Ending;
import org.venue.kiosk.flow.visit.VisitFlow.LockerElsewhere;
import org.venue.kiosk.flow.visit.VisitFlow.Menu;
import org.venue.kiosk.flow.visit.VisitFlow.Reopened;
import org.venue.kiosk.flow.visit.VisitFlow.Reopening;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Once;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Said;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.screen.LockerScreen;
import org.venue.kiosk.ui.screen.LockerScreen.Showing;
import org.venue.kiosk.ui.screen.PickScreen;
import org.venue.kiosk.ui.screen.PickScreen.Option;
import org.venue.kiosk.ui.screen.Places;
import org.venue.kiosk.ui.screen.TellScreen;
import org.venue.kiosk.ui.screen.TellScreen.Telling;
import org.venue.kiosk.ui.screen.WaitScreen;
import org.venue.kiosk.visit.Present;
import org.venue.kiosk.visit.Room.Layout;
import org.venue.kiosk.visit.Visit;

/// The screen of each state of a stay.
public final class DuringScreens {
  private final Once once;

  /// Screens that are built when they are first needed.
  public DuringScreens(Once once) {
    this.once = once;
  }

  /// The screen of this state, showing it.
  public Screen<?> show(During state) {
    return switch (state) {
      case Choosing s -> once.show(s, DuringScreens::choosing);
      case Menu s -> once.show(s, MenuScreen::new);
      case AlreadyIn s -> once.show(s, DuringScreens::alreadyIn);
      case Ending s -> once.show(s, kit -> new WaitScreen<Ending>(kit, "wait.ending"));
      case Ended s -> once.show(s, DuringScreens::ended);
      case Reopening s -> once.show(s, kit -> new WaitScreen<Reopening>(kit, "wait.locker"));
      case Reopened s -> once.show(s, DuringScreens::reopened);
      case LockerElsewhere s -> once.show(s, DuringScreens::elsewhere);
    };
  }

  private static Screen<Choosing> choosing(Kit kit) {
    return new PickScreen<Choosing>(
        kit, "user", "choosing.question", "choosing.hint", s -> persons(kit.text(), s));
  }

  private static List<Option> persons(Text text, Choosing state) {
    List<Option> options = new ArrayList<>();
    for (Present present : state.visits()) {
      Visit visit = present.visit();
      Words words =
          visit
              .locker()
              .map(held -> text.words("choosing.locker", held.locker().number()))
              .orElseGet(() -> text.words("choosing.person", visit.person()));
      String icon = visit.locker().isPresent() ? "locker" : "user";
      options.add(new Option(icon, words, new Event.Picked(options.size())));
    }
    if (state.another().isPresent()) {
      options.add(
          new Option(
              "gate", text.words("choosing.another"), new Event.Touched(Choice.ANOTHER_PERSON)));
    }
    return options;
  }

  private static Screen<Reopened> reopened(Kit kit) {
    return new LockerScreen<Reopened>(
            kit,
            s ->
                new Showing(
                    s.locker(),
                    kit.text().words(s.shut() ? "put-in.shut.title" : "put-in.open.title"),
                    kit.text().words(reopenedBody(s)),
                    s.pin()))
        .usual("reopened.done", Choice.CONTINUE)
        .also("skip", "menu.end-use", Choice.END_USE)
        .also("gate", "menu.open-gate", Choice.OPEN_GATE, s -> passes(s.who()));
  }

  private static String reopenedBody(Reopened s) {
    if (s.noPin().isPresent()) {
      return "put-in.no-pin.body";
    }
    return s.shut() ? "reopened.shut.body" : "reopened.open.body";
  }

  private static boolean passes(Present who) {
    return who.gateUntil().isPresent();
  }

  private static Screen<AlreadyIn> alreadyIn(Kit kit) {
    return new TellScreen<AlreadyIn>(
            kit,
            s ->
                new Telling(
                    Meaning.ATTENTION,
                    kit.text().words("already-in.headline"),
                    kit.text()
                        .words(
                            "already-in.body",
                            kit.text().moment(s.since(), s.at()),
                            kit.venue().phone()),
                    ""))
        .usual("sorry.understood", Choice.BACK)
        .also("call", "help.call", Choice.HELP)
        .last("skip", "already-in.end", Choice.END_USE);
  }

  private static Screen<Ended> ended(Kit kit) {
    return new TellScreen<Ended>(
            kit,
            s ->
                new Telling(
                    Meaning.DONE,
                    kit.text().words("ended.headline"),
                    kit.text().words("ended.body"),
                    ""))
        .usual("goodbye.done", Choice.CONTINUE);
  }

  private static Screen<LockerElsewhere> elsewhere(Kit kit) {
    return new LockerScreen<LockerElsewhere>(
            kit,
            s ->
                new Showing(
                    s.locker(),
                    kit.text().words(inLobby(s) ? "elsewhere.lobby.title" : "elsewhere.title"),
                    elsewhereBody(kit, s),
                    Optional.empty()))
        .usual("menu.open-gate", Choice.OPEN_GATE, s -> passes(s.who()))
        .usual("sorry.understood", Choice.BACK, s -> !passes(s.who()))
        .asked();
  }

  private static Words elsewhereBody(Kit kit, LockerElsewhere s) {
    Said room = Places.room(s.locker().room());
    if (inLobby(s)) {
      return kit.text().words("elsewhere.lobby.body", room);
    }
    return passes(s.who())
        ? kit.text().words("elsewhere.body", room)
        : kit.text().words("elsewhere.no-gate.body", room, kit.venue().phone());
  }

  private static boolean inLobby(LockerElsewhere s) {
    return s.locker().room().layout() == Layout.LOBBY;
  }
}
