package org.venue.kiosk.flow.home;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
import org.venue.kiosk.flow.face.FaceFlow;
import org.venue.kiosk.flow.pin.PinFlow;
import org.venue.kiosk.flow.staff.StaffFlow;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.visit.NetworkReport;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.Trouble;

/// The door sign: resolves what is scanned and hands it to the journey it belongs to.
public final class HomeFlow implements Flow<Home> {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

  private final CheckInFlow checkIn;
  private final VisitFlow visits;
  private final PinFlow pins;
  private final CameraFlow camera;
  private final FaceFlow faces;
  private final StaffFlow staff;
  private final Pace pace;

  /// The door sign in front of these journeys.
  public HomeFlow(
      CheckInFlow checkIn,
      VisitFlow visits,
      PinFlow pins,
      CameraFlow camera,
      FaceFlow faces,
      StaffFlow staff,
      Pace pace) {
    this.checkIn = checkIn;
    this.visits = visits;
    this.pins = pins;
    this.camera = camera;
    this.faces = faces;
    this.staff = staff;
    this.pace = pace;
  }

  @Override
  public Class<Home> states() {
    return Home.class;
  }

  @Override
  public Next next(Home state, Event event, Instant now) {
    return switch (state) {
      case Home.Attract s -> attract(s, event, now);
      case Home.Resolving s -> resolving(s, event, now);
      case Home.Refused s -> explained(s, event, now);
      case Home.Away s -> away(s, event, now);
      case Home.Sorry s -> explained(s, event, now);
      case Home.Help s -> help(s, event, now);
      case Home.Network s -> network(s, event, now);
      case Home.StillThere s -> stillThere(s, event, now);
    };
  }

  private Next attract(Home.Attract s, Event event, Instant now) {
    return switch (event) {
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.ScanRejected _ -> Home.refused(new Refusal.Unreadable(), pace, now);
      case Event.Touched(Choice choice) when choice == Choice.MY_LOCKER -> pins.begin(now);
      case Event.Touched(Choice choice) when choice == Choice.SCAN_WITH_CAMERA -> camera.begin(now);
      case Event.Touched(Choice choice) when choice == Choice.USE_FACE -> faces.begin(now);
      case Event.Act _, Event.Answer _, Event.News _, Event.GaveUp _ -> Next.to(s);
    };
  }

  private Next resolving(Home.Resolving s, Event event, Instant now) {
    return switch (event) {
      case Event.Resolved(Resolution resolution) ->
          switch (resolution) {
            case Resolution.NewVisit who -> checkIn.begin(who, now);
            case Resolution.Inside inside -> visits.begin(inside, s.place(), now);
            case Resolution.Away(var visits, var another) ->
                Next.to(new Home.Away(visits.getFirst(), another, pace.person(now)));
            case Resolution.Staff(var ticket) -> staff.begin(ticket, now);
            case Resolution.Refused(Refusal refusal, Instant _) -> Home.refused(refusal, pace, now);
          };
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.STORE_FAILED, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next away(Home.Away s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice)
          when choice == Choice.ANOTHER_PERSON && s.another().isPresent() ->
          checkIn.begin(s.another().get(), now);
      default -> explained(s, event, now);
    };
  }

  private Next explained(Home s, Event event, Instant now) {
    return switch (event) {
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.ScanRejected _ -> Home.refused(new Refusal.Unreadable(), pace, now);
      case Event.Touched(Choice choice) when choice == Choice.RETRY || choice == Choice.BACK ->
          Home.home();
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next help(Home.Help s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.BACK ->
          Next.to(back(s.behind(), now));
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next stillThere(Home.StillThere s, Event event, Instant now) {
    return switch (event) {
      case Event.Act _ -> Next.to(s.behind().until(pace.person(now)));
      case Event.GaveUp _ -> Home.home();
      case Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  /// Lays the page of the network over this state.
  Next lookAtNetwork(State behind, Instant now) {
    return look(new Home.Network(behind, Optional.empty(), pace.person(now), now), now);
  }

  private static Next look(Home.Network s, Instant now) {
    Instant again = earlier(now.plus(LOOK_AGAIN), s.leaveAt());
    return Next.to(
        new Home.Network(s.behind(), s.seen(), s.leaveAt(), again), new Effect.LookAtNetwork());
  }

  private Next network(Home.Network s, Event event, Instant now) {
    return switch (event) {
      case Event.NetworkSeen(NetworkReport report) ->
          Next.to(
              new Home.Network(
                  s.behind(),
                  Optional.of(report),
                  s.leaveAt(),
                  earlier(now.plus(LOOK_AGAIN), s.leaveAt())));
      case Event.Touched(Choice choice) when choice == Choice.BACK ->
          Next.to(back(s.behind(), now));
      case Event.GaveUp _ when now.isBefore(s.leaveAt()) -> look(s, now);
      // Nobody looks any more, so no camera goes on again by itself.
      case Event.GaveUp _ when films(s.behind()) -> Home.home();
      case Event.GaveUp _ -> Next.to(back(s.behind(), now));
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private static boolean films(State behind) {
    return behind instanceof FaceFlow.Watched || behind instanceof State.Aims;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /// What was covered, with its time anew; a camera that was off meanwhile begins anew as well.
  private State back(State behind, Instant now) {
    return switch (behind) {
      case State.Patient patient -> patient.until(pace.person(now));
      case FaceFlow.Watched watched -> watched.anew(pace.person(now));
      default -> behind;
    };
  }
}
