package org.venue.kiosk.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.kiosk.Face;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.flow.checkout.CheckOutFlow;
import org.venue.kiosk.flow.pin.PinFlow;
import org.venue.kiosk.flow.staff.StaffFlow;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Trouble;

/// The guided tour: a morning at the venue with good, bad and unlucky visits, over real bytes.
/// Tells it as a story, paints every screen, and closes with a table that is held against what the
/// simulated doors and the gate saw.
public final class Tour {
  private final Story story;
  private final Guide guide;
  private final DemoHouse house;
  private final TourClock clock = new TourClock();

  private Tour(Path folder, long seed, PrintStream out) throws StoreException, IOException {
    story = new Story(out);
    guide = new Guide(story);
    house =
        new DemoHouse(DemoHouse.config(folder), folder, clock, new Random(seed), guide, () -> {});
  }

  /// Takes the tour.
  ///
  /// @param folder where the store lies
  /// @param pictures where each screen is painted
  /// @return whether every promise was kept
  public static boolean take(Path folder, long seed, Path pictures, PrintStream out)
      throws StoreException, IOException {
    Tour tour = new Tour(folder, seed, out);
    KioskConfig config = tour.house.config();
    try (DemoHouse house = tour.house;
        Painter painter =
            new Painter(pictures, Face.venue(config), config.venue().zone(), tour.clock)) {
      tour.guide.enter(house, painter);
      tour.walk();
      return tour.close();
    } catch (Guide.BrokenPromise e) {
      tour.story.promise(e.getMessage(), false);
      return false;
    }
  }

  private void walk() {
    SampleCodes codes = house.codes();
    guide.expect(Home.Attract.class, _ -> true);
    awaitServices(true);

    story.chapter("A ticket opens a locker, and then the gate");
    SampleCodes.Code swim = codes.swimming("A1-1001", "men");
    Locker first = checkIn(swim);

    refused("A ticket that has been used this morning", codes.used(), Refusal.AlreadyUsed.class);
    refused("A ticket of last week", codes.expired(), Refusal.Expired.class);
    refused("A ticket for tomorrow", codes.tomorrow(), Refusal.NotYet.class);
    refused("A refunded ticket", codes.revoked(), Refusal.Revoked.class);
    refused("A ticket with one character changed", codes.tampered(), Refusal.Tampered.class);
    refused("A ticket of another venue", codes.otherVenue(), Refusal.OtherVenue.class);
    refused("A code that is no ticket", codes.foreign(), Refusal.NoSuchCode.class);

    behindTheGate(codes.swimming("A1-1002", "women"));
    jammed(codes.swimming("A1-1003", "men"));
    Pin pin = withPin(codes);
    unplugged(codes.swimming("A1-1005", "men"), codes.swimming("A1-1006", "men"));
    reopen(swim, first);
    checkOut(swim, first);
    staff(codes.staff());
    story.promise("a PIN was given", pin != null);
  }

  private Locker checkIn(SampleCodes.Code code) {
    guide.scan(code);
    var put = guide.expect(CheckInFlow.PutThingsIn.class, s -> s.pin().isPresent());
    story.tell("locker %d stands open".formatted(put.locker().number()));
    guide.shut(put.locker());
    guide.expect(CheckInFlow.PutThingsIn.class, CheckInFlow.PutThingsIn::shut);
    guide.touch(Choice.CONTINUE);
    guide.expect(CheckInFlow.WalkIn.class);
    guide.leave();
    return put.locker();
  }

  private void refused(String title, SampleCodes.Code code, Class<? extends Refusal> why) {
    story.chapter(title);
    guide.scan(code);
    var refused = guide.expect(Home.Refused.class);
    story.promise("it is refused as " + why.getSimpleName(), why.isInstance(refused.refusal()));
    guide.touch(Choice.RETRY);
    guide.expect(Home.Attract.class);
  }

  private void behindTheGate(SampleCodes.Code code) {
    story.chapter("A locker behind the gate: the gate first, the door inside");
    guide.scan(code);
    guide.expect(CheckInFlow.HandingOver.class, s -> s.pin().isPresent());
    guide.touch(Choice.CONTINUE);
    var walk = guide.expect(CheckInFlow.WalkIn.class);
    Locker locker = walk.visit().locker().orElseThrow().locker();
    story.promise(
        "no door stands open out of its holder's reach",
        !house.doors(Guide.line(locker)).isOpen(Guide.door(locker)));
    guide.leave();
    guide.scan(code, true);
    guide.expect(VisitFlow.Reopened.class);
    guide.shut(locker);
    guide.expect(VisitFlow.Reopened.class, VisitFlow.Reopened::shut);
    guide.leave();
  }

  private void jammed(SampleCodes.Code code) {
    story.chapter("A jammed door: another one is given");
    LockerSimulator doors = house.doors("men");
    Door next = leastUsed(doors);
    doors.jam(next, true);
    guide.scan(code);
    var put = guide.expect(CheckInFlow.PutThingsIn.class);
    story.promise(
        "the screen says that the first door jammed",
        put.before().filter(t -> t == Trouble.DOOR_JAMMED).isPresent());
    story.promise("another door is given", !Guide.door(put.locker()).equals(next));
    guide.shut(put.locker());
    guide.touch(Choice.CONTINUE);
    guide.expect(CheckInFlow.WalkIn.class);
    guide.leave();
  }

  /// The lowest door that was never given a pulse and is not kept for a wheelchair comes next.
  private Door leastUsed(LockerSimulator doors) {
    return doors.doors().stream().filter(door -> doors.pulses(door) == 0).findFirst().orElseThrow();
  }

  private Pin withPin(SampleCodes codes) {
    story.chapter("The phone lies in the locker: number and PIN");
    guide.scan(codes.anyRoom("A1-1004"));
    guide.expect(CheckInFlow.AskingRoom.class);
    guide.pick(0);
    var put = guide.expect(CheckInFlow.PutThingsIn.class, s -> s.pin().isPresent());
    Pin pin = put.pin().orElseThrow();
    guide.shut(put.locker());
    guide.touch(Choice.CONTINUE);
    guide.expect(CheckInFlow.WalkIn.class);
    guide.leave();
    pass(Duration.ofMinutes(20));
    guide.touch(Choice.MY_LOCKER);
    guide.expect(PinFlow.TypingNumber.class);
    guide.type(String.valueOf(put.locker().number()));
    guide.expect(
        PinFlow.TypingNumber.class,
        s -> s.digits().typed().equals(String.valueOf(put.locker().number())));
    guide.touch(Choice.CONTINUE);
    guide.expect(PinFlow.TypingPin.class);
    guide.type(pin.digits());
    guide.expect(VisitFlow.Menu.class);
    guide.touch(Choice.OPEN_AGAIN);
    var open = guide.expect(VisitFlow.Reopened.class);
    guide.shut(open.locker());
    guide.expect(VisitFlow.Reopened.class, VisitFlow.Reopened::shut);
    guide.leave();
    return pin;
  }

  private void unplugged(SampleCodes.Code during, SampleCodes.Code after) {
    story.chapter("The lock board is unplugged: nobody is kept out");
    house.links().unplug("men");
    awaitServices(false);
    guide.scan(during);
    var none = guide.expect(CheckInFlow.NoLocker.class);
    story.promise("the screen says why", none.trouble() == Trouble.LOCKER_MISSING);
    guide.touch(Choice.CONTINUE);
    guide.expect(CheckInFlow.WalkIn.class);
    guide.leave();

    story.chapter("... and plugged in again: it comes back by itself");
    house.links().plug("men");
    awaitServices(true);
    checkIn(after);
  }

  private void reopen(SampleCodes.Code code, Locker locker) {
    story.chapter("The same code opens the locker again");
    pass(Duration.ofMinutes(40));
    guide.scan(code);
    guide.expect(VisitFlow.Menu.class);
    guide.touch(Choice.OPEN_AGAIN);
    var open = guide.expect(VisitFlow.Reopened.class);
    story.promise("it is the same locker", open.locker().equals(locker));
    guide.shut(locker);
    guide.expect(VisitFlow.Reopened.class, VisitFlow.Reopened::shut);
    guide.leave();
  }

  private void checkOut(SampleCodes.Code code, Locker locker) {
    story.chapter("Going home: the locker is free once it was seen shut twice");
    pass(Duration.ofMinutes(30));
    guide.scan(code);
    guide.expect(VisitFlow.Menu.class);
    guide.touch(Choice.END_USE);
    guide.expect(CheckOutFlow.TakeThingsOut.class);
    guide.shut(locker);
    guide.expect(CheckOutFlow.Goodbye.class);
    guide.leave();
    guide.scan(code);
    var refused = guide.expect(Home.Refused.class);
    story.promise("the used ticket says so", refused.refusal() instanceof Refusal.AlreadyUsed);
    guide.leave();
  }

  private void staff(SampleCodes.Code code) {
    story.chapter("Staff: a signed code and a PIN");
    guide.scan(code);
    guide.expect(StaffFlow.TypingStaffPin.class);
    guide.type(DemoHouse.STAFF_PIN.digits());
    guide.expect(StaffFlow.StaffMenu.class);
    guide.touch(Choice.HELP);
    guide.expect(Home.Help.class);
    guide.leave();
  }

  private void pass(Duration time) {
    story.tell("... %d minutes later".formatted(time.toMinutes()));
    clock.pass(time);
  }

  private void awaitServices(boolean ready) {
    long until = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (house.ready("locker.men") != ready || !house.ready("locker.women")) {
      if (System.nanoTime() > until) {
        throw new Guide.BrokenPromise(
            "The locker lines are not " + (ready ? "ready" : "noticed as gone"));
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private boolean close() throws StoreException {
    story.chapter("What the doors and the gate saw");
    Reckoning reckoning = Reckoning.of(house);
    reckoning.tell(story);
    story.tell("");
    story.tell(
        story.broken().isEmpty()
            ? "Every promise was kept."
            : story.broken().size() + " promises were broken.");
    return story.broken().isEmpty();
  }
}
