package org.venue.kiosk.flow.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.FlowLaws;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.Samples;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.camera.CameraFlow.Camera;
import org.venue.kiosk.visit.Place;

/// A code before the camera.
class CameraFlowTest extends FlowLaws {

  CameraFlowTest() {
    super("camera", Camera.class, Samples.camera());
  }

  @Test
  void theCameraBeginsWithATouchOnly() {
    State aiming = after(new Home.Attract(), new Event.Touched(Choice.SCAN_WITH_CAMERA));
    assertInstanceOf(CameraFlow.Aiming.class, aiming);
  }

  @Test
  void aCodeFromTheCameraIsAScanLikeAnyOther() {
    State aiming = Samples.camera().getFirst();
    assertEquals(
        List.of(new Effect.Resolve("VT1:X", Place.LOBBY)),
        next(aiming, new Event.Scanned("VT1:X", Place.LOBBY)).effects());
  }

  @Test
  void helpCoversThePicture() {
    State aiming = Samples.camera().getFirst();
    State help = after(aiming, new Event.Touched(Choice.HELP));
    assertInstanceOf(Home.Help.class, help);
    assertInstanceOf(CameraFlow.Aiming.class, after(help, new Event.Touched(Choice.BACK)));
  }
}
