package org.venue.kiosk.flow.camera;

import java.time.Instant;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Flow;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.Next;
import org.venue.kiosk.flow.Pace;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.visit.Refusal;

/// Holding a code before the camera instead of the scanner. Begins with a touch; the camera is on
/// exactly while [Aiming] is shown, and the pictures it gives are no part of any state.
public final class CameraFlow implements Flow<CameraFlow.Camera> {

  /// Where it can stand.
  public sealed interface Camera extends State {}

  /// The live picture is shown; a code in its aiming frame is read.
  public record Aiming(Instant giveUpAt) implements Camera, State.Patient, State.Aims {
    @Override
    public Aiming until(Instant later) {
      return new Aiming(later);
    }
  }

  private final Pace pace;

  /// The camera, at this pace.
  public CameraFlow(Pace pace) {
    this.pace = pace;
  }

  @Override
  public Class<Camera> states() {
    return Camera.class;
  }

  /// Begins to look.
  public Next begin(Instant now) {
    return Next.to(new Aiming(pace.person(now)));
  }

  @Override
  public Next next(Camera state, Event event, Instant now) {
    return switch (state) {
      case Aiming s -> aiming(s, event, now);
    };
  }

  private Next aiming(Aiming s, Event event, Instant now) {
    return switch (event) {
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.ScanRejected _ -> Home.refused(new Refusal.Unreadable(), pace, now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }
}
