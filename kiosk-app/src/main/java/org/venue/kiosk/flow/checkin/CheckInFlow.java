package org.venue.kiosk.flow.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Flow;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.Next;
import org.venue.kiosk.flow.Pace;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.visit.GateResult;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Resolution.NewVisit;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.Room.Layout;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// From a good code to the gate. A room in the lobby opens its door before the gate, a room behind
/// the gate leaves that to the scanner inside: no door stands open out of its holder's reach.
/// Having no locker never keeps anyone out.
public final class CheckInFlow implements Flow<CheckInFlow.CheckIn> {

  /// Where a check-in can stand.
  public sealed interface CheckIn extends State {}

  /// The ticket names no room.
  public record AskingRoom(NewVisit who, List<Room> rooms, Instant giveUpAt)
      implements CheckIn, State.Patient {
    @Override
    public AskingRoom until(Instant later) {
      return new AskingRoom(who, rooms, later);
    }
  }

  /// The admission is being written down.
  public record Admitting(Instant giveUpAt) implements CheckIn, State.Busy {}

  /// The door got its pulse.
  ///
  /// @param before what was wrong with the locker before this one, if there was one
  public record OpeningLocker(
      Visit visit, Locker locker, Optional<Trouble> before, Instant giveUpAt)
      implements CheckIn, State.Busy {}

  /// The door stands open in front of its holder.
  ///
  /// @param shut whether it was shut again
  /// @param pin the second key, once it is made
  /// @param before what was wrong with the locker before this one, or why there is no second key
  public record PutThingsIn(
      Visit visit,
      Locker locker,
      boolean shut,
      Optional<Pin> pin,
      Optional<Trouble> before,
      Instant giveUpAt)
      implements CheckIn, State.Patient {
    @Override
    public PutThingsIn until(Instant later) {
      return new PutThingsIn(visit, locker, shut, pin, before, later);
    }
  }

  /// The locker stands behind the gate, where no screen is: its number and its second key are shown
  /// here, to the one who is about to go in.
  ///
  /// @param pin the second key, once it is made
  /// @param noPin why there is none
  public record HandingOver(
      Visit visit, Locker locker, Optional<Pin> pin, Optional<Trouble> noPin, Instant giveUpAt)
      implements CheckIn, State.Patient {
    @Override
    public HandingOver until(Instant later) {
      return new HandingOver(visit, locker, pin, noPin, later);
    }
  }

  /// Another locker, or none, is being written down.
  ///
  /// @param before what was wrong with the one before, if anything was
  public record ChangingLocker(Visit visit, Optional<Trouble> before, Instant giveUpAt)
      implements CheckIn, State.Busy {}

  /// There is no locker, and why; the way in is open all the same.
  public record NoLocker(Visit visit, Trouble trouble, Instant giveUpAt)
      implements CheckIn, State.Patient {
    @Override
    public NoLocker until(Instant later) {
      return new NoLocker(visit, trouble, later);
    }
  }

  /// The gate got its pulse.
  public record OpeningGate(Visit visit, Instant giveUpAt) implements CheckIn, State.Busy {}

  /// Please walk through.
  public record WalkIn(Visit visit, Instant giveUpAt) implements CheckIn {}

  /// The gate did not do its part; the admission stands.
  public record GateShut(Visit visit, Trouble trouble, Instant giveUpAt)
      implements CheckIn, State.Patient {
    @Override
    public GateShut until(Instant later) {
      return new GateShut(visit, trouble, later);
    }
  }

  private final List<Room> rooms;
  private final Place screen;
  private final Pace pace;

  /// A check-in for a venue with these rooms, in the order they are offered.
  ///
  /// @param screen on which side of the gate this terminal's screen stands
  public CheckInFlow(List<Room> rooms, Place screen, Pace pace) {
    this.rooms = List.copyOf(rooms);
    this.screen = screen;
    this.pace = pace;
  }

  @Override
  public Class<CheckIn> states() {
    return CheckIn.class;
  }

  /// Begins with a person who may come in.
  public Next begin(NewVisit who, Instant now) {
    Optional<Room> room = rooms.size() == 1 ? Optional.of(rooms.getFirst()) : who.room();
    return room.map(known -> admit(who, known, now))
        .orElseGet(() -> Next.to(new AskingRoom(who, rooms, pace.person(now))));
  }

  /// Goes on with a visit that was admitted and has not passed the gate.
  public Next resume(Visit visit, Instant now) {
    return atHand(visit)
        .map(locker -> open(visit, locker, Optional.empty(), now))
        .or(() -> farFromScreen(visit).map(locker -> handOver(visit, locker, now)))
        .orElseGet(() -> gate(visit, now));
  }

  @Override
  public Next next(CheckIn state, Event event, Instant now) {
    return switch (state) {
      case AskingRoom s -> askingRoom(s, event, now);
      case Admitting s -> admitting(s, event, now);
      case OpeningLocker s -> openingLocker(s, event, now);
      case PutThingsIn s -> putThingsIn(s, event, now);
      case HandingOver s -> handingOver(s, event, now);
      case ChangingLocker s -> changingLocker(s, event, now);
      case NoLocker s -> noLocker(s, event, now);
      case OpeningGate s -> openingGate(s, event, now);
      case WalkIn s -> walkIn(s, event, now);
      case GateShut s -> gateShut(s, event, now);
    };
  }

  private Next askingRoom(AskingRoom s, Event event, Instant now) {
    return switch (event) {
      case Event.Picked(int i) when i >= 0 && i < s.rooms().size() ->
          admit(s.who(), s.rooms().get(i), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next admitting(Admitting s, Event event, Instant now) {
    return switch (event) {
      case Event.Admitted(Visit visit, Optional<Trouble> none) -> afterLocker(visit, none, now);
      case Event.NotAdmitted(var refusal) -> Home.refused(refusal, pace, now);
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.STORE_FAILED, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next openingLocker(OpeningLocker s, Event event, Instant now) {
    return switch (event) {
      case Event.LockerAnswered answer -> lockerAnswered(s, answer, now);
      case Event.Failed(Trouble trouble) -> noLocker(s.visit(), trouble, now);
      case Event.GaveUp _ -> noLocker(s.visit(), Trouble.DOOR_UNKNOWN, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next lockerAnswered(OpeningLocker s, Event.LockerAnswered answer, Instant now) {
    Visit visit = answer.visit();
    return switch (answer.result()) {
      case OPENED ->
          Next.to(
              new PutThingsIn(
                  visit, s.locker(), false, Optional.empty(), s.before(), pace.person(now)),
              new Effect.MakePin(visit));
      case JAMMED -> jammed(s, visit, now);
      case UNKNOWN -> noLocker(visit, Trouble.DOOR_UNKNOWN, now);
      case MISSING -> noLocker(visit, Trouble.LOCKER_MISSING, now);
    };
  }

  /// Two in a row are no accident: a whole room must not fall out of order door by door.
  private Next jammed(OpeningLocker s, Visit visit, Instant now) {
    return s.before().isPresent()
        ? noLocker(visit, Trouble.DOOR_JAMMED, now)
        : another(visit, Optional.of(Trouble.DOOR_JAMMED), now);
  }

  private Next putThingsIn(PutThingsIn s, Event event, Instant now) {
    return switch (event) {
      case Event.PinMade(Pin pin) ->
          Next.to(
              new PutThingsIn(
                  s.visit(), s.locker(), s.shut(), Optional.of(pin), s.before(), s.giveUpAt()));
      case Event.Failed(Trouble trouble) when s.pin().isEmpty() ->
          Next.to(
              new PutThingsIn(
                  s.visit(), s.locker(), s.shut(), s.pin(), Optional.of(trouble), s.giveUpAt()));
      case Event.DoorMoved(var door, boolean open) when door.equals(s.locker().door()) ->
          Next.to(
              new PutThingsIn(s.visit(), s.locker(), !open, s.pin(), s.before(), pace.person(now)));
      case Event.Touched(Choice choice) ->
          switch (choice) {
            case CONTINUE -> gate(s.visit(), now);
            case ANOTHER_LOCKER -> another(s.visit(), Optional.empty(), now);
            case WITHOUT_LOCKER ->
                Next.to(
                    new ChangingLocker(s.visit(), Optional.empty(), pace.answer(now)),
                    new Effect.GiveUpLocker(s.visit()));
            default -> Next.to(s);
          };
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next handingOver(HandingOver s, Event event, Instant now) {
    return switch (event) {
      case Event.PinMade(Pin pin) ->
          Next.to(
              new HandingOver(
                  s.visit(), s.locker(), Optional.of(pin), Optional.empty(), s.giveUpAt()));
      case Event.Failed(Trouble trouble) when s.pin().isEmpty() ->
          Next.to(
              new HandingOver(s.visit(), s.locker(), s.pin(), Optional.of(trouble), s.giveUpAt()));
      case Event.Touched(Choice choice) when choice == Choice.CONTINUE -> gate(s.visit(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next changingLocker(ChangingLocker s, Event event, Instant now) {
    return switch (event) {
      case Event.LockerChanged(Visit visit, Optional<Trouble> none) -> {
        // Where there is no other one, the visit may still hold the one it had.
        Optional<Trouble> before = none.or(s::before);
        yield atHand(visit)
            .map(locker -> open(visit, locker, before, now))
            .or(() -> none.map(trouble -> noLocker(visit, trouble, now)))
            .orElseGet(() -> gate(visit, now));
      }
      case Event.Failed(Trouble trouble) -> noLocker(s.visit(), trouble, now);
      case Event.GaveUp _ -> noLocker(s.visit(), Trouble.STORE_FAILED, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next noLocker(NoLocker s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.CONTINUE -> gate(s.visit(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next openingGate(OpeningGate s, Event event, Instant now) {
    return switch (event) {
      case Event.GateAnswered(Visit visit, GateResult result) ->
          switch (result) {
            case ASKED -> Next.to(new WalkIn(visit, pace.reading(now)));
            case UNKNOWN -> gateShut(visit, unknown(s.visit()), now);
            case MISSING -> gateShut(visit, Trouble.GATE_MISSING, now);
          };
      case Event.Failed(Trouble trouble) -> gateShut(s.visit(), trouble, now);
      case Event.GaveUp _ -> gateShut(s.visit(), Trouble.GATE_UNSURE, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  /// One entry is one passage: a gate that nobody can speak for is asked once more and not again.
  private static Trouble unknown(Visit asked) {
    return asked.gateAsked().isEmpty() ? Trouble.GATE_UNKNOWN : Trouble.GATE_UNSURE;
  }

  private Next walkIn(WalkIn s, Event event, Instant now) {
    return switch (event) {
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.Touched(Choice choice) when choice == Choice.CONTINUE -> Home.home();
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next gateShut(GateShut s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice)
          when choice == Choice.RETRY && s.trouble() != Trouble.GATE_UNSURE ->
          gate(s.visit(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next admit(NewVisit who, Room room, Instant now) {
    return Next.to(new Admitting(pace.answer(now)), new Effect.Admit(who, room));
  }

  private Next afterLocker(Visit visit, Optional<Trouble> none, Instant now) {
    if (none.isPresent()) {
      return noLocker(visit, none.get(), now);
    }
    return resume(visit, now);
  }

  private Next open(Visit visit, Locker locker, Optional<Trouble> before, Instant now) {
    return Next.to(
        new OpeningLocker(visit, locker, before, pace.answer(now)),
        new Effect.OpenLocker(visit, OpenReason.CHECK_IN));
  }

  private Next handOver(Visit visit, Locker locker, Instant now) {
    return Next.to(
        new HandingOver(visit, locker, Optional.empty(), Optional.empty(), pace.person(now)),
        new Effect.MakePin(visit));
  }

  private Next another(Visit visit, Optional<Trouble> before, Instant now) {
    return Next.to(
        new ChangingLocker(visit, before, pace.answer(now)),
        new Effect.ChangeLocker(visit, before.isPresent()));
  }

  private Next noLocker(Visit visit, Trouble trouble, Instant now) {
    return Next.to(new NoLocker(visit, trouble, pace.person(now)));
  }

  /// Asks the gate for one passage, as the last step or once more.
  public Next gate(Visit visit, Instant now) {
    return Next.to(new OpeningGate(visit, pace.answer(now)), new Effect.OpenGate(visit));
  }

  private Next gateShut(Visit visit, Trouble trouble, Instant now) {
    return Next.to(new GateShut(visit, trouble, pace.person(now)));
  }

  /// The visit's locker, if it stands behind the gate and this screen does not.
  private Optional<Locker> farFromScreen(Visit visit) {
    return visit
        .locker()
        .map(Visit.HeldLocker::locker)
        .filter(locker -> screen == Place.LOBBY && locker.room().layout() == Layout.BEHIND_GATE);
  }

  /// The visit's locker, if its door is within the holder's reach on this side of the gate.
  private static Optional<Locker> atHand(Visit visit) {
    return visit
        .locker()
        .map(Visit.HeldLocker::locker)
        .filter(locker -> locker.room().layout() == Layout.LOBBY);
  }
}
