package org.venue.hardware.locker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.venue.hardware.device.DeviceEvent;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus.State;
import org.venue.hardware.device.Fault;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Mishap;

/// What every locker board does, whatever its bytes and its link.
public abstract class LockerBoardContract {
  private static final Duration REAL_PATIENCE = Duration.ofSeconds(10);

  private final Model<LockerBoard> model;
  private final LockerBench.Joiner joiner;
  private final List<Integer> addresses;
  private final byte[] push;
  private LockerBench bench;
  private LockerBoard board;
  private LockerSimulator boards;
  private Door door;
  private Door other;

  /// The contract for one model and one kind of link.
  ///
  /// @param addresses two boards that the model can have on one line
  /// @param push a frame of the model that nobody asked for
  protected LockerBoardContract(
      Model<LockerBoard> model, LockerBench.Joiner joiner, List<Integer> addresses, byte[] push) {
    this.model = model;
    this.joiner = joiner;
    this.addresses = addresses;
    this.push = push;
  }

  @BeforeEach
  void join() throws DeviceException {
    join(Map.of("boards", addresses.get(0) + "," + addresses.get(1), "doors", "12"));
    board.states(); // the first look is over, so planned mishaps meet the test's own questions
  }

  private void join(Map<String, String> options) {
    if (bench != null) {
      bench.close();
    }
    Map<String, String> all = new HashMap<>(Map.of("patience", "1s", "seed", "5"));
    all.putAll(options);
    bench = new LockerBench(model, all, joiner);
    board = bench.board;
    boards = bench.simulator;
    door = board.doors().first();
    other = board.doors().last();
  }

  @AfterEach
  void part() {
    bench.close();
  }

  @Test
  public void theDoorsAreThoseOfTheConfiguration() {
    assertEquals(24, board.doors().size());
    assertEquals(new Door(addresses.get(0), 1), door);
    assertEquals(new Door(addresses.get(1), 12), other);
  }

  @Test
  public void openingAShutDoorOpensIt() throws DeviceException {
    assertEquals(Opening.OPENED, board.open(other));
    assertTrue(boards.isOpen(other));
    assertEquals(1, boards.pulses(other));
    assertEquals(DoorState.OPEN, board.state(other));
    assertEquals(DoorState.CLOSED, board.state(door));
  }

  @Test
  public void openingAnOpenDoorSucceeds() throws DeviceException {
    boards.openByHand(door);
    assertEquals(Opening.OPENED, board.open(door));
  }

  @Test
  public void aJammedDoorStaysClosed() throws DeviceException {
    boards.jam(door, true);
    assertEquals(Opening.STAYED_CLOSED, board.open(door));
    assertEquals(1, boards.pulses(door));
  }

  @Test
  public void aDoorFreedWithinPatienceIsSeenToOpen() throws DeviceException {
    boards.jam(door, true);
    bench.next(() -> {}).next(() -> {}).next(() -> boards.openByHand(door));
    assertEquals(Opening.OPENED, board.open(door));
  }

  @Test
  public void aDoorShutByHandIsClosed() throws DeviceException {
    board.open(door);
    boards.shut(door);
    assertEquals(DoorState.CLOSED, board.state(door));
  }

  @Test
  public void allDoorsAreToldAtOnce() throws DeviceException {
    boards.openByHand(door);
    Door ninth = new Door(addresses.get(1), 9);
    boards.openByHand(ninth);
    Map<Door, DoorState> states = board.states();
    assertEquals(board.doors(), states.keySet());
    states.forEach((each, state) ->
        assertEquals(
            each.equals(door) || each.equals(ninth) ? DoorState.OPEN : DoorState.CLOSED,
            state,
            each.toString()));
  }

  @Test
  public void contactsThatAreShortWhenOpenMeanTheSameDoors() throws DeviceException {
    join(Map.of("polarity", "short-when-open"));
    assertEquals(DoorState.CLOSED, board.state(door));
    assertEquals(Opening.OPENED, board.open(door));
    assertEquals(DoorState.OPEN, board.states().get(door));
  }

  @Test
  public void doorOutOfRangeIsRefused() {
    for (Door none : List.of(new Door(door.board(), 13), new Door(door.board(), 0))) {
      for (Fault fault :
          List.of(
              assertThrows(DeviceException.class, () -> board.open(none)).fault(),
              assertThrows(DeviceException.class, () -> board.state(none)).fault())) {
        assertEquals(Fault.NO_SUCH_PART, fault);
      }
    }
    assertEquals(0, boards.doors().stream().mapToInt(boards::pulses).sum());
  }

  @Test
  public void silenceBecomesNoReplyWithinPatience() {
    boards.mute(true);
    long before = bench.joint.ticker().nanos();
    DeviceException silence = assertThrows(DeviceException.class, () -> board.state(door));
    long took = bench.joint.ticker().nanos() - before;
    assertEquals(Fault.NO_REPLY, silence.fault());
    assertTrue(took < Duration.ofMillis(1500).toNanos(), "took " + Duration.ofNanos(took));
    assertEquals(State.SILENT, board.status().state());
  }

  @Test
  public void aPulseIntoSilenceHasNoKnownOutcome() throws DeviceException {
    boards.mute(true);
    assertEquals(Opening.UNKNOWN, board.open(door));
    assertEquals(1, boards.pulses(door));
  }

  @Test
  public void aBoardWithoutPowerHasNoKnownOutcome() throws DeviceException {
    boards.power(false);
    assertEquals(Opening.UNKNOWN, board.open(door));
    boards.power(true);
    assertEquals(DoorState.CLOSED, board.state(door));
  }

  @Test
  public void unlockIsNeverSentTwice() throws DeviceException {
    List<Mishap> mishaps =
        List.of(
            new Mishap.Silence(),
            new Mishap.Late(Duration.ofMillis(400)),
            new Mishap.Garbage(9),
            new Mishap.Duplicate(),
            new Mishap.Echo(),
            new Mishap.Split());
    for (int i = 0; i < mishaps.size(); i++) {
      Door each = new Door(addresses.get(0), 1 + i);
      bench.next(mishaps.get(i));
      assertEquals(Opening.OPENED, board.open(each), mishaps.get(i).toString());
      assertEquals(1, boards.pulses(each), mishaps.get(i).toString());
    }
  }

  @Test
  public void aPulseIntoAVanishingLinkIsNotSentAgain() throws DeviceException {
    bench.next(new Mishap.Unplug());
    Opening opening = board.open(door);
    assertEquals(boards.isOpen(door) ? Opening.OPENED : Opening.STAYED_CLOSED, opening);
    assertEquals(boards.isOpen(door) ? 1 : 0, boards.pulses(door), "whether it got through or not");
  }

  @Test
  public void aPulseThatNeverArrivedIsNotSentAgain() throws DeviceException {
    bench.next(new Mishap.Deaf());
    assertEquals(Opening.STAYED_CLOSED, board.open(door));
    assertEquals(0, boards.pulses(door));
  }

  @Test
  public void nothingIsAskedBeforeThePulse() throws DeviceException {
    bench.next(new Mishap.Deaf());
    for (int i = 0; i < 30; i++) {
      bench.next(new Mishap.Silence());
    }
    assertEquals(Opening.UNKNOWN, board.open(door));
    assertEquals(0, boards.pulses(door), "the first frame sent was the pulse");
  }

  @Test
  public void readingIsRepeatedAfterSilence() throws DeviceException {
    bench.next(new Mishap.Silence());
    assertEquals(DoorState.CLOSED, board.state(door));
  }

  @Test
  public void noVerdictComesFromASingleReadingAfterSilence() throws DeviceException {
    bench.next(new Mishap.Silence()).next(() -> {}).next(() -> boards.openByHand(door));
    assertEquals(DoorState.UNKNOWN, board.state(door));
    assertEquals(DoorState.OPEN, board.state(door));
  }

  @Test
  public void aLateReplyIsNotTakenForTheNextQuestion() throws DeviceException {
    bench.next(new Mishap.Late(Duration.ofMillis(400))).next(() -> boards.openByHand(door));
    assertEquals(DoorState.OPEN, board.state(door));
  }

  @Test
  public void aVeryLateReplyIsNotBelievedAlone() throws DeviceException {
    bench
        .next(new Mishap.Late(Duration.ofMillis(700)))
        .next(() -> boards.openByHand(door))
        .next(() -> {});
    assertNotEquals(DoorState.CLOSED, board.state(door));
  }

  @Test
  public void echoIsSkippedWhereConfigured() throws DeviceException {
    join(Map.of("echo", "true"));
    bench.always(() -> Optional.of(new Mishap.Echo()));
    openLookAndShut();
  }

  @Test
  public void echoThatNobodyConfiguredDoesNoHarm() throws DeviceException {
    bench.always(() -> Optional.of(new Mishap.Echo()));
    openLookAndShut();
  }

  @Test
  public void repliesInPiecesAreRead() throws DeviceException {
    bench.always(() -> Optional.of(new Mishap.Split()));
    openLookAndShut();
  }

  @Test
  public void garbageBeforeRepliesIsSkipped() throws DeviceException {
    bench.always(() -> Optional.of(new Mishap.Garbage(3)));
    openLookAndShut();
  }

  @Test
  public void duplicateRepliesAreReadOnce() throws DeviceException {
    bench.always(() -> Optional.of(new Mishap.Duplicate()));
    openLookAndShut();
  }

  @Test
  public void aPushInBetweenIsNoAnswer() throws DeviceException {
    bench.always(() -> Optional.of(new Mishap.Push(push)));
    openLookAndShut();
  }

  private void openLookAndShut() throws DeviceException {
    assertEquals(Opening.OPENED, board.open(door));
    assertEquals(1, boards.pulses(door));
    assertEquals(DoorState.OPEN, board.states().get(door));
    boards.shut(door);
    assertEquals(DoorState.CLOSED, board.state(door));
    assertEquals(DoorState.CLOSED, board.states().get(door));
  }

  @Test
  public void unplugThenReplugIsReadyAgain() {
    bench.joint.unplug();
    assertThrows(DeviceException.class, () -> board.state(door));
    assertEquals(State.OFFLINE, board.status().state());
    bench.joint.plug();
    eventually("ready by itself", bench, () -> board.status().ready());
    assertEquals(1, board.counters().reconnects());
    List<State> told =
        bench.events.stream()
            .filter(DeviceEvent.StatusChanged.class::isInstance)
            .map(event -> ((DeviceEvent.StatusChanged) event).status().state())
            .toList();
    assertEquals(List.of(State.READY, State.OFFLINE, State.READY), told);
  }

  @Test
  public void openingWhileUnpluggedSendsNothingAndSaysSo() throws DeviceException {
    bench.joint.unplug();
    Fault fault = assertThrows(DeviceException.class, () -> board.open(door)).fault();
    assertEquals(Fault.NOT_CONNECTED, fault);
    bench.joint.plug();
    eventually("ready by itself", bench, () -> board.status().ready());
    assertEquals(0, boards.pulses(door), "an order from before must not be carried out later");
    assertEquals(Opening.OPENED, board.open(door));
  }

  @Test
  public void aMissingDeviceDoesNotStopTheStart() {
    LockerBench.Joiner unplugged =
        simulator -> {
          LockerBench.Joint joint = joiner.join(simulator);
          joint.unplug();
          return joint;
        };
    try (LockerBench late = new LockerBench(model, Map.of(), unplugged)) {
      assertThrows(DeviceException.class, () -> late.board.states());
      late.joint.plug();
      eventually("ready once it is there", late, () -> late.board.status().ready());
    }
  }

  @Test
  public void aClosedBoardAnswersNothing() {
    board.close();
    assertEquals(State.CLOSED, board.status().state());
    assertThrows(DeviceException.class, () -> board.state(door));
    bench.close();
    assertThrows(DeviceException.class, () -> board.open(door));
    assertEquals(0, boards.pulses(door));
  }

  @Test
  public void aSilentBoardLeavesOnlyItsOwnDoorsUnknown() throws DeviceException {
    Map<String, String> both = Map.of("boards", addresses.get(0) + "," + addresses.get(1));
    Map<String, String> second = Map.of("boards", String.valueOf(addresses.get(1)));
    try (LockerBench half = new LockerBench(model, both, second, joiner)) {
      half.board
          .states()
          .forEach((each, state) ->
              assertEquals(
                  each.board() == addresses.get(1) ? DoorState.CLOSED : DoorState.UNKNOWN,
                  state,
                  each.toString()));
      assertEquals(Opening.OPENED, half.board.open(half.board.doors().last()));
    }
  }

  @Test
  public void ordersFromManyThreadsTakeTurns() throws Exception {
    try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Opening>> openings = new ArrayList<>();
      for (Door each : board.doors()) {
        openings.add(visitors.submit(() -> board.open(each)));
      }
      for (Future<Opening> opening : openings) {
        assertNotEquals(Opening.STAYED_CLOSED, opening.get());
      }
    }
    for (Door each : board.doors()) {
      assertEquals(1, boards.pulses(each), each.toString());
      assertEquals(DoorState.OPEN, board.state(each), each.toString());
    }
  }

  @Test
  public void wrongOptionsAreRefusedInOneSentence() {
    for (String wrong :
        List.of(
            "boards=",
            "boards=1,1",
            "boards=1,,2",
            "boards=99",
            "boards=x",
            "doors=0",
            "doors=51",
            "polarity=odd",
            "patience=0s",
            "patience=2h",
            "echo=maybe",
            "colour=red")) {
      String sentence =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> model.simulate(LinkUri.parse("sim:bench?" + wrong)),
                  wrong)
              .getMessage();
      assertTrue(sentence.matches("The link [^\n]+\\."), sentence);
    }
  }

  private static void eventually(String what, LockerBench bench, BooleanSupplier fact) {
    long giveUp = System.nanoTime() + REAL_PATIENCE.toNanos();
    while (!fact.getAsBoolean()) {
      assertTrue(System.nanoTime() < giveUp, "not " + what);
      bench.pass(Duration.ofMillis(10));
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
