package org.venue.kiosk.ui.screen.staff;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.staff.StaffFlow;
import org.venue.kiosk.flow.staff.StaffFlow.CheckingStaffPin;
import org.venue.kiosk.flow.staff.StaffFlow.ChoosingReason;
import org.venue.kiosk.flow.staff.StaffFlow.FindingVisit;
import org.venue.kiosk.flow.staff.StaffFlow.Leaving;
import org.venue.kiosk.flow.staff.StaffFlow.OpenedForStaff;
import org.venue.kiosk.flow.staff.StaffFlow.OpeningForStaff;
import org.venue.kiosk.flow.staff.StaffFlow.Staff;
import org.venue.kiosk.flow.staff.StaffFlow.StaffMenu;
import org.venue.kiosk.flow.staff.StaffFlow.TypingLocker;
import org.venue.kiosk.flow.staff.StaffFlow.TypingStaffPin;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Once;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.screen.LockerScreen;
import org.venue.kiosk.ui.screen.LockerScreen.Showing;
import org.venue.kiosk.ui.screen.PickScreen;
import org.venue.kiosk.ui.screen.PickScreen.Option;
import org.venue.kiosk.ui.screen.TypingScreen;
import org.venue.kiosk.ui.screen.TypingScreen.Asking;
import org.venue.kiosk.ui.screen.WaitScreen;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.PinCheck;

/// The screen of each state of staff work.
public final class StaffScreens {
  private final Once once;

  /// Screens that are built when they are first needed.
  public StaffScreens(Once once) {
    this.once = once;
  }

  /// The screen of this state, showing it.
  public Screen<?> show(Staff state) {
    return switch (state) {
      case TypingStaffPin s -> once.show(s, StaffScreens::pin);
      case CheckingStaffPin s ->
          once.show(s, kit -> new WaitScreen<CheckingStaffPin>(kit, "wait.pin"));
      case StaffMenu s -> once.show(s, StaffScreens::menu);
      case TypingLocker s -> once.show(s, StaffScreens::locker);
      case FindingVisit s -> once.show(s, kit -> new WaitScreen<FindingVisit>(kit, "wait.visit"));
      case ChoosingReason s -> once.show(s, StaffScreens::reason);
      case OpeningForStaff s ->
          once.show(s, kit -> new WaitScreen<OpeningForStaff>(kit, "wait.locker"));
      case OpenedForStaff s -> once.show(s, StaffScreens::opened);
      case Leaving s -> once.show(s, kit -> new WaitScreen<Leaving>(kit, "wait.leaving"));
    };
  }

  private static Screen<TypingStaffPin> pin(Kit kit) {
    Text text = kit.text();
    return TypingScreen.secret(
        kit,
        Pin.LENGTH,
        s ->
            new Asking(
                text.words("staff.pin.question"),
                text.words("staff.pin.hint"),
                s.digits(),
                s.note().flatMap(check -> wrong(kit, check))));
  }

  private static Optional<Words> wrong(Kit kit, PinCheck check) {
    Text text = kit.text();
    return switch (check) {
      case PinCheck.Wrong(int left) -> Optional.of(text.words("staff.pin.wrong", left));
      case PinCheck.Locked(var until) ->
          Optional.of(text.words("staff.pin.locked", text.moment(until, kit.clock().instant())));
      case PinCheck.Right _, PinCheck.RightStaff _ -> Optional.empty();
    };
  }

  private static Screen<StaffMenu> menu(Kit kit) {
    Text text = kit.text();
    List<Option> options =
        List.of(
            new Option(
                "attention", text.words("staff.menu.tasks"), new Event.Touched(Choice.TASKS)),
            new Option(
                "door-open",
                text.words("staff.menu.open"),
                new Event.Touched(Choice.OPEN_FOR_VISITOR)),
            new Option(
                "globe", text.words("staff.menu.network"), new Event.Touched(Choice.NETWORK)),
            new Option(
                "skip", text.words("staff.menu.leave"), new Event.Touched(Choice.LEAVE_KIOSK)));
    return new PickScreen<>(kit, "user", "staff.menu.question", "staff.menu.hint", s -> options);
  }

  private static Screen<TypingLocker> locker(Kit kit) {
    Text text = kit.text();
    return TypingScreen.number(
        kit,
        s ->
            new Asking(
                text.words("staff.locker.question"),
                text.words("staff.locker.hint"),
                s.digits(),
                s.nobody().map(number -> text.words("staff.locker.nobody", number))));
  }

  private static Screen<ChoosingReason> reason(Kit kit) {
    List<Option> options =
        IntStream.range(0, StaffFlow.REASONS.size())
            .mapToObj(i -> option(kit, StaffFlow.REASONS.get(i), i))
            .toList();
    return new PickScreen<>(
        kit, "door-open", "staff.reason.question", "staff.reason.hint", s -> options);
  }

  private static Option option(Kit kit, OpenReason reason, int place) {
    String key =
        switch (reason) {
          case STAFF_PHONE_LOST -> "staff.reason.phone-lost";
          case STAFF_PIN_FORGOTTEN -> "staff.reason.pin-forgotten";
          case STAFF_EMERGENCY -> "staff.reason.emergency";
          case STAFF_OTHER -> "staff.reason.other";
          case CHECK_IN, REOPEN, CHECK_OUT ->
              throw new IllegalArgumentException(reason + " is no reason of staff");
        };
    return new Option("key", kit.text().words(key), new Event.Picked(place));
  }

  private static Screen<OpenedForStaff> opened(Kit kit) {
    Text text = kit.text();
    return new LockerScreen<OpenedForStaff>(
            kit,
            s ->
                new Showing(
                    s.locker(),
                    text.words(s.shut() ? "put-in.shut.title" : "put-in.open.title"),
                    text.words(s.shut() ? "staff.opened.shut" : "staff.opened.body"),
                    Optional.empty()))
        .usual("staff.opened.done", Choice.CONTINUE)
        .alsoWhile("locker", "staff.opened.over", Choice.VISIT_OVER, OpenedForStaff::shut);
  }
}
