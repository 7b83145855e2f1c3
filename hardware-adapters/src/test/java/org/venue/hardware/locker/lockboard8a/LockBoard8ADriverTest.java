package org.venue.hardware.locker.lockboard8a;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.DoorState;
import org.venue.hardware.locker.LockerBench;
import org.venue.hardware.locker.LockerBoard.DoorMoved;
import org.venue.hardware.locker.LockerBoardContract;
import org.venue.hardware.locker.LockerFaultLaws;
import org.venue.hardware.locker.Opening;

final class LockBoard8ADriverTest {
  private static final List<Integer> ADDRESSES = List.of(1, 2);

  /// The report that door 2 of board 1 opened.
  private static final byte[] PUSH = HexFormat.of().parseHex("8201020081");

  @Nested
  class InProcess extends LockerBoardContract {
    InProcess() {
      super(LockBoard8A.MODEL, LockerBench::inProcess, ADDRESSES, PUSH);
    }
  }

  @Nested
  class OverAPty extends LockerBoardContract {
    OverAPty() {
      super(LockBoard8A.MODEL, LockerBench::overAPty, ADDRESSES, PUSH);
    }
  }

  @Nested
  class OnABadLine extends LockerFaultLaws {
    OnABadLine() {
      super(LockBoard8A.MODEL, PUSH);
    }
  }

  @Test
  void aReportIsAHintAndTheStateIsStillAsked() throws DeviceException {
    try (LockerBench bench =
        new LockerBench(LockBoard8A.MODEL, Map.of("push", "true"), LockerBench::inProcess)) {
      Door door = new Door(1, 5);
      bench.board.states();
      bench.simulator.openByHand(door);
      assertEquals(DoorState.OPEN, bench.board.state(door));
      assertEquals(Opening.OPENED, bench.board.open(new Door(1, 6)));
      assertEquals(
          List.of(new DoorMoved("bench", door), new DoorMoved("bench", new Door(1, 6))),
          bench.events.stream().filter(DoorMoved.class::isInstance).toList());
    }
  }

  @Test
  void aReportOfADoorThatIsNotConfiguredIsNoNews() throws DeviceException {
    Map<String, String> truth = Map.of("doors", "24", "push", "true");
    try (LockerBench bench =
        new LockerBench(LockBoard8A.MODEL, Map.of("doors", "4"), truth, LockerBench::inProcess)) {
      bench.board.states();
      bench.simulator.openByHand(new Door(1, 5));
      assertEquals(DoorState.CLOSED, bench.board.state(new Door(1, 4)));
      assertEquals(List.of(), bench.events.stream().filter(DoorMoved.class::isInstance).toList());
    }
  }

  @Test
  void theOrderOfTheStatusBytesIsConfiguration() throws DeviceException {
    Map<String, String> lowest = Map.of("order", "lowest-first");
    Door second = new Door(1, 2);
    try (LockerBench bench = new LockerBench(LockBoard8A.MODEL, lowest, LockerBench::inProcess)) {
      bench.simulator.openByHand(second);
      assertEquals(Set.of(second), open(bench.board.states()));
    }
    try (LockerBench bench =
        new LockerBench(LockBoard8A.MODEL, Map.of(), lowest, LockerBench::inProcess)) {
      bench.simulator.openByHand(second);
      assertEquals(Set.of(new Door(1, 18)), open(bench.board.states()));
    }
  }

  @Test
  void boardsOfEverySizeTellAllTheirDoors() throws DeviceException {
    for (String doors : List.of("8", "12", "18", "24", "32", "50")) {
      try (LockerBench bench =
          new LockerBench(LockBoard8A.MODEL, Map.of("doors", doors), LockerBench::inProcess)) {
        Door last = bench.board.doors().last();
        bench.simulator.openByHand(last);
        assertEquals(Set.of(last), open(bench.board.states()), doors + " doors");
        assertEquals(Opening.OPENED, bench.board.open(bench.board.doors().first()));
      }
    }
  }

  @Test
  void doorsTheReportDoesNotReachAreUnknown() throws DeviceException {
    Map<String, String> truth = Map.of("doors", "8");
    try (LockerBench bench =
        new LockerBench(LockBoard8A.MODEL, Map.of("doors", "50"), truth, LockerBench::inProcess)) {
      // Channels 9 to 24 are reported although no door hangs there; 25 to 50 are not.
      Map<Door, DoorState> states = bench.board.states();
      assertEquals(DoorState.CLOSED, states.get(new Door(1, 8)));
      assertEquals(DoorState.UNKNOWN, states.get(new Door(1, 25)));
      assertEquals(DoorState.UNKNOWN, states.get(new Door(1, 50)));
    }
  }

  @Test
  void aBoardWithMoreChannelsThanDoorsIsUnderstood() throws DeviceException {
    for (String channels : List.of("24", "32", "50")) {
      Map<String, String> truth = Map.of("doors", channels);
      try (LockerBench bench =
          new LockerBench(LockBoard8A.MODEL, Map.of("doors", "8"), truth, LockerBench::inProcess)) {
        Door third = new Door(1, 3);
        bench.simulator.openByHand(third);
        assertEquals(Set.of(third), open(bench.board.states()), channels + " channels");
      }
    }
  }

  private static Set<Door> open(Map<Door, DoorState> states) {
    return states.entrySet().stream()
        .filter(entry -> entry.getValue() == DoorState.OPEN)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
