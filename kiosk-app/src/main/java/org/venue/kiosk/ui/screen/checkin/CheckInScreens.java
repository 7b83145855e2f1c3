package org.venue.kiosk.ui.screen.checkin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.checkin.CheckInFlow.Admitting;
import org.venue.kiosk.flow.checkin.CheckInFlow.AskingRoom;
import org.venue.kiosk.flow.checkin.CheckInFlow.ChangingLocker;
import org.venue.kiosk.flow.checkin.CheckInFlow.CheckIn;
import org.venue.kiosk.flow.checkin.CheckInFlow.GateShut;
import org.venue.kiosk.flow.checkin.CheckInFlow.HandingOver;
import org.venue.kiosk.flow.checkin.CheckInFlow.NoLocker;
import org.venue.kiosk.flow.checkin.CheckInFlow.OpeningGate;
import org.venue.kiosk.flow.checkin.CheckInFlow.OpeningLocker;
import org.venue.kiosk.flow.checkin.CheckInFlow.PutThingsIn;
import org.venue.kiosk.flow.checkin.CheckInFlow.WalkIn;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Once;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.screen.LockerScreen;
import org.venue.kiosk.ui.screen.LockerScreen.Showing;
import org.venue.kiosk.ui.screen.PickScreen;
import org.venue.kiosk.ui.screen.PickScreen.Option;
import org.venue.kiosk.ui.screen.Places;
import org.venue.kiosk.ui.screen.TellScreen;
import org.venue.kiosk.ui.screen.Troubles;
import org.venue.kiosk.ui.screen.WaitScreen;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.Trouble;

/// The screen of each state of the check-in.
public final class CheckInScreens {
  /// The steps of a check-in, after the scan.
  static final int LOCKER = 1;

  static final int ENTER = 2;

  private final Once once;

  /// Screens that are built when they are first needed.
  public CheckInScreens(Once once) {
    this.once = once;
  }

  /// The screen of this state, showing it.
  public Screen<?> show(CheckIn state) {
    return switch (state) {
      case AskingRoom s -> once.show(s, CheckInScreens::askingRoom);
      case Admitting s ->
          once.show(s, kit -> new WaitScreen<Admitting>(kit, "wait.admitting", LOCKER));
      case OpeningLocker s ->
          once.show(s, kit -> new WaitScreen<OpeningLocker>(kit, "wait.locker", LOCKER));
      case PutThingsIn s -> once.show(s, CheckInScreens::putThingsIn);
      case HandingOver s -> once.show(s, CheckInScreens::handingOver);
      case ChangingLocker s ->
          once.show(s, kit -> new WaitScreen<ChangingLocker>(kit, "wait.changing", LOCKER));
      case NoLocker s -> once.show(s, CheckInScreens::noLocker);
      case OpeningGate s ->
          once.show(s, kit -> new WaitScreen<OpeningGate>(kit, "wait.gate", ENTER));
      case WalkIn s -> once.show(s, WalkInScreen::new);
      case GateShut s -> once.show(s, CheckInScreens::gateShut);
    };
  }

  private static Screen<AskingRoom> askingRoom(Kit kit) {
    return new PickScreen<AskingRoom>(
            kit, "locker", "room.question", "room.hint", s -> rooms(kit, s.rooms()))
        .at(LOCKER);
  }

  private static List<Option> rooms(Kit kit, List<Room> rooms) {
    List<Option> options = new ArrayList<>();
    for (Room room : rooms) {
      Words name = kit.text().both(Places.room(room));
      options.add(new Option(icon(room), name, new Event.Picked(options.size())));
    }
    return options;
  }

  /// The usual rooms have a picture of their own.
  private static String icon(Room room) {
    return switch (room.id()) {
      case "men" -> "man";
      case "women" -> "woman";
      case "family" -> "family";
      default -> "locker";
    };
  }

  private static Screen<PutThingsIn> putThingsIn(Kit kit) {
    return new LockerScreen<PutThingsIn>(kit, s -> open(kit, s))
        .usual("put-in.enter", Choice.CONTINUE)
        .also("swap", "put-in.another", Choice.ANOTHER_LOCKER)
        .also("skip", "put-in.without", Choice.WITHOUT_LOCKER)
        .at(LOCKER);
  }

  private static Screen<HandingOver> handingOver(Kit kit) {
    return new LockerScreen<HandingOver>(
            kit,
            s ->
                new Showing(
                    s.locker(), kit.text().words("elsewhere.title"), handOverBody(kit, s), s.pin()))
        .explaining("pin.card.far")
        .usual("put-in.enter", Choice.CONTINUE)
        .asked()
        .at(LOCKER);
  }

  private static Words handOverBody(Kit kit, HandingOver s) {
    return s.noPin().isPresent()
        ? kit.text().words("hand-over.no-pin.body")
        : kit.text().words("elsewhere.body", Places.room(s.locker().room()));
  }

  private static Showing open(Kit kit, PutThingsIn s) {
    String title = s.shut() ? "put-in.shut.title" : "put-in.open.title";
    return new Showing(s.locker(), kit.text().words(title), kit.text().words(body(s)), s.pin());
  }

  private static String body(PutThingsIn s) {
    if (s.before().equals(Optional.of(Trouble.STORE_FAILED))) {
      return "put-in.no-pin.body";
    }
    if (s.shut()) {
      return "put-in.shut.body";
    }
    return s.before()
        .map(what -> what == Trouble.NO_LOCKER_FREE ? "put-in.kept.body" : "put-in.instead.body")
        .orElse("put-in.open.body");
  }

  private static Screen<NoLocker> noLocker(Kit kit) {
    return new TellScreen<NoLocker>(kit, s -> Troubles.tell(kit, s.trouble()))
        .usual("no-locker.enter", Choice.CONTINUE)
        .also("call", "help.call", Choice.HELP)
        .back()
        .at(LOCKER);
  }

  private static Screen<GateShut> gateShut(Kit kit) {
    return new TellScreen<GateShut>(kit, s -> Troubles.tell(kit, s.trouble()))
        .usualIf(s -> s.trouble() != Trouble.GATE_UNSURE, "gate-shut.again", Choice.RETRY)
        .also("call", "help.call", Choice.HELP)
        .back()
        .at(ENTER);
  }
}
