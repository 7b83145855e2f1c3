package org.venue.hardware.locker.lockboard8a;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.venue.hardware.locker.BoardDriver;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.DoorState;
import org.venue.hardware.locker.Polarity;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.AllReply;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.DoorReply;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.DoorReport;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.QueryAll;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.QueryDoor;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.Unlock;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.UnlockReply;

/// Doors in the words of the 8A board.
record LockBoard8ADriver(Polarity polarity, GroupOrder order)
    implements BoardDriver<LockBoard8AFrame> {

  @Override
  public LockBoard8AFrame unlock(Door door) {
    return new Unlock(door.board(), door.channel());
  }

  @Override
  public LockBoard8AFrame query(Door door) {
    return new QueryDoor(door.board(), door.channel());
  }

  @Override
  public LockBoard8AFrame queryAll(int board) {
    return new QueryAll(board);
  }

  @Override
  public boolean answers(LockBoard8AFrame question, LockBoard8AFrame frame) {
    return switch (question) {
      case Unlock(int board, int channel) ->
          frame instanceof UnlockReply reply
              && reply.board() == board
              && reply.channel() == channel;
      case QueryDoor(int board, int channel) ->
          frame instanceof DoorReply reply && reply.board() == board && reply.channel() == channel;
      case QueryAll(int board) -> frame instanceof AllReply reply && reply.board() == board;
      case UnlockReply _, DoorReply _, AllReply _, DoorReport _ -> false;
    };
  }

  @Override
  public Map<Door, DoorState> read(LockBoard8AFrame answer) {
    return switch (answer) {
      case DoorReply(int board, int channel, boolean contact) ->
          Map.of(new Door(board, channel), polarity.read(contact));
      case AllReply(int board, List<Integer> groups) -> all(board, groups);
      case Unlock _, UnlockReply _, QueryDoor _, QueryAll _, DoorReport _ -> Map.of();
    };
  }

  private Map<Door, DoorState> all(int board, List<Integer> groups) {
    Map<Door, DoorState> states = new TreeMap<>();
    for (int i = 0; i < groups.size(); i++) {
      int first = order.firstChannel(i, groups.size());
      for (int bit = 0; bit < 8; bit++) {
        boolean contact = (groups.get(i) >> bit & 1) == 1;
        states.put(new Door(board, first + bit), polarity.read(contact));
      }
    }
    return states;
  }

  @Override
  public Optional<Door> moved(LockBoard8AFrame news) {
    return news instanceof DoorReport report
        ? Optional.of(new Door(report.board(), report.channel()))
        : Optional.empty();
  }
}
