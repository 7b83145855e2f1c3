package org.venue.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which of the free lockers somebody gets.
class LockerChoiceTest {
  private static final Room MEN = new Room("men", "男更衣室", "Men", Room.Layout.LOBBY);
  private static final Room WOMEN = new Room("women", "女更衣室", "Women", Room.Layout.LOBBY);

  @Test
  void onlyTheRoomsOwnLockersAreGiven() {
    assertEquals(Optional.empty(), choose(MEN, false, free(1, WOMEN, false, 0)));
    assertEquals(
        Optional.of(2), choose(MEN, false, free(1, WOMEN, false, 0), free(2, MEN, false, 9)));
  }

  @Test
  void theLeastUsedOneIsGivenSoThatAllWearAlike() {
    assertEquals(
        Optional.of(2), choose(MEN, false, free(1, MEN, false, 4), free(2, MEN, false, 3)));
  }

  @Test
  void amongEqualsTheLowestNumberIsGiven() {
    assertEquals(
        Optional.of(1), choose(MEN, false, free(2, MEN, false, 3), free(1, MEN, false, 3)));
  }

  @Test
  void whoNeedsAReachableHeightGetsIt() {
    assertEquals(Optional.of(2), choose(MEN, true, free(1, MEN, false, 0), free(2, MEN, true, 9)));
  }

  @Test
  void reachableHeightsAreKeptWhileOthersAreFree() {
    assertEquals(Optional.of(1), choose(MEN, false, free(1, MEN, false, 9), free(2, MEN, true, 0)));
  }

  @Test
  void anotherHeightIsBetterThanNone() {
    assertEquals(Optional.of(1), choose(MEN, true, free(1, MEN, false, 0)));
    assertEquals(Optional.of(1), choose(MEN, false, free(1, MEN, true, 0)));
  }

  private static Optional<Integer> choose(Room room, boolean low, LockerChoice.Free... free) {
    return LockerChoice.choose(List.of(free), room, low).map(Locker::number);
  }

  private static LockerChoice.Free free(int number, Room room, boolean accessible, int uses) {
    var door = new DoorId(room.id(), 1, number);
    return new LockerChoice.Free(new Locker(door, number, room, "", accessible), uses);
  }
}
