package org.venue.kiosk.flow.pin;

import java.time.Instant;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Digits;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Flow;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.Next;
import org.venue.kiosk.flow.Pace;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.PinCheck;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Present;
import org.venue.kiosk.visit.Trouble;

/// The way to a locker whose holder's phone lies in it: the number on the door and the PIN that was
/// shown at hand-over.
public final class PinFlow implements Flow<PinFlow.MyLocker> {
  private static final int NUMBER_DIGITS = 4;

  /// Where typing can stand.
  public sealed interface MyLocker extends State {}

  /// Which locker?
  public record TypingNumber(Digits digits, Instant giveUpAt) implements MyLocker, State.Patient {
    @Override
    public TypingNumber until(Instant later) {
      return new TypingNumber(digits, later);
    }
  }

  /// And its PIN?
  public record TypingPin(int number, Digits digits, Instant giveUpAt)
      implements MyLocker, State.Patient {
    @Override
    public TypingPin until(Instant later) {
      return new TypingPin(number, digits, later);
    }
  }

  /// The PIN is being checked.
  public record CheckingPin(int number, Instant giveUpAt) implements MyLocker, State.Busy {}

  /// It does not fit; so many tries are left.
  public record WrongPin(int number, int triesLeft, Instant giveUpAt)
      implements MyLocker, State.Patient {
    @Override
    public WrongPin until(Instant later) {
      return new WrongPin(number, triesLeft, later);
    }
  }

  /// Too many wrong ones: until when no try counts.
  public record PinLocked(int number, Instant until, Instant giveUpAt) implements MyLocker {}

  private final VisitFlow visits;
  private final Place place;
  private final Pace pace;

  /// @param place on which side of the gate this screen stands
  public PinFlow(VisitFlow visits, Place place, Pace pace) {
    this.visits = visits;
    this.place = place;
    this.pace = pace;
  }

  @Override
  public Class<MyLocker> states() {
    return MyLocker.class;
  }

  /// Begins with the number on the door.
  public Next begin(Instant now) {
    return Next.to(new TypingNumber(Digits.none(NUMBER_DIGITS), pace.person(now)));
  }

  @Override
  public Next next(MyLocker state, Event event, Instant now) {
    return switch (state) {
      case TypingNumber s -> typingNumber(s, event, now);
      case TypingPin s -> typingPin(s, event, now);
      case CheckingPin s -> checkingPin(s, event, now);
      case WrongPin s -> wrongPin(s, event, now);
      case PinLocked s -> pinLocked(s, event, now);
    };
  }

  private Next typingNumber(TypingNumber s, Event event, Instant now) {
    return switch (event) {
      case Event.Typed(char key) ->
          Next.to(new TypingNumber(s.digits().press(key), pace.person(now)));
      case Event.Touched(Choice choice)
          when choice == Choice.CONTINUE && !s.digits().typed().isEmpty() ->
          pin(Integer.parseInt(s.digits().typed()), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next typingPin(TypingPin s, Event event, Instant now) {
    return switch (event) {
      case Event.Typed(char key) -> typed(s, s.digits().press(key), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> begin(now);
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next typed(TypingPin s, Digits digits, Instant now) {
    if (!digits.full()) {
      return Next.to(new TypingPin(s.number(), digits, pace.person(now)));
    }
    return Next.to(
        new CheckingPin(s.number(), pace.answer(now)),
        new Effect.CheckPin(s.number(), new Pin(digits.typed())));
  }

  private Next checkingPin(CheckingPin s, Event event, Instant now) {
    return switch (event) {
      case Event.PinChecked(PinCheck check) ->
          switch (check) {
            case PinCheck.Right(var visit) -> visits.begin(Present.withoutGate(visit), place, now);
            case PinCheck.Wrong(int left) ->
                Next.to(new WrongPin(s.number(), left, pace.person(now)));
            case PinCheck.Locked(Instant until) ->
                Next.to(new PinLocked(s.number(), until, pace.person(now)));
            // Only a staff code leads to the staff PIN.
            case PinCheck.RightStaff _ -> Home.home();
          };
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.STORE_FAILED, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next wrongPin(WrongPin s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.RETRY -> pin(s.number(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> begin(now);
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next pinLocked(PinLocked s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next pin(int number, Instant now) {
    return Next.to(new TypingPin(number, Digits.none(Pin.LENGTH), pace.person(now)));
  }
}
