package org.venue.kiosk.flow.visit;

import java.time.Duration;
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
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.flow.checkout.CheckOutFlow;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Present;
import org.venue.kiosk.visit.Resolution.Inside;
import org.venue.kiosk.visit.Resolution.NewVisit;
import org.venue.kiosk.visit.Room.Layout;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// What a holder who is already in may do: open the locker again, end its use, let the next person
/// of the same ticket in, or, where the rules grant it, have the gate once more.
public final class VisitFlow implements Flow<VisitFlow.During> {

  /// Where a stay can stand at the terminal.
  public sealed interface During extends State {}

  /// One code, several persons: whose visit is it?
  public record Choosing(
      List<Present> visits, Optional<NewVisit> another, Place place, Instant giveUpAt)
      implements During, State.Patient {
    @Override
    public Choosing until(Instant later) {
      return new Choosing(visits, another, place, later);
    }
  }

  /// What would you like to do?
  public record Menu(Present who, Instant giveUpAt) implements During, State.Patient {
    @Override
    public Menu until(Instant later) {
      return new Menu(who, later);
    }
  }

  /// In, without a locker, and the gate is not for them again: since when, and whom to ask.
  public record AlreadyIn(Visit visit, Instant since, Instant at, Instant giveUpAt)
      implements During, State.Patient {
    @Override
    public AlreadyIn until(Instant later) {
      return new AlreadyIn(visit, since, at, later);
    }
  }

  /// The end of a visit without a locker is being written down.
  public record Ending(Visit visit, Instant giveUpAt) implements During, State.Busy {}

  /// A visit without a locker has ended.
  public record Ended(Instant giveUpAt) implements During {}

  /// The door got its pulse.
  public record Reopening(Present who, Locker locker, Instant giveUpAt)
      implements During, State.Busy {}

  /// The door stands open; the locker stays theirs.
  ///
  /// @param shut whether it was shut again
  /// @param pin the second key, once it is made: at the first opening in front of a screen behind
  ///   the gate
  /// @param noPin why there is none
  public record Reopened(
      Present who,
      Locker locker,
      boolean shut,
      Optional<Pin> pin,
      Optional<Trouble> noPin,
      Instant giveUpAt)
      implements During {
    /// An opening that hands over no second key.
    public Reopened(Present who, Locker locker, boolean shut, Instant giveUpAt) {
      this(who, locker, shut, Optional.empty(), Optional.empty(), giveUpAt);
    }
  }

  /// The locker's door is on the other side of the gate.
  public record LockerElsewhere(Present who, Locker locker, Instant giveUpAt)
      implements During, State.Patient {
    @Override
    public LockerElsewhere until(Instant later) {
      return new LockerElsewhere(who, locker, later);
    }
  }

  private final CheckInFlow checkIn;
  private final CheckOutFlow checkOut;
  private final Place screen;
  private final Duration withoutQuestion;
  private final Pace pace;

  /// @param screen on which side of the gate this terminal's screen stands
  /// @param withoutQuestion how long after the last opening the same code simply opens again
  public VisitFlow(
      CheckInFlow checkIn,
      CheckOutFlow checkOut,
      Place screen,
      Duration withoutQuestion,
      Pace pace) {
    this.checkIn = checkIn;
    this.checkOut = checkOut;
    this.screen = screen;
    this.withoutQuestion = withoutQuestion;
    this.pace = pace;
  }

  @Override
  public Class<During> states() {
    return During.class;
  }

  /// Begins with the open visits of a code that was scanned at this place.
  public Next begin(Inside inside, Place place, Instant now) {
    if (inside.visits().size() == 1 && inside.another().isEmpty()) {
      return begin(inside.visits().getFirst(), place, now);
    }
    return Next.to(new Choosing(inside.visits(), inside.another(), place, pace.person(now)));
  }

  /// Begins with one visit, whose holder stands at this place. The gate leads in and is never asked
  /// from inside.
  public Next begin(Present holder, Place place, Instant now) {
    Present who = place == Place.LOBBY ? holder : Present.withoutGate(holder.visit());
    Visit visit = who.visit();
    if (visit.gateAsked().isEmpty() && who.gate(now)) {
      return checkIn.resume(visit, now);
    }
    if (visit.locker().isEmpty()) {
      return ask(who, now);
    }
    Visit.HeldLocker held = visit.locker().get();
    if (!reachable(held.locker(), place)) {
      return Next.to(new LockerElsewhere(who, held.locker(), pace.person(now)));
    }
    boolean soon = held.openedAt().map(at -> now.isBefore(at.plus(withoutQuestion))).orElse(true);
    return soon ? reopen(who, held.locker(), now) : ask(who, now);
  }

  /// Asks what is wished, if there is anything to choose from.
  private Next ask(Present who, Instant now) {
    Visit visit = who.visit();
    if (visit.locker().isPresent() || who.gate(now)) {
      return Next.to(new Menu(who, pace.person(now)));
    }
    Instant since = visit.gateAsked().orElse(visit.startedAt());
    return Next.to(new AlreadyIn(visit, since, now, pace.person(now)));
  }

  @Override
  public Next next(During state, Event event, Instant now) {
    return switch (state) {
      case Choosing s -> choosing(s, event, now);
      case Menu s -> menu(s, event, now);
      case AlreadyIn s -> alreadyIn(s, event, now);
      case Ending s -> ending(s, event, now);
      case Ended s -> ended(s, event, now);
      case Reopening s -> reopening(s, event, now);
      case Reopened s -> reopened(s, event, now);
      case LockerElsewhere s -> lockerElsewhere(s, event, now);
    };
  }

  private Next choosing(Choosing s, Event event, Instant now) {
    return switch (event) {
      case Event.Picked(int i) when i >= 0 && i < s.visits().size() ->
          begin(s.visits().get(i), s.place(), now);
      case Event.Touched(Choice choice)
          when choice == Choice.ANOTHER_PERSON && s.another().isPresent() ->
          checkIn.begin(s.another().get(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next menu(Menu s, Event event, Instant now) {
    Optional<Locker> locker = s.who().visit().locker().map(Visit.HeldLocker::locker);
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.OPEN_AGAIN && locker.isPresent() ->
          reopen(s.who(), locker.get(), now);
      case Event.Touched(Choice choice) when choice == Choice.END_USE && locker.isPresent() ->
          checkOut.begin(s.who().visit(), locker.get(), now);
      case Event.Touched(Choice choice) when choice == Choice.OPEN_GATE && s.who().gate(now) ->
          checkIn.gate(s.who().visit(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next alreadyIn(AlreadyIn s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.END_USE ->
          Next.to(new Ending(s.visit(), pace.answer(now)), new Effect.EndVisit(s.visit()));
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next ending(Ending s, Event event, Instant now) {
    return switch (event) {
      case Event.VisitEnded _ -> Next.to(new Ended(pace.reading(now)));
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.STORE_FAILED, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next ended(Ended s, Event event, Instant now) {
    return switch (event) {
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.Touched(Choice choice) when choice == Choice.CONTINUE -> Home.home();
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next reopening(Reopening s, Event event, Instant now) {
    return switch (event) {
      case Event.LockerAnswered answer ->
          switch (answer.result()) {
            case OPENED -> opened(s, s.who().with(answer.visit()), now);
            case JAMMED -> Home.sorry(Trouble.DOOR_JAMMED, pace, now);
            case UNKNOWN -> Home.sorry(Trouble.DOOR_UNKNOWN, pace, now);
            case MISSING -> Home.sorry(Trouble.LOCKER_MISSING, pace, now);
          };
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.DOOR_UNKNOWN, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  /// A locker that was handed over in front of a door has its second key from there. One behind the
  /// gate gets it here, where its holder and nobody else stands in front of the screen.
  private Next opened(Reopening s, Present who, Instant now) {
    boolean first = s.who().visit().locker().flatMap(Visit.HeldLocker::openedAt).isEmpty();
    Reopened opened = new Reopened(who, s.locker(), false, pace.person(now));
    return first && screen == Place.INSIDE && reachable(s.locker(), screen)
        ? Next.to(opened, new Effect.MakePin(who.visit()))
        : Next.to(opened);
  }

  private Next reopened(Reopened s, Event event, Instant now) {
    return switch (event) {
      case Event.DoorMoved(var door, boolean open) when door.equals(s.locker().door()) ->
          Next.to(
              new Reopened(
                  s.who(),
                  s.locker(),
                  !open,
                  s.pin(),
                  s.noPin(),
                  s.pin().isPresent() ? pace.person(now) : pace.reading(now)));
      case Event.PinMade(Pin pin) ->
          Next.to(
              new Reopened(
                  s.who(),
                  s.locker(),
                  s.shut(),
                  Optional.of(pin),
                  Optional.empty(),
                  pace.person(now)));
      case Event.Failed(Trouble trouble) when s.pin().isEmpty() ->
          Next.to(
              new Reopened(
                  s.who(), s.locker(), s.shut(), s.pin(), Optional.of(trouble), s.giveUpAt()));
      case Event.Touched(Choice choice) when choice == Choice.END_USE ->
          checkOut.begin(s.who().visit(), s.locker(), now);
      case Event.Touched(Choice choice) when choice == Choice.OPEN_GATE && s.who().gate(now) ->
          checkIn.gate(s.who().visit(), now);
      case Event.Touched(Choice choice) when choice == Choice.CONTINUE -> Home.home();
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next lockerElsewhere(LockerElsewhere s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.OPEN_GATE && s.who().gate(now) ->
          checkIn.gate(s.who().visit(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next reopen(Present who, Locker locker, Instant now) {
    return Next.to(
        new Reopening(who, locker, pace.answer(now)),
        new Effect.OpenLocker(who.visit(), OpenReason.REOPEN));
  }

  private static boolean reachable(Locker locker, Place place) {
    return (locker.room().layout() == Layout.LOBBY) == (place == Place.LOBBY);
  }
}
