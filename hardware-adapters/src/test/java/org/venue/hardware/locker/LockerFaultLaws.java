package org.venue.hardware.locker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.Mishap;

/// On a bad line a driver may know less, and never says what is not so. Each seed is another line.
public abstract class LockerFaultLaws {
  private static final int SEEDS = 60;
  private static final int STEPS = 40;

  private final Model<LockerBoard> model;
  private final List<Mishap> mishaps;

  /// The laws for one model.
  ///
  /// @param push a frame of the model that nobody asked for
  protected LockerFaultLaws(Model<LockerBoard> model, byte[] push) {
    this.model = model;
    this.mishaps =
        List.of(
            new Mishap.Deaf(),
            new Mishap.Silence(),
            new Mishap.Late(Duration.ofMillis(350)),
            new Mishap.Late(Duration.ofMillis(550)),
            new Mishap.Echo(),
            new Mishap.Split(),
            new Mishap.Garbage(1),
            new Mishap.Garbage(20),
            new Mishap.Duplicate(),
            new Mishap.Push(push),
            new Mishap.Unplug());
  }

  @Test
  public void whatIsSaidOfADoorIsSo() {
    int known = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      try (LockerBench bench =
          new LockerBench(
              model,
              Map.of("seed", String.valueOf(seed), "patience", "1s"),
              LockerBench::inProcess)) {
        bench.always(Mishap.seeded(seed, 3, mishaps));
        known += live(bench, new Random(seed), "seed " + seed);
      }
    }
    assertTrue(known > SEEDS * STEPS * 3 / 4, "only " + known + " questions were answered");
  }

  private int live(LockerBench bench, Random random, String where) {
    List<Door> doors = List.copyOf(bench.board.doors());
    int known = 0;
    for (int step = 0; step < STEPS; step++) {
      Door door = doors.get(random.nextInt(doors.size()));
      String what = where + ", step " + step + ", door " + door;
      boolean answered =
          switch (random.nextInt(4)) {
            case 0 -> opened(bench, door, what);
            case 1 -> told(bench, door, what);
            case 2 -> toldAll(bench, what);
            default -> {
              turn(bench.simulator, door, random);
              yield true;
            }
          };
      known += answered ? 1 : 0;
      bench.pass(Duration.ofMillis(random.nextInt(1000)));
    }
    return known;
  }

  private static void turn(LockerSimulator boards, Door door, Random random) {
    switch (random.nextInt(3)) {
      case 0 -> boards.jam(door, random.nextBoolean());
      case 1 -> boards.openByHand(door);
      default -> boards.doors().forEach(boards::shut);
    }
  }

  private static boolean opened(LockerBench bench, Door door, String what) {
    int before = bench.simulator.pulses(door);
    try {
      Opening opening = bench.board.open(door);
      assertTrue(bench.simulator.pulses(door) <= before + 1, what + " was unlocked twice");
      if (opening != Opening.UNKNOWN) {
        assertEquals(opening == Opening.OPENED, bench.simulator.isOpen(door), what);
      }
      return opening != Opening.UNKNOWN;
    } catch (DeviceException e) {
      assertEquals(before, bench.simulator.pulses(door), what + " was unlocked after all");
      return false;
    }
  }

  private static boolean told(LockerBench bench, Door door, String what) {
    try {
      return isSo(bench, door, bench.board.state(door), what);
    } catch (DeviceException e) {
      return false;
    }
  }

  private static boolean toldAll(LockerBench bench, String what) {
    try {
      boolean known = true;
      for (Map.Entry<Door, DoorState> entry : bench.board.states().entrySet()) {
        known &= isSo(bench, entry.getKey(), entry.getValue(), what);
      }
      return known;
    } catch (DeviceException e) {
      return false;
    }
  }

  private static boolean isSo(LockerBench bench, Door door, DoorState state, String what) {
    if (state != DoorState.UNKNOWN) {
      assertEquals(bench.simulator.isOpen(door), state == DoorState.OPEN, what);
    }
    return state != DoorState.UNKNOWN;
  }
}
