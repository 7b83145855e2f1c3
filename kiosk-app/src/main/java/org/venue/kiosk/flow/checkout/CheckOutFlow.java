package org.venue.kiosk.flow.checkout;

import java.time.Duration;
import java.time.Instant;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Flow;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.Next;
import org.venue.kiosk.flow.Pace;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// The last opening of a locker. Whether the locker is free is decided behind the journey's back by
/// whoever watches the doors; the journey only shows it, so nobody has to stand and wait.
public final class CheckOutFlow implements Flow<CheckOutFlow.CheckOut> {

  /// Where a check-out can stand.
  public sealed interface CheckOut extends State {}

  /// The door got its pulse.
  public record OpeningForCheckOut(Visit visit, Locker locker, Instant giveUpAt)
      implements CheckOut, State.Busy {}

  /// The door stands open; it is free once it was shut.
  public record TakeThingsOut(Locker locker, Instant giveUpAt) implements CheckOut {}

  /// The locker is free and the visit has ended.
  public record Goodbye(Locker locker, Instant giveUpAt) implements CheckOut {}

  /// The door was not shut in time: the locker stays held and staff is told.
  public record LeftOpen(Locker locker, Instant giveUpAt) implements CheckOut {}

  private final Pace pace;
  private final Duration shutWithin;

  /// A check-out that gives a visitor this long to empty the locker and shut it.
  public CheckOutFlow(Pace pace, Duration shutWithin) {
    this.pace = pace;
    this.shutWithin = shutWithin;
  }

  @Override
  public Class<CheckOut> states() {
    return CheckOut.class;
  }

  /// Begins with a visit that holds a locker within reach.
  public Next begin(Visit visit, Locker locker, Instant now) {
    return Next.to(
        new OpeningForCheckOut(visit, locker, pace.answer(now)), new Effect.CheckOut(visit));
  }

  @Override
  public Next next(CheckOut state, Event event, Instant now) {
    return switch (state) {
      case OpeningForCheckOut s -> opening(s, event, now);
      case TakeThingsOut s -> takeThingsOut(s, event, now);
      case Goodbye s -> last(s, event, now);
      case LeftOpen s -> last(s, event, now);
    };
  }

  private Next opening(OpeningForCheckOut s, Event event, Instant now) {
    return switch (event) {
      case Event.LockerAnswered answer ->
          switch (answer.result()) {
            // The watcher gives up first, so that the screen tells what was decided.
            case OPENED ->
                Next.to(new TakeThingsOut(s.locker(), now.plus(shutWithin).plus(pace.reading())));
            case JAMMED -> Home.sorry(Trouble.DOOR_JAMMED, pace, now);
            case UNKNOWN -> Home.sorry(Trouble.DOOR_UNKNOWN, pace, now);
            case MISSING -> Home.sorry(Trouble.LOCKER_MISSING, pace, now);
          };
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.DOOR_UNKNOWN, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next takeThingsOut(TakeThingsOut s, Event event, Instant now) {
    return switch (event) {
      case Event.LockerReturned(Locker locker) when locker.equals(s.locker()) ->
          Next.to(new Goodbye(locker, pace.reading(now)));
      case Event.LockerLeftOpen(Locker locker) when locker.equals(s.locker()) ->
          Next.to(new LeftOpen(locker, pace.person(now)));
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next last(CheckOut s, Event event, Instant now) {
    return switch (event) {
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.Touched(Choice choice) when choice == Choice.CONTINUE -> Home.home();
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }
}
