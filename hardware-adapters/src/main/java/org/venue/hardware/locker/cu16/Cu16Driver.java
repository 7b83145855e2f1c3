package org.venue.hardware.locker.cu16;

import java.util.Map;
import java.util.TreeMap;
import org.venue.hardware.locker.BoardDriver;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.DoorState;
import org.venue.hardware.locker.Polarity;
import org.venue.hardware.locker.cu16.Cu16Frame.Query;
import org.venue.hardware.locker.cu16.Cu16Frame.State;
import org.venue.hardware.locker.cu16.Cu16Frame.Unlock;

/// Doors in the words of the CU16, which tells of all its doors in every answer.
record Cu16Driver(Polarity polarity) implements BoardDriver<Cu16Frame> {

  @Override
  public Cu16Frame unlock(Door door) {
    return new Unlock(door.board(), door.channel());
  }

  @Override
  public Cu16Frame query(Door door) {
    return new Query(door.board());
  }

  @Override
  public Cu16Frame queryAll(int board) {
    return new Query(board);
  }

  @Override
  public boolean answers(Cu16Frame question, Cu16Frame frame) {
    return frame instanceof State && frame.board() == question.board();
  }

  @Override
  public Map<Door, DoorState> read(Cu16Frame answer) {
    Map<Door, DoorState> states = new TreeMap<>();
    if (answer instanceof State(int board, int hooks, int _)) {
      for (int lock = 1; lock <= Cu16Frame.LAST_LOCK; lock++) {
        boolean contact = (hooks >> lock - 1 & 1) == 1;
        states.put(new Door(board, lock), polarity.read(contact));
      }
    }
    return states;
  }
}
