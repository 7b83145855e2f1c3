package org.venue.hardware.locker.lockboard8a;

import java.util.List;

/// The messages of the 8A board. A `contact` is the raw feedback: true for 11 or a 1 bit. What it
/// says about the door is wiring.
sealed interface LockBoard8AFrame {
  int LAST_BOARD = 32;
  int LAST_CHANNEL = 50;
  int FEWEST_GROUPS = 3;
  int MOST_GROUPS = 7;

  /// The address of the board that speaks or is spoken to.
  int board();

  /// Give one unlock pulse. Channel 0, all doors at once, cannot be said.
  record Unlock(int board, int channel) implements LockBoard8AFrame {
    public Unlock {
      checkBoard(board);
      checkChannel(channel);
    }
  }

  /// The board's word about a pulse. With a true contact its bytes are those of [Unlock].
  record UnlockReply(int board, int channel, boolean contact) implements LockBoard8AFrame {
    public UnlockReply {
      checkBoard(board);
      checkChannel(channel);
    }
  }

  /// How is this door?
  record QueryDoor(int board, int channel) implements LockBoard8AFrame {
    public QueryDoor {
      checkBoard(board);
      checkChannel(channel);
    }
  }

  /// One door's contact.
  record DoorReply(int board, int channel, boolean contact) implements LockBoard8AFrame {
    public DoorReply {
      checkBoard(board);
      checkChannel(channel);
    }
  }

  /// How are all doors of the board?
  record QueryAll(int board) implements LockBoard8AFrame {
    public QueryAll {
      checkBoard(board);
    }
  }

  /// The contacts of all doors, eight to a byte, in the order they came.
  record AllReply(int board, List<Integer> groups) implements LockBoard8AFrame {
    public AllReply {
      checkBoard(board);
      groups = List.copyOf(groups);
      if (groups.size() < FEWEST_GROUPS || groups.size() > MOST_GROUPS) {
        throw new IllegalArgumentException(
            "An 8A board reports 3 to 7 groups of doors, not " + groups.size() + ".");
      }
      if (groups.stream().anyMatch(group -> group < 0 || group > 0xFF)) {
        throw new IllegalArgumentException("A group of doors is one byte, 0 to 255.");
      }
    }
  }

  /// Unasked: this door moved.
  record DoorReport(Head head, int board, int channel, boolean contact)
      implements LockBoard8AFrame {
    public DoorReport {
      checkBoard(board);
      checkChannel(channel);
    }

    /// Which firmware speaks.
    enum Head {
      X82,
      X81
    }
  }

  private static void checkBoard(int board) {
    if (board < 1 || board > LAST_BOARD) {
      throw new IllegalArgumentException(
          "An 8A board has an address from 1 to " + LAST_BOARD + ", not " + board + ".");
    }
  }

  private static void checkChannel(int channel) {
    if (channel < 1 || channel > LAST_CHANNEL) {
      throw new IllegalArgumentException(
          "An 8A board has channels from 1 to " + LAST_CHANNEL + ", not " + channel + ".");
    }
  }
}
