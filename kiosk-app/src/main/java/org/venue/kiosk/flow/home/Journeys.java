package org.venue.kiosk.flow.home;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.venue.kiosk.flow.pin.PinFlow;
import org.venue.kiosk.flow.staff.StaffFlow;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Room;

/// Every journey of the terminal, and the few rules that hold in all of them: help and the way home
/// are always there, and nobody is sent away without being asked whether they are still there.
/// Pure.
public final class Journeys {
  private final List<Flow<?>> flows;
  private final Pace pace;

  /// How the venue runs its journeys.
  ///
  /// @param screen on which side of the gate this terminal's screen stands
  /// @param reopenWithoutQuestion how long after an opening the same code simply opens again
  /// @param shutWithin how long a visitor has to empty a locker and shut it
  public record House(
      List<Room> rooms,
      Place screen,
      Duration reopenWithoutQuestion,
      Duration shutWithin,
      Pace pace) {}

  /// The journeys of this house.
  public Journeys(House house) {
    pace = house.pace();
    var checkIn = new CheckInFlow(house.rooms(), pace);
    var checkOut = new CheckOutFlow(pace, house.shutWithin());
    var visits = new VisitFlow(checkIn, checkOut, house.reopenWithoutQuestion(), pace);
    var pins = new PinFlow(visits, house.screen(), pace);
    var staff = new StaffFlow(pace);
    var home = new HomeFlow(checkIn, visits, pins, staff, pace);
    flows = List.of(home, checkIn, visits, checkOut, pins, staff);
  }

  /// Where it all begins.
  public State first() {
    return new Home.Attract();
  }

  /// What follows from this event in this state.
  public Next next(State state, Event event, Instant now) {
    boolean busy = state instanceof State.Busy;
    return switch (event) {
      case Event.Touched(Choice choice)
          when choice == Choice.HELP && !busy && !(state instanceof Home.Help) ->
          Next.to(
              new Home.Help(state, pace.person(now)),
              new Effect.CallHelp(state.getClass().getSimpleName()));
      case Event.Touched(Choice choice) when choice == Choice.START_OVER && !busy -> Home.home();
      case Event.GaveUp _ when state instanceof State.Patient patient ->
          Next.to(new Home.StillThere(patient, now.plus(pace.warning())));
      case Event.News _
          when state instanceof Home.StillThere(State.Patient behind, Instant until) ->
          behindTheCurtain(next(behind, event, now), until);
      default -> dispatch(state, event, now);
    };
  }

  /// News reaches the journey that is covered by a question; if it stays patient, so does the
  /// question.
  private static Next behindTheCurtain(Next next, Instant until) {
    return next.effects().isEmpty() && next.state() instanceof State.Patient patient
        ? Next.to(new Home.StillThere(patient, until))
        : next;
  }

  private Next dispatch(State state, Event event, Instant now) {
    for (Flow<?> flow : flows) {
      if (flow.states().isInstance(state)) {
        return cast(flow, state, event, now);
      }
    }
    throw new IllegalStateException("No journey knows the state " + state.getClass().getName());
  }

  private static <S extends State> Next cast(Flow<S> flow, State state, Event event, Instant now) {
    return flow.next(flow.states().cast(state), event, now);
  }
}
