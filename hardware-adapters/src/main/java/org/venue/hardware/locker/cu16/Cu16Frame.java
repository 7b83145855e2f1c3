package org.venue.hardware.locker.cu16;

/// The messages of the CU16. Hooks and objects are 16 bits each, bit 0 for lock 1; what a hook bit
/// says about the door is wiring.
sealed interface Cu16Frame {
  int LAST_BOARD = 15;
  int LAST_LOCK = 16;

  /// The address of the board that speaks or is spoken to.
  int board();

  /// Give one unlock pulse. All doors at once cannot be said.
  record Unlock(int board, int lock) implements Cu16Frame {
    public Unlock {
      checkBoard(board);
      if (lock < 1 || lock > LAST_LOCK) {
        throw new IllegalArgumentException(
            "A CU16 has locks from 1 to " + LAST_LOCK + ", not " + lock + ".");
      }
    }
  }

  /// How are all locks of the board?
  record Query(int board) implements Cu16Frame {
    public Query {
      checkBoard(board);
    }
  }

  /// All hooks, and whether something lies before each object sensor.
  record State(int board, int hooks, int objects) implements Cu16Frame {
    public State {
      checkBoard(board);
      if (hooks < 0 || hooks > 0xFFFF || objects < 0 || objects > 0xFFFF) {
        throw new IllegalArgumentException("A CU16 reports 16 bits of hooks and of objects.");
      }
    }
  }

  private static void checkBoard(int board) {
    if (board < 0 || board > LAST_BOARD) {
      throw new IllegalArgumentException(
          "A CU16 has an address from 0 to " + LAST_BOARD + ", not " + board + ".");
    }
  }
}
