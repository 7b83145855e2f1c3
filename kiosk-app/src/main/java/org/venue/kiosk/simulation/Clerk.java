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
import org.venue.kiosk.flow.staff.TasksFlow;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Pin;

/// A member of staff who opens a locker for somebody, looks after what is to be looked after, ends
/// visits that are over, or restarts the program.
final class Clerk implements Person {
  /// The staff PIN of the simulation.
  static final Pin PIN = new Pin("246810");

  private static final int MOST_TASKS = 5;

  private final Bookings shop;
  private final Terminal terminal;
  private final Things things;
  private final SimulatedTime time;
  private final Random random;
  private int errands;
  private int tasks;

  Clerk(Bookings shop, Hall hall, SimulatedTime time, Random random) {
    this.shop = shop;
    this.terminal = hall.terminal();
    this.things = hall.things();
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
      case StaffFlow.OpenedForStaff s when s.shut() -> screen.touch(Choice.VISIT_OVER);
      case StaffFlow.OpenedForStaff s -> {
        time.later(screen.between(1_000, 20_000), () -> shut(s.locker()));
        if (random.nextInt(3) > 0) {
          screen.touch(Choice.CONTINUE);
        }
      }
      case TasksFlow.Tasks s -> work(s, screen);
      default -> {
        screen.touch(random.nextBoolean() ? Choice.BACK : Choice.START_OVER);
        screen.leave();
      }
    }
  }

  private void menu(Screen screen) {
    if (errands++ < 3) {
      screen.touch(random.nextBoolean() ? Choice.TASKS : Choice.OPEN_FOR_VISITOR);
    } else {
      screen.touch(random.nextInt(3) == 0 ? Choice.LEAVE_KIOSK : Choice.BACK);
      screen.leave();
    }
  }

  private void work(TasksFlow.Tasks state, Screen screen) {
    switch (state) {
      case TasksFlow.TaskList s -> pick(s, screen);
      case TasksFlow.TaskShown s when random.nextInt(8) == 0 -> screen.touch(Choice.BACK);
      case TasksFlow.TaskShown s ->
          screen.act(new Event.Picked(random.nextInt(s.task().actions().size())));
      case TasksFlow.ConfirmingTask s -> {
        s.task().locker().ifPresent(this::empty);
        screen.touch(Choice.CONTINUE);
      }
      case TasksFlow.TaskAnswer _ -> screen.touch(Choice.CONTINUE);
      case TasksFlow.ListingTasks _, TasksFlow.DoingTask _ -> {}
    }
  }

  private void pick(TasksFlow.TaskList list, Screen screen) {
    if (list.tasks().isEmpty() || tasks++ > MOST_TASKS) {
      screen.touch(Choice.BACK);
    } else if (random.nextInt(4) == 0) {
      screen.touch(Choice.NEXT_PAGE);
    } else {
      screen.act(new Event.Picked(random.nextInt(list.shown().size())));
    }
  }

  /// Looks into a locker before saying that it is empty: what lies there is lost property now.
  private void empty(Locker locker) {
    things.takeOut(locker.door());
    if (random.nextInt(6) > 0) {
      shut(locker);
    }
  }

  private void shut(Locker locker) {
    LockerSimulator doors = terminal.lockers().get(locker.door().locker());
    doors.shut(Lockers.channel(locker.door()));
  }

  private String number() {
    return String.valueOf(random.nextBoolean() ? 1 + random.nextInt(7) : 101 + random.nextInt(17));
  }

  @Override
  public void left() {}
}
