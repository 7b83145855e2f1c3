package org.venue.kiosk.flow.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Digits;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Flow;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.Next;
import org.venue.kiosk.flow.Pace;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.OpenTask;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.PinCheck;
import org.venue.kiosk.visit.TaskAction;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// What a member of staff may do at the terminal, behind a signed code and a PIN: open a visitor's
/// locker with a reason, and leave the program.
public final class StaffFlow implements Flow<StaffFlow.Staff> {
  /// The reasons a door may be opened for somebody, in the order they are offered.
  public static final List<OpenReason> REASONS =
      List.of(
          OpenReason.STAFF_PHONE_LOST,
          OpenReason.STAFF_PIN_FORGOTTEN,
          OpenReason.STAFF_EMERGENCY,
          OpenReason.STAFF_OTHER);

  private static final int NUMBER_DIGITS = 4;

  /// Where staff work can stand.
  public sealed interface Staff extends State {}

  /// The code was good; now the PIN.
  ///
  /// @param note what was wrong with the last try
  public record TypingStaffPin(
      Ticket staff, Digits digits, Optional<PinCheck> note, Instant giveUpAt)
      implements Staff, State.Patient {
    @Override
    public TypingStaffPin until(Instant later) {
      return new TypingStaffPin(staff, digits, note, later);
    }
  }

  /// The PIN is being checked.
  public record CheckingStaffPin(Ticket staff, Instant giveUpAt) implements Staff, State.Busy {}

  /// What may be done.
  public record StaffMenu(Ticket staff, Instant giveUpAt) implements Staff, State.Patient {
    @Override
    public StaffMenu until(Instant later) {
      return new StaffMenu(staff, later);
    }
  }

  /// Which locker?
  ///
  /// @param nobody the number typed before, which nobody holds
  public record TypingLocker(
      Ticket staff, Digits digits, Optional<Integer> nobody, Instant giveUpAt)
      implements Staff, State.Patient {
    @Override
    public TypingLocker until(Instant later) {
      return new TypingLocker(staff, digits, nobody, later);
    }
  }

  /// Its holder is being looked up.
  public record FindingVisit(Ticket staff, int number, Instant giveUpAt)
      implements Staff, State.Busy {}

  /// Why is it to be opened?
  public record ChoosingReason(Ticket staff, Visit visit, Locker locker, Instant giveUpAt)
      implements Staff, State.Patient {
    @Override
    public ChoosingReason until(Instant later) {
      return new ChoosingReason(staff, visit, locker, later);
    }
  }

  /// The door got its pulse.
  public record OpeningForStaff(Ticket staff, Locker locker, Instant giveUpAt)
      implements Staff, State.Busy {}

  /// The door was opened; the visit goes on unless staff says that it is over.
  ///
  /// @param shut whether it was seen shut again
  public record OpenedForStaff(
      Ticket staff, Visit visit, Locker locker, boolean shut, Instant giveUpAt)
      implements Staff, State.Patient {
    @Override
    public OpenedForStaff until(Instant later) {
      return new OpenedForStaff(staff, visit, locker, shut, later);
    }
  }

  /// The program ends.
  public record Leaving(Instant giveUpAt) implements Staff, State.Busy {}

  private final TasksFlow tasks;
  private final Pace pace;

  /// Staff work with these tasks, at this pace.
  public StaffFlow(TasksFlow tasks, Pace pace) {
    this.tasks = tasks;
    this.pace = pace;
  }

  @Override
  public Class<Staff> states() {
    return Staff.class;
  }

  /// Begins with a signed staff code.
  public Next begin(Ticket staff, Instant now) {
    return pin(staff, Optional.empty(), now);
  }

  @Override
  public Next next(Staff state, Event event, Instant now) {
    return switch (state) {
      case TypingStaffPin s -> typingPin(s, event, now);
      case CheckingStaffPin s -> checkingPin(s, event, now);
      case StaffMenu s -> menu(s, event, now);
      case TypingLocker s -> typingLocker(s, event, now);
      case FindingVisit s -> findingVisit(s, event, now);
      case ChoosingReason s -> choosingReason(s, event, now);
      case OpeningForStaff s -> opening(s, event, now);
      case OpenedForStaff s -> opened(s, event, now);
      case Leaving s -> leaving(s, event, now);
    };
  }

  private Next typingPin(TypingStaffPin s, Event event, Instant now) {
    return switch (event) {
      case Event.Typed(char key) -> typed(s, s.digits().press(key), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next typed(TypingStaffPin s, Digits digits, Instant now) {
    if (!digits.full()) {
      return Next.to(new TypingStaffPin(s.staff(), digits, s.note(), pace.person(now)));
    }
    return Next.to(
        new CheckingStaffPin(s.staff(), pace.answer(now)),
        new Effect.CheckStaffPin(s.staff(), new Pin(digits.typed())));
  }

  private Next checkingPin(CheckingStaffPin s, Event event, Instant now) {
    return switch (event) {
      case Event.PinChecked(PinCheck check) ->
          switch (check) {
            case PinCheck.RightStaff _ -> menu(s.staff(), now);
            case PinCheck.Wrong _, PinCheck.Locked _ -> pin(s.staff(), Optional.of(check), now);
            // A visitor's PIN is never asked for here.
            case PinCheck.Right _ -> Home.home();
          };
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.STORE_FAILED, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next menu(StaffMenu s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) ->
          switch (choice) {
            case TASKS -> tasks.list(s.staff(), now);
            case OPEN_FOR_VISITOR -> number(s.staff(), Optional.empty(), now);
            case LEAVE_KIOSK ->
                Next.to(new Leaving(pace.answer(now)), new Effect.LeaveKiosk(s.staff()));
            case BACK -> Home.home();
            default -> Next.to(s);
          };
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next typingLocker(TypingLocker s, Event event, Instant now) {
    return switch (event) {
      case Event.Typed(char key) ->
          Next.to(new TypingLocker(s.staff(), s.digits().press(key), s.nobody(), pace.person(now)));
      case Event.Touched(Choice choice)
          when choice == Choice.CONTINUE && !s.digits().typed().isEmpty() ->
          find(s.staff(), Integer.parseInt(s.digits().typed()), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> menu(s.staff(), now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next findingVisit(FindingVisit s, Event event, Instant now) {
    return switch (event) {
      case Event.VisitFound(Optional<Visit> visit) ->
          visit
              .flatMap(found -> found.locker().map(held -> reason(s, found, held.locker(), now)))
              .orElseGet(() -> number(s.staff(), Optional.of(s.number()), now));
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.STORE_FAILED, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next choosingReason(ChoosingReason s, Event event, Instant now) {
    return switch (event) {
      case Event.Picked(int i) when i >= 0 && i < REASONS.size() ->
          Next.to(
              new OpeningForStaff(s.staff(), s.locker(), pace.answer(now)),
              new Effect.OpenLocker(s.visit(), REASONS.get(i)));
      case Event.Touched(Choice choice) when choice == Choice.BACK ->
          number(s.staff(), Optional.empty(), now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next opening(OpeningForStaff s, Event event, Instant now) {
    return switch (event) {
      case Event.LockerAnswered answer ->
          switch (answer.result()) {
            case OPENED ->
                Next.to(
                    new OpenedForStaff(
                        s.staff(), answer.visit(), s.locker(), false, pace.person(now)));
            case JAMMED -> Home.sorry(Trouble.DOOR_JAMMED, pace, now);
            case UNKNOWN -> Home.sorry(Trouble.DOOR_UNKNOWN, pace, now);
            case MISSING -> Home.sorry(Trouble.LOCKER_MISSING, pace, now);
          };
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.DOOR_UNKNOWN, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next opened(OpenedForStaff s, Event event, Instant now) {
    return switch (event) {
      case Event.DoorMoved(DoorId door, boolean open) when door.equals(s.locker().door()) ->
          Next.to(new OpenedForStaff(s.staff(), s.visit(), s.locker(), !open, pace.person(now)));
      case Event.Touched(Choice choice) when choice == Choice.VISIT_OVER && s.shut() ->
          tasks.confirm(
              s.staff(), OpenTask.ending(s.visit(), s.locker(), now), TaskAction.END_VISIT, now);
      case Event.Touched(Choice choice) when choice == Choice.CONTINUE -> menu(s.staff(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> menu(s.staff(), now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  /// The handler ends the program after the fact is stored; an answer here means that it did not.
  private Next leaving(Leaving s, Event event, Instant now) {
    return switch (event) {
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next pin(Ticket staff, Optional<PinCheck> note, Instant now) {
    return Next.to(new TypingStaffPin(staff, Digits.none(Pin.LENGTH), note, pace.person(now)));
  }

  private Next menu(Ticket staff, Instant now) {
    return Next.to(new StaffMenu(staff, pace.person(now)));
  }

  private Next number(Ticket staff, Optional<Integer> nobody, Instant now) {
    return Next.to(new TypingLocker(staff, Digits.none(NUMBER_DIGITS), nobody, pace.person(now)));
  }

  private Next find(Ticket staff, int number, Instant now) {
    return Next.to(new FindingVisit(staff, number, pace.answer(now)), new Effect.FindVisit(number));
  }

  private Next reason(FindingVisit s, Visit visit, Locker locker, Instant now) {
    return Next.to(new ChoosingReason(s.staff(), visit, locker, pace.person(now)));
  }
}
