package org.venue.hardware.locker.cu16;

import org.venue.hardware.link.Codec;
import org.venue.hardware.locker.cu16.Cu16Frame.Query;
import org.venue.hardware.locker.cu16.Cu16Frame.State;
import org.venue.hardware.locker.cu16.Cu16Frame.Unlock;

/// Bytes of the CU16, as its protocol sheet (the package) has them.
final class Cu16Codec implements Codec<Cu16Frame> {
  // Framing and commands: five drivers agree.
  private static final int START = 0x02;
  private static final int END = 0x03;
  private static final int QUERY = 0x30;
  private static final int UNLOCK = 0x31;
  private static final int STATE = 0x35;

  private static final int REQUEST = 5;
  private static final int REPLY = 9;

  @Override
  public byte[] encode(Cu16Frame frame) {
    return switch (frame) {
      case Query(int board) -> sealed(START, board << 4, QUERY, END);
      case Unlock(int board, int lock) -> sealed(START, board << 4 | lock - 1, UNLOCK, END);
      case State(int board, int hooks, int objects) ->
          sealed(START, board << 4, STATE, hooks, hooks >> 8, objects, objects >> 8, END);
    };
  }

  @Override
  public Decoded<Cu16Frame> decode(byte[] buffer, int length, Cu16Frame asked) {
    if (length > 0 && at(buffer, 0) != START) {
      return noise("no frame begins with " + hex(at(buffer, 0)));
    }
    if (length < 3) {
      return new Decoded.NeedMore<>();
    }
    int board = at(buffer, 1) >> 4;
    int low = at(buffer, 1) & 0x0F;
    int command = at(buffer, 2);
    if (command != UNLOCK && command != QUERY && command != STATE) {
      return noise("no command " + hex(command));
    }
    if (command != UNLOCK && low != 0) {
      return noise("a frame about a whole board names lock " + (low + 1));
    }
    int size = command == STATE ? REPLY : REQUEST;
    if (length < size) {
      return new Decoded.NeedMore<>();
    }
    if (at(buffer, size - 2) != END || checksum(buffer, size - 1) != at(buffer, size - 1)) {
      return noise("the end or the checksum does not fit");
    }
    return new Decoded.Whole<>(
        switch (command) {
          case QUERY -> new Query(board);
          case UNLOCK -> new Unlock(board, low + 1);
          default ->
              new State(
                  board, at(buffer, 3) | at(buffer, 4) << 8, at(buffer, 5) | at(buffer, 6) << 8);
        },
        size);
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
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += at(bytes, i);
    }
    return sum & 0xFF;
  }

  private static int at(byte[] bytes, int index) {
    return Byte.toUnsignedInt(bytes[index]);
  }

  private static String hex(int value) {
    return "%02X".formatted(value);
  }

  private static Decoded<Cu16Frame> noise(String why) {
    return new Decoded.Noise<>(1, why);
  }
}
