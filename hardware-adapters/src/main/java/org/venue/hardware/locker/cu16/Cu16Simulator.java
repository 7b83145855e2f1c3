package org.venue.hardware.locker.cu16;

import java.util.Random;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerSettings;
import org.venue.hardware.locker.SimulatedBoards;
import org.venue.hardware.locker.cu16.Cu16Frame.Query;
import org.venue.hardware.locker.cu16.Cu16Frame.State;
import org.venue.hardware.locker.cu16.Cu16Frame.Unlock;

/// CU16 boards on a line. Like real ones they answer an unlock sometimes with their state and
/// sometimes not at all. Nothing lies before their object sensors.
final class Cu16Simulator extends SimulatedBoards<Cu16Frame> {
  private final Random random;

  Cu16Simulator(LockerSettings settings, int seed) {
    super(new Cu16Codec(), settings);
    this.random = new Random(seed);
  }

  @Override
  protected void hear(Cu16Frame frame) {
    if (!has(frame.board())) {
      return;
    }
    switch (frame) {
      case Query(int board) -> say(state(board));
      case Unlock(int board, int lock) -> {
        pulse(new Door(board, lock));
        if (random.nextBoolean()) {
          say(state(board));
        }
      }
      case State _ -> {} // another board's word
    }
  }

  private State state(int board) {
    int hooks = 0;
    for (int lock = 1; lock <= Cu16Frame.LAST_LOCK; lock++) {
      hooks |= contact(new Door(board, lock)) ? 1 << lock - 1 : 0;
    }
    return new State(board, hooks, 0);
  }
}
