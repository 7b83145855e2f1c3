package org.venue.hardware.locker;

import java.util.Map;
import java.util.Optional;

/// What a model's driver knows: which frame to send for a wish, and what a frame says about doors.
/// Pure. When to ask, what to believe and when to give up is the same for every model and lives in
/// [LockerLine].
///
/// @param <F> the model's frames
public interface BoardDriver<F> {

  /// Give the door one unlock pulse.
  F unlock(Door door);

  /// How is this door? The answer may tell of more doors.
  F query(Door door);

  /// How are all doors of the board?
  F queryAll(int board);

  /// Whether a frame answers a question of this driver.
  boolean answers(F question, F frame);

  /// What the answer to a query says about doors; also about channels where none hangs.
  Map<Door, DoorState> read(F answer);

  /// The door that a frame nobody asked for tells of, if the model pushes such reports.
  default Optional<Door> moved(F news) {
    return Optional.empty();
  }
}
