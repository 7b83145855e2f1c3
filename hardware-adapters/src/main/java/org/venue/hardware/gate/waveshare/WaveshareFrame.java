package org.venue.hardware.gate.waveshare;

/// The messages of the relay board, questions and answers together. Addresses are 1 to 247, relays
/// count from 1.
sealed interface WaveshareFrame {
  int RELAYS = 32;

  int address();

  /// Draw one relay for a time the board keeps; the acknowledgement is the same message.
  ///
  /// @param units hundreds of milliseconds, 1 to 7FFF
  record Pulse(int address, int relay, int units) implements WaveshareFrame {
    static final int MAX_UNITS = 0x7FFF;

    public Pulse {
      within("address", address, 1, 247);
      within("relay", relay, 1, RELAYS);
      within("units", units, 1, MAX_UNITS);
    }
  }

  /// Ask for the first `count` relays.
  record ReadRelays(int address, int count) implements WaveshareFrame {
    public ReadRelays {
      within("address", address, 1, 247);
      within("count", count, 1, RELAYS);
    }
  }

  /// Which relays are drawn.
  ///
  /// @param bytes how many bytes of eight relays each, 1 to 4
  /// @param bits bit 0 is relay 1
  record RelayStates(int address, int bytes, int bits) implements WaveshareFrame {
    public RelayStates {
      within("address", address, 1, 247);
      within("bytes", bytes, 1, RELAYS / 8);
      if (bytes < 4 && bits >>> (8 * bytes) != 0) {
        throw new IllegalArgumentException(
            "relays beyond " + 8 * bytes + ": " + Integer.toHexString(bits));
      }
    }

    boolean drawn(int relay) {
      return (bits >>> (relay - 1) & 1) == 1;
    }
  }

  /// The board did nothing of what it was asked.
  ///
  /// @param function the function that was asked, 1 or 5
  /// @param code the Modbus exception code, such as 2 for an illegal address
  record Refused(int address, int function, int code) implements WaveshareFrame {
    public Refused {
      within("address", address, 1, 247);
      if (function != WaveshareCodec.READ_COILS && function != WaveshareCodec.WRITE_COIL) {
        throw new IllegalArgumentException("function " + function);
      }
      within("code", code, 1, 255);
    }
  }

  private static void within(String what, int value, int from, int to) {
    if (value < from || value > to) {
      throw new IllegalArgumentException(what + " " + value + " is not " + from + " to " + to);
    }
  }
}
