package org.venue.hardware.locker.lockboard8a;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerSettings;
import org.venue.hardware.locker.SimulatedBoards;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.AllReply;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.DoorReply;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.DoorReport;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.QueryAll;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.QueryDoor;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.Unlock;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.UnlockReply;

/// 8A boards on a line. Like real ones they put a stray byte before some replies.
final class LockBoard8ASimulator extends SimulatedBoards<LockBoard8AFrame> {
  private static final int ONE_REPLY_IN = 8;

  private final GroupOrder order;
  private final boolean push;
  private final int groups;
  private final Random random;

  LockBoard8ASimulator(LockerSettings settings, GroupOrder order, boolean push, int seed) {
    super(new LockBoard8ACodec(settings.doors()), settings);
    this.order = order;
    this.push = push;
    this.groups = LockBoard8ACodec.groupsFor(settings.doors());
    this.random = new Random(seed);
  }

  @Override
  protected void hear(LockBoard8AFrame frame) {
    if (!has(frame.board())) {
      return;
    }
    switch (frame) {
      case Unlock(int board, int channel) -> {
        Door door = new Door(board, channel);
        pulse(door);
        reply(new UnlockReply(board, channel, contact(door)));
      }
      case QueryDoor(int board, int channel) ->
          reply(new DoorReply(board, channel, contact(new Door(board, channel))));
      case QueryAll(int board) -> reply(all(board));
      case UnlockReply _, DoorReply _, AllReply _, DoorReport _ -> {} // another board's word
    }
  }

  private void reply(LockBoard8AFrame frame) {
    if (random.nextInt(ONE_REPLY_IN) == 0) {
      say(new byte[] {0});
    }
    say(frame);
  }

  private AllReply all(int board) {
    List<Integer> status = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      int first = order.firstChannel(i, groups);
      int bits = 0;
      for (int bit = 0; bit < 8; bit++) {
        bits |= contact(new Door(board, first + bit)) ? 1 << bit : 0;
      }
      status.add(bits);
    }
    return new AllReply(board, status);
  }

  @Override
  protected void moved(Door door) {
    if (push) {
      say(new DoorReport(DoorReport.Head.X82, door.board(), door.channel(), contact(door)));
    }
  }
}
