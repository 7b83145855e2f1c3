package org.venue.hardware.locker.lockboard8a;

import java.util.ArrayList;
import java.util.List;
import org.venue.hardware.link.Codec;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.AllReply;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.DoorReply;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.DoorReport;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.QueryAll;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.QueryDoor;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.Unlock;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.UnlockReply;

/// Bytes of the 8A board, as its protocol sheet (the package) has them.
final class LockBoard8ACodec implements Codec<LockBoard8AFrame> {
  // Heads and codes: the vendor's frame table.
  private static final int UNLOCK = 0x8A;
  private static final int QUERY = 0x80;
  private static final int REPORT_82 = 0x82;
  private static final int REPORT_81 = 0x81;
  private static final int CONTACT = 0x11;
  private static final int NO_CONTACT = 0x00;
  private static final int ASK = 0x33;

  private static final int SHORT_FRAME = 5;
  private static final int AROUND_GROUPS = 4;
  private static final int[] LONGER_REPORTS = {4, 7};

  private final int expectedGroups;

  /// A codec for boards with so many doors: their number tells how long a query-all reply is likely
  /// to be, and that settles the few replies that could be read as two lengths.
  LockBoard8ACodec(int doors) {
    expectedGroups = groupsFor(doors);
  }

  /// How many status bytes a board with so many doors sends: never fewer than three.
  static int groupsFor(int doors) {
    if (doors <= 24) {
      return 3;
    }
    return doors <= 32 ? 4 : 7;
  }

  @Override
  public byte[] encode(LockBoard8AFrame frame) {
    return switch (frame) {
      case Unlock(int board, int channel) -> sealed(UNLOCK, board, channel, CONTACT);
      case UnlockReply(int board, int channel, boolean contact) ->
          sealed(UNLOCK, board, channel, code(contact));
      case QueryDoor(int board, int channel) -> sealed(QUERY, board, channel, ASK);
      case QueryAll(int board) -> sealed(QUERY, board, 0, ASK);
      case DoorReply(int board, int channel, boolean contact) ->
          sealed(QUERY, board, channel, code(contact));
      case DoorReport(var head, int board, int channel, boolean contact) ->
          sealed(
              head == DoorReport.Head.X82 ? REPORT_82 : REPORT_81, board, channel, code(contact));
      case AllReply(int board, List<Integer> groups) -> {
        int[] body = new int[groups.size() + 3];
        body[0] = QUERY;
        body[1] = board;
        for (int i = 0; i < groups.size(); i++) {
          body[i + 2] = groups.get(i);
        }
        body[body.length - 1] = ASK;
        yield sealed(body);
      }
    };
  }

  @Override
  public Decoded<LockBoard8AFrame> decode(byte[] buffer, int length, LockBoard8AFrame asked) {
    if (length == 0) {
      return new Decoded.NeedMore<>();
    }
    int head = at(buffer, 0);
    if (head != UNLOCK && head != QUERY && head != REPORT_82 && head != REPORT_81) {
      return noise("no frame begins with " + hex(head));
    }
    if (length < 2) {
      return new Decoded.NeedMore<>();
    }
    int board = at(buffer, 1);
    if (!isBoard(board)) {
      return noise("no board has the address " + hex(board));
    }
    if (head != QUERY) {
      return shortFrame(buffer, length, asked);
    }
    return asked instanceof QueryAll
        ? expectingAllDoors(buffer, length)
        : expectingOneDoor(buffer, length);
  }

  private Decoded<LockBoard8AFrame> expectingOneDoor(byte[] buffer, int length) {
    Decoded<LockBoard8AFrame> one = shortFrame(buffer, length, null);
    return isNoise(one) ? allDoors(buffer, length, expectedGroups) : one;
  }

  /// A report of the expected length goes before everything that its beginning looks like; a longer
  /// one comes from a board with more channels than doors.
  private Decoded<LockBoard8AFrame> expectingAllDoors(byte[] buffer, int length) {
    Decoded<LockBoard8AFrame> result = allDoors(buffer, length, expectedGroups);
    if (isNoise(result)) {
      result = shortFrame(buffer, length, null);
    }
    for (int groups : LONGER_REPORTS) {
      if (isNoise(result) && groups > expectedGroups) {
        result = allDoors(buffer, length, groups);
      }
    }
    return result;
  }

  private static boolean isNoise(Decoded<LockBoard8AFrame> decoded) {
    return decoded instanceof Decoded.Noise;
  }

  /// Silence ends a report whose length nobody expected: it has as many groups as came.
  @Override
  public Decoded<LockBoard8AFrame> decodeAtPause(
      byte[] buffer, int length, LockBoard8AFrame asked) {
    int groups = length - AROUND_GROUPS;
    boolean fits =
        groups >= LockBoard8AFrame.FEWEST_GROUPS && groups <= LockBoard8AFrame.MOST_GROUPS;
    if (fits && at(buffer, 0) == QUERY && isBoard(at(buffer, 1))) {
      return allDoors(buffer, length, groups);
    }
    return noise("the line fell silent in the middle of a frame");
  }

  private static Decoded<LockBoard8AFrame> shortFrame(
      byte[] buffer, int length, LockBoard8AFrame asked) {
    if (length < SHORT_FRAME) {
      return new Decoded.NeedMore<>();
    }
    if (checksum(buffer, SHORT_FRAME - 1) != at(buffer, SHORT_FRAME - 1)) {
      return noise("the checksum does not fit");
    }
    int head = at(buffer, 0);
    int board = at(buffer, 1);
    int channel = at(buffer, 2);
    int code = at(buffer, 3);
    if (head == QUERY && channel == 0 && code == ASK) {
      return whole(new QueryAll(board));
    }
    if (channel < 1 || channel > LockBoard8AFrame.LAST_CHANNEL) {
      return noise("no door has the channel " + hex(channel));
    }
    if (head == QUERY && code == ASK) {
      return whole(new QueryDoor(board, channel));
    }
    if (code != CONTACT && code != NO_CONTACT) {
      return noise("no frame " + hex(head) + " has the code " + hex(code));
    }
    boolean contact = code == CONTACT;
    return whole(
        switch (head) {
          case QUERY -> new DoorReply(board, channel, contact);
          case REPORT_82 -> new DoorReport(DoorReport.Head.X82, board, channel, contact);
          case REPORT_81 -> new DoorReport(DoorReport.Head.X81, board, channel, contact);
          // Request and "contact" reply are the same bytes: who asked takes it for the reply.
          default ->
              contact && !(asked instanceof Unlock)
                  ? new Unlock(board, channel)
                  : new UnlockReply(board, channel, contact);
        });
  }

  private static Decoded<LockBoard8AFrame> allDoors(byte[] buffer, int length, int groups) {
    int end = groups + 2;
    if (length > end && at(buffer, end) != ASK) {
      return noise("not a report of " + groups + " groups");
    }
    if (length < groups + AROUND_GROUPS) {
      return new Decoded.NeedMore<>();
    }
    if (checksum(buffer, end + 1) != at(buffer, end + 1)) {
      return noise("the checksum does not fit");
    }
    List<Integer> status = new ArrayList<>(groups);
    for (int i = 0; i < groups; i++) {
      status.add(at(buffer, i + 2));
    }
    return new Decoded.Whole<>(new AllReply(at(buffer, 1), status), groups + AROUND_GROUPS);
  }

  private static boolean isBoard(int address) {
    return address >= 1 && address <= LockBoard8AFrame.LAST_BOARD;
  }

  private static int code(boolean contact) {
    return contact ? CONTACT : NO_CONTACT;
  }

  private static byte[] sealed(int... body) {
    byte[] frame = new byte[body.length + 1];
    for (int i = 0; i < body.length; i++) {
      frame[i] = (byte) body[i];
    }
    frame[body.length] = (byte) checksum(frame, body.length);
    return frame;
  }

  private static int checksum(byte[] bytes, int length) {
    int bcc = 0;
    for (int i = 0; i < length; i++) {
      bcc ^= at(bytes, i);
    }
    return bcc;
  }

  private static int at(byte[] bytes, int index) {
    return Byte.toUnsignedInt(bytes[index]);
  }

  private static String hex(int value) {
    return "%02X".formatted(value);
  }

  private static Decoded<LockBoard8AFrame> whole(LockBoard8AFrame frame) {
    return new Decoded.Whole<>(frame, SHORT_FRAME);
  }

  private static Decoded<LockBoard8AFrame> noise(String why) {
    return new Decoded.Noise<>(1, why);
  }
}
