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
import org.venue.kiosk.flow.camera.CameraFlow;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.flow.checkout.CheckOutFlow;
import org.venue.kiosk.flow.face.FaceFlow;
import org.venue.kiosk.flow.pin.PinFlow;
import org.venue.kiosk.flow.staff.StaffFlow;
import org.venue.kiosk.flow.staff.TasksFlow;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Room;

/// Every journey of the terminal, and the few rules that hold in all of them: help and the way home
/// are always there, and nobody is sent away without being asked whether they are still there.
/// Pure.
public final class Journeys {
  private final HomeFlow home;
  private final List<Flow<?>> flows;
  private final Pace pace;

  /// How the venue runs its journeys.
  ///
  /// @param screen on which side of the gate this terminal's screen stands
  /// @param reopenWithoutQuestion how long after an opening the same code simply opens again
  /// @param shutWithin how long a visitor has to empty a locker and shut it
  /// @param facesKept for how long the face of a member who agreed is stored
  public record House(
      List<Room> rooms,
      Place screen,
      Duration reopenWithoutQuestion,
      Duration shutWithin,
      Duration facesKept,
      Pace pace) {}

  /// The journeys of this house.
  public Journeys(House house) {
    pace = house.pace();
    var checkIn = new CheckInFlow(house.rooms(), house.screen(), pace);
    var checkOut = new CheckOutFlow(pace, house.shutWithin());
    var visits =
        new VisitFlow(checkIn, checkOut, house.screen(), house.reopenWithoutQuestion(), pace);
    var pins = new PinFlow(visits, house.screen(), pace);
    var tasks = new TasksFlow(pace);
    var camera = new CameraFlow(pace);
    var faces = new FaceFlow(house.screen(), house.facesKept(), pace);
    var staff = new StaffFlow(tasks, pace);
    home = new HomeFlow(checkIn, visits, pins, camera, faces, staff, pace);
    flows = List.of(home, checkIn, visits, checkOut, pins, camera, faces, staff, tasks);
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
          help(uncovered(state), now);
      case Event.Touched(Choice choice)
          when choice == Choice.NETWORK && !busy && !(state instanceof Home.Network) ->
          home.lookAtNetwork(uncovered(state), now);
      case Event.Touched(Choice choice) when choice == Choice.START_OVER && !busy -> Home.home();
      case Event.GaveUp _ when state instanceof State.Patient patient ->
          Next.to(new Home.StillThere(patient, now.plus(pace.warning())));
      case Event.NetworkSeen _ when state instanceof Home.Network -> dispatch(state, event, now);
      // A camera whose screen is covered is off: what comes of it still was not meant for now.
      case Event.FaceGuided _, Event.FaceSeen _ when state != uncovered(state) -> Next.to(state);
      case Event.Scanned _, Event.News _, Event.Answer _ when state != uncovered(state) ->
          behindTheCurtain(state, event, now);
      case Event.ScanRejected _ when state != uncovered(state) -> Next.to(state);
      default -> dispatch(state, event, now);
    };
  }

  /// The state of a journey itself, without the help, the page or the question that covers it.
  static State uncovered(State state) {
    return switch (state) {
      case Home.Help help -> help.behind();
      case Home.Network page -> page.behind();
      case Home.StillThere covered -> covered.behind();
      default -> state;
    };
  }

  private Next help(State behind, Instant now) {
    return Next.to(
        new Home.Help(behind, pace.person(now)),
        new Effect.CallHelp(behind.getClass().getSimpleName()));
  }

  /// What nobody touched reaches the journey that is covered, so that nothing is missed behind help
  /// and a code is never taken for a touch of the visitor who left. If the journey has nothing to
  /// ask of the world, the cover stays.
  private Next behindTheCurtain(State cover, Event event, Instant now) {
    Next next = dispatch(uncovered(cover), event, now);
    if (!next.effects().isEmpty()) {
      return next;
    }
    return switch (cover) {
      case Home.Help help -> Next.to(new Home.Help(next.state(), help.giveUpAt()));
      case Home.Network page -> Next.to(page.over(next.state()));
      case Home.StillThere asked when next.state() instanceof State.Patient patient ->
          Next.to(new Home.StillThere(patient, asked.giveUpAt()));
      default -> next;
    };
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
