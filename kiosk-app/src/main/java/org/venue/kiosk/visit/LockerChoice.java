package org.venue.kiosk.visit;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Which of the free lockers somebody gets: in the room, at the height they need, the least used
/// one, so that all wear alike.
public final class LockerChoice {
  private LockerChoice() {}

  /// A free locker and how often it was given so far.
  public record Free(Locker locker, int uses) {}

  /// Chooses among these. Reachable heights are kept for those who need them as long as others are
  /// free; who needs one gets another one rather than none.
  public static Optional<Locker> choose(Collection<Free> free, Room room, boolean low) {
    return free.stream()
        .filter(f -> f.locker().room().id().equals(room.id()))
        .min(
            Comparator.<Free, Boolean>comparing(f -> f.locker().accessible() != low)
                .thenComparing(Free::uses)
                .thenComparing(f -> f.locker().number()))
        .map(Free::locker);
  }
}
