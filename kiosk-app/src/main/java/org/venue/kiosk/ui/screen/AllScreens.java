package org.venue.kiosk.ui.screen;

import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.camera.CameraFlow.Camera;
import org.venue.kiosk.flow.checkin.CheckInFlow.CheckIn;
import org.venue.kiosk.flow.checkout.CheckOutFlow.CheckOut;
import org.venue.kiosk.flow.face.FaceFlow.Facing;
import org.venue.kiosk.flow.pin.PinFlow.MyLocker;
import org.venue.kiosk.flow.staff.StaffFlow.Staff;
import org.venue.kiosk.flow.staff.TasksFlow.Tasks;
import org.venue.kiosk.flow.visit.VisitFlow.During;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Once;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.Screens;
import org.venue.kiosk.ui.screen.camera.CameraScreens;
import org.venue.kiosk.ui.screen.checkin.CheckInScreens;
import org.venue.kiosk.ui.screen.checkout.CheckOutScreens;
import org.venue.kiosk.ui.screen.face.FaceScreens;
import org.venue.kiosk.ui.screen.home.HomeScreens;
import org.venue.kiosk.ui.screen.pin.PinScreens;
import org.venue.kiosk.ui.screen.staff.StaffScreens;
import org.venue.kiosk.ui.screen.staff.TasksScreens;
import org.venue.kiosk.ui.screen.visit.DuringScreens;

/// Every journey's screens: one line for each flow.
public final class AllScreens implements Screens {
  private final HomeScreens home;
  private final CheckInScreens checkIn;
  private final DuringScreens during;
  private final CheckOutScreens checkOut;
  private final PinScreens pin;
  private final CameraScreens camera;
  private final FaceScreens face;
  private final StaffScreens staff;
  private final TasksScreens tasks;

  /// Screens made with this kit.
  public AllScreens(Kit kit) {
    Once once = new Once(kit);
    home = new HomeScreens(once);
    checkIn = new CheckInScreens(once);
    during = new DuringScreens(once);
    checkOut = new CheckOutScreens(once);
    pin = new PinScreens(once);
    camera = new CameraScreens(once);
    face = new FaceScreens(once, kit);
    staff = new StaffScreens(once);
    tasks = new TasksScreens(once);
  }

  @Override
  public Screen<?> show(State state) {
    return switch (state) {
      case Home s -> home.show(s);
      case CheckIn s -> checkIn.show(s);
      case During s -> during.show(s);
      case CheckOut s -> checkOut.show(s);
      case MyLocker s -> pin.show(s);
      case Camera s -> camera.show(s);
      case Facing s -> face.show(s);
      case Staff s -> staff.show(s);
      case Tasks s -> tasks.show(s);
      default -> throw new IllegalStateException("No screens for " + state.getClass().getName());
    };
  }
}
