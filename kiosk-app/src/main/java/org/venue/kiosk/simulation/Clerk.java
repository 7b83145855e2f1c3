package org.venue.kiosk.simulation;

import java.util.Random;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.kiosk.effect.Lockers;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.staff.StaffFlow;
import org.venue.kiosk.visit.Pin;

/// A member of staff who opens a locker for somebody, or restarts the program.
final class Clerk implements Person {
  /// The staff PIN of the simulation.
  static final Pin PIN = new Pin("246810");

  private final Bookings shop;
  private final Terminal terminal;
  private final SimulatedTime time;
  private final Random random;
  private int opened;

  Clerk(Bookings shop, Terminal terminal, SimulatedTime time, Random random) {
    this.shop = shop;
    this.terminal = terminal;
    this.time = time;
    this.random = random;
  }

  @Override
  public void sees(View view, Screen screen) {
    switch (view.state()) {
      case State.Busy _ -> {}
      case Home.Attract _ -> terminal.scan(false, "", shop.staff());
      case Home.StillThere _ -> screen.touch(Choice.STILL_HERE);
      case StaffFlow.TypingStaffPin s when s.digits().typed().isEmpty() ->
          screen.type(random.nextInt(6) == 0 ? "111111" : PIN.digits());
      case StaffFlow.StaffMenu _ -> menu(screen);
      case StaffFlow.TypingLocker s when s.digits().typed().isEmpty() && s.nobody().isEmpty() -> {
        screen.type(number());
        screen.touch(Choice.CONTINUE);
      }
      case StaffFlow.ChoosingReason _ ->
          screen.act(new Event.Picked(random.nextInt(StaffFlow.REASONS.size())));
      case StaffFlow.OpenedForStaff s -> {
        LockerSimulator doors = terminal.lockers().get(s.locker().door().locker());
        time.later(
            screen.between(1_000, 20_000), () -> doors.shut(Lockers.channel(s.locker().door())));
        screen.touch(Choice.CONTINUE);
      }
      default -> {
        screen.touch(random.nextBoolean() ? Choice.BACK : Choice.START_OVER);
        screen.leave();
      }
    }
  }

  private void menu(Screen screen) {
    if (opened++ < 2) {
      screen.touch(Choice.OPEN_FOR_VISITOR);
    } else {
      screen.touch(random.nextInt(3) == 0 ? Choice.LEAVE_KIOSK : Choice.BACK);
      screen.leave();
    }
  }

  private String number() {
    return String.valueOf(random.nextBoolean() ? 1 + random.nextInt(7) : 101 + random.nextInt(17));
  }

  @Override
  public void left() {}
}
