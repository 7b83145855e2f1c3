package org.venue.kiosk.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.kiosk.Face;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.camera.CameraFlow;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.flow.checkout.CheckOutFlow;
import org.venue.kiosk.flow.pin.PinFlow;
import org.venue.kiosk.flow.staff.StaffFlow;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Tasks;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.Trouble;

/// The guided tour: a morning at the venue with good, bad and unlucky visits, over real bytes.
/// Tells it as a story, paints every screen, and closes with a table that is held against what the
/// simulated doors and the gate saw.
public final class Tour {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String CODE_CAMERA = "camera.codes";

  private final TourPlan plan;
  private final Story story;
  private final Guide guide;
  private final DemoBackend backend;
  private final DemoHouse house;
  private final Easel codeView;
  private final Easel faceView;
  private final Optional<Portraits> portraits;

  /// The other terminal of the venue, with its own lockers and gate.
  private final Guide otherGuide;

  private final DemoHouse other;
  private final TourClock clock = new TourClock();

  private Tour(TourPlan plan) throws StoreException, IOException {
    Path folder = plan.folder();
    this.plan = plan;
    Path models = folder.resolve("models");
    portraits =
        plan.faces().isPresent()
            ? Optional.of(Portraits.of(plan.faces().get(), models))
            : Optional.empty();
    story = new Story(plan.out());
    guide = new Guide(story);
    otherGuide = new Guide(story);
    String venue = DemoHouse.config(folder, "lobby-1", Optional.empty()).venue().id();
    backend = new DemoBackend(folder, venue, clock, plan.witness()::road);
    codeView = new Easel(folder.resolve("views/codes"));
    faceView = new Easel(folder.resolve("views/faces"));
    String faces =
        faceView.camera(FaceTour.CAMERA, "faces") + "\n[faces]\nmodels = '%s'\n".formatted(models);
    String both = codeView.camera(CODE_CAMERA, "codes") + faces;
    house = open(folder, "lobby-1", plan.seed(), guide, false, both);
    other = open(folder.resolve("other"), "lobby-2", plan.seed() + 1, otherGuide, true, faces);
  }

  private DemoHouse open(
      Path folder, String terminal, long seed, Guide screen, boolean live, String more)
      throws StoreException, IOException {
    KioskConfig config = DemoHouse.config(folder, terminal, Optional.of(backend), more);
    return new DemoHouse(config, backend, clock, new Random(seed), live, screen, () -> {});
  }

  /// Takes the tour.
  ///
  /// @param folder where the store lies
  /// @param pictures where each screen is painted
  /// @param faces a folder with `models/*.onnx` and `faces/*.png`; without it nobody is known by
  ///   face
  /// @return whether every promise was kept
  public static boolean take(
      Path folder, long seed, Path pictures, PrintStream out, Optional<Path> faces)
      throws StoreException, IOException {
    return take(new TourPlan(folder, seed, pictures, out, faces, TourPlan.Witness.NONE));
  }

  /// Takes the tour before a witness.
  static boolean take(TourPlan plan) throws StoreException, IOException {
    Tour tour = new Tour(plan);
    KioskConfig config = tour.house.config();
    try (DemoBackend _ = tour.backend;
        DemoHouse house = tour.house;
        DemoHouse other = tour.other;
        Painter painter =
            new Painter(plan.pictures(), Face.venue(config), config.venue().zone(), tour.clock)) {
      tour.guide.enter(house, painter);
      tour.otherGuide.enter(other, (_, _) -> {});
      tour.walk();
      return tour.close();
    } catch (Guide.BrokenPromise e) {
      tour.story.promise(e.getMessage(), false);
      return false;
    }
  }

  private void walk() throws IOException, StoreException {
    SampleCodes codes = house.codes();
    guide.expect(Home.Attract.class, _ -> true);
    otherGuide.expect(Home.Attract.class, _ -> true);
    house.awaitDevices();
    other.awaitDevices();
    await("the terminals know what the backend knows", () -> knowing(house) && knowing(other));

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
    beforeTheCamera(codes.swimming("A1-1010", "men"));
    faces();
    story.promise("a PIN was given", pin != null);

    withoutNetwork(codes.swimming("A1-1007", "men"));
    acrossAPowerCut(codes.swimming("A1-1008", "men"));
    twice(codes.swimming("A1-1009", "men"));
    networkReturns(codes.swimming("A1-1009", "men"));
  }

  private void beforeTheCamera(SampleCodes.Code code) throws IOException {
    story.chapter("The code before the camera instead of the scanner");
    story.promise("the camera is off while nobody asked", !house.filming(CODE_CAMERA));
    guide.touch(Choice.SCAN_WITH_CAMERA);
    guide.expect(CameraFlow.Aiming.class);
    story.tell("holds \"%s\" before the camera".formatted(code.en()));
    codeView.hold(Phone.show(code.text()));
    guide.throughTheDoor();
    codeView.clear();
    await("the camera is off again", () -> !house.filming(CODE_CAMERA));
  }

  private void faces() throws IOException, StoreException {
    var tour =
        new FaceTour(
            story,
            new FaceTour.Visitor(guide, house),
            new FaceTour.Visitor(otherGuide, other),
            faceView);
    if (portraits.isPresent()) {
      tour.with(portraits.get(), plan.witness());
    } else {
      tour.withoutModels();
    }
  }

  private void withoutNetwork(SampleCodes.Code code) throws IOException {
    story.chapter("The network is gone: the terminal goes on and says so");
    backend.network(false);
    await("both terminals notice it by themselves", () -> offline(house) && offline(other));
    checkIn(code);
    guide.touch(Choice.NETWORK);
    guide.expect(Home.Network.class, page -> page.seen().isPresent());
    guide.leave();
  }

  private void acrossAPowerCut(SampleCodes.Code code) throws IOException, StoreException {
    story.chapter("The power fails while a locker stands open");
    guide.scan(code);
    var put = guide.expect(CheckInFlow.PutThingsIn.class, s -> s.pin().isPresent());
    story.tell("the power fails, and comes back");
    house.powerCut();
    guide.expect(Home.Attract.class);
    house.awaitDevices();
    guide.shut(put.locker());
    guide.scan(code);
    var again = guide.expect(CheckInFlow.PutThingsIn.class, s -> s.pin().isPresent());
    story.promise("the visit goes on with its locker", again.locker().equals(put.locker()));
    guide.shut(again.locker());
    guide.touch(Choice.CONTINUE);
    guide.expect(CheckInFlow.WalkIn.class);
    guide.leave();
  }

  private void twice(SampleCodes.Code code) {
    story.chapter("One ticket at two terminals that know nothing of each other");
    checkIn(code);
    pass(Duration.ofMinutes(5));
    story.tell("at the other terminal:");
    otherGuide.scan(code);
    var put = otherGuide.expect(CheckInFlow.PutThingsIn.class, s -> s.pin().isPresent());
    otherGuide.shut(put.locker());
    otherGuide.touch(Choice.CONTINUE);
    otherGuide.expect(CheckInFlow.WalkIn.class);
    otherGuide.leave();
  }

  private void networkReturns(SampleCodes.Code twice) throws IOException, StoreException {
    story.chapter("The network is back: everything is told, and the double use is found");
    backend.network(true);
    clock.pass(Duration.ofMinutes(2));
    await("the outboxes are empty", () -> waiting(house) == 0 && waiting(other) == 0);
    await("the later use is a staff task", () -> doubleUses(other) == 1);
    story.promise("the earlier use is none", doubleUses(house) == 0);
    story.promise("the backend knows it as well", backend.count("doubleUses") == 1);
  }

  private boolean offline(DemoHouse at) {
    return at.kiosk().connection().state() == Connection.State.SILENT;
  }

  private boolean knowing(DemoHouse at) throws StoreException {
    return at.kiosk().connection().state() == Connection.State.ONLINE
        && at.kiosk().network().feeds().stream().allMatch(feed -> feed.applied().isPresent());
  }

  private int waiting(DemoHouse at) throws StoreException {
    return at.kiosk().network().waiting();
  }

  private long doubleUses(DemoHouse at) throws StoreException {
    return at.kiosk().store().transaction("read the tasks", tx -> new Tasks().open(tx)).stream()
        .filter(task -> task.kind() == StaffTask.DOUBLE_USE)
        .count();
  }

  /// Something that comes true by itself.
  interface Fact {
    boolean holds() throws StoreException;
  }

  private void await(String what, Fact fact) {
    if (!comesTrue(fact)) {
      throw new Guide.BrokenPromise("It is not so that " + what);
    }
    story.tell(what);
  }

  /// Whether it does soon.
  static boolean comesTrue(Fact fact) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!fact.holds()) {
        if (System.nanoTime() > until) {
          return false;
        }
        LockSupport.parkNanos(20_000_000);
      }
      return true;
    } catch (StoreException e) {
      throw new Guide.BrokenPromise(e.getMessage());
    }
  }

  private Locker checkIn(SampleCodes.Code code) {
    guide.scan(code);
    return guide.throughTheDoor();
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
    await(
        ready ? "the locker lines answer" : "the terminal notices that the board is gone",
        () -> house.ready("locker.men") == ready && house.ready("locker.women"));
  }

  private boolean close() throws StoreException, IOException {
    story.chapter("What the doors, the gate and the backend saw");
    Reckoning reckoning = Reckoning.of(house);
    reckoning.tell(story);
    story.promise(
        "at least eight visits were made", reckoning.visits() + reckoning.refusals().size() >= 8);
    story.tell("and at the other terminal:");
    Reckoning.of(other).tell(story);
    long made = Reckoning.facts(house) + Reckoning.facts(other) + DemoBackend.BEFORE;
    long accepted = backend.count("factsInAll");
    story.row("facts made / accepted by the backend", made + " / " + accepted);
    story.row("double uses found", backend.count("doubleUses"));
    story.promise("every fact was accepted exactly once", made == accepted);
    story.tell("");
    story.tell(
        story.broken().isEmpty()
            ? "Every promise was kept."
            : story.broken().size() + " promises were broken.");
    return story.broken().isEmpty();
  }
}
