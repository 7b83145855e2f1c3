package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.venue.hardware.device.DeviceException;
import org.venue.kiosk.visit.DoorId;

/// What a watch makes of one reading after the other.
class DoorWatchTest {
  private static final DoorId DOOR = new DoorId("men", 1, 1);
  private static final Duration STEP = Duration.ofMillis(300);

  private final FakeBoard board = new FakeBoard("men", 2);
  private final List<String> told = new ArrayList<>();
  private Instant now = Venue.OPENING;
  private final DoorWatch watch =
      new DoorWatch("men", board, DoorWatch.Pace.USUAL, () -> now, listener());

  @BeforeEach
  void takeTheBaseline() {
    look(STEP);
  }

  @Test
  void anOpeningNobodyAskedForNeedsTwoReadings() {
    board.openByHand(1);
    look(STEP);
    assertEquals(List.of(), told);
    look(STEP);
    assertEquals(List.of("open unasked"), told);
  }

  @Test
  void oneStrayReadingIsNoOpening() {
    board.openByHand(1);
    look(STEP);
    board.shut(1);
    look(STEP);
    board.openByHand(1);
    look(STEP);
    assertEquals(List.of(), told);
  }

  @Test
  void aDoorThatStandsOpenAtStartIsNoNews() {
    FakeBoard open = new FakeBoard("men", 1);
    open.openByHand(1);
    var fresh = new DoorWatch("men", open, DoorWatch.Pace.USUAL, () -> now, listener());
    fresh.look();
    fresh.look();
    assertEquals(List.of(), told);
  }

  @Test
  void anOpeningThatWasAskedForIsExpected() throws DeviceException {
    watch.open(DOOR);
    look(STEP);
    board.shut(1);
    look(STEP);
    assertEquals(List.of("shut"), told);
  }

  @Test
  void aDoorAjarIsToldOnceAfterAMinute() throws DeviceException {
    watch.open(DOOR);
    look(Duration.ofMillis(59_999));
    assertEquals(List.of(), told);
    look(Duration.ofMillis(1));
    look(Duration.ofMinutes(5));
    assertEquals(List.of("ajar"), told);
  }

  @Test
  void aReadingOlderThanThePulseSaysNothing() {
    board.afterReading = () -> pulse();
    look(STEP);
    board.afterReading = () -> {};
    look(STEP);
    look(STEP);
    assertEquals(List.of(), told, "The door was seen shut before it was asked to open");
  }

  @Test
  void aPulseThatWasNotSentExcusesNoOpening() {
    board.unplugged = true;
    assertThrows(DeviceException.class, () -> watch.open(DOOR));
    board.unplugged = false;
    board.openByHand(1);
    look(STEP);
    look(STEP);
    assertEquals(List.of("open unasked"), told);
  }

  @Test
  void aDoorThatWasNeverSeenOpenIsNotGivenBack() {
    watch.awaitShut(DOOR);
    look(STEP);
    look(STEP);
    assertEquals(List.of(), told);
    look(Duration.ofMinutes(3));
    assertEquals(List.of("left open"), told);
  }

  @Test
  void aSilentBoardNeitherOpensNorShutsADoor() throws DeviceException {
    watch.open(DOOR);
    watch.awaitShut(DOOR);
    board.shut(1);
    board.unplugged = true;
    look(STEP);
    look(STEP);
    assertEquals(List.of(), told);
    board.unplugged = false;
    look(STEP);
    look(STEP);
    assertEquals(List.of("shut", "returned"), told);
  }

  @Test
  void anOpenDoorIsLookedAtMoreOften() throws DeviceException {
    assertEquals(DoorWatch.Pace.USUAL.idle(), watch.look());
    watch.open(DOOR);
    assertEquals(DoorWatch.Pace.USUAL.busy(), watch.look());
  }

  @Test
  void aLineKnowsItsOwnDoors() {
    assertTrue(watch.knows(DOOR));
    assertFalse(watch.knows(new DoorId("men", 1, 9)));
    assertFalse(watch.knows(new DoorId("women", 1, 1)));
  }

  private void pulse() {
    try {
      watch.open(DOOR);
    } catch (DeviceException e) {
      throw new AssertionError(e);
    }
  }

  private void look(Duration after) {
    now = now.plus(after);
    watch.look();
  }

  private DoorWatch.Listener listener() {
    return new DoorWatch.Listener() {
      @Override
      public void moved(DoorId door, boolean open, boolean asked) {
        told.add(open ? (asked ? "open" : "open unasked") : "shut");
      }

      @Override
      public void ajar(DoorId door) {
        told.add("ajar");
      }

      @Override
      public void shut(DoorId door) {
        told.add("returned");
      }

      @Override
      public void leftOpen(DoorId door) {
        told.add("left open");
      }
    };
  }
}
