package org.venue.hardware.gate.waveshare;

import org.venue.hardware.gate.waveshare.WaveshareFrame.Pulse;
import org.venue.hardware.gate.waveshare.WaveshareFrame.ReadRelays;
import org.venue.hardware.gate.waveshare.WaveshareFrame.Refused;
import org.venue.hardware.gate.waveshare.WaveshareFrame.RelayStates;
import org.venue.hardware.link.Checksums;
import org.venue.hardware.link.Codec;

/// Modbus RTU as the relay board speaks it. Both directions decode here: the board's simulator
/// reads what the driver writes.
final class WaveshareCodec implements Codec<WaveshareFrame> {
  /// Modbus functions 01 (read coils) and 05 (write single coil); a refusal sets bit 7.
  static final int READ_COILS = 0x01;

  static final int WRITE_COIL = 0x05;
  private static final int REFUSAL = 0x80;

  /// High byte of the coil address that means flash-on to a Waveshare board.
  private static final int FLASH_ON = 0x02;

  /// Address, function, two words, CRC.
  private static final int QUESTION_LENGTH = 8;

  private static final int REFUSAL_LENGTH = 5;

  @Override
  public byte[] encode(WaveshareFrame frame) {
    return switch (frame) {
      case Pulse(int address, int relay, int units) ->
          sealed(address, WRITE_COIL, FLASH_ON, relay - 1, units >> 8, units);
      case ReadRelays(int address, int count) -> sealed(address, READ_COILS, 0, 0, 0, count);
      case RelayStates(int address, int bytes, int bits) -> {
        int[] body = new int[3 + bytes];
        body[0] = address;
        body[1] = READ_COILS;
        body[2] = bytes;
        for (int i = 0; i < bytes; i++) {
          body[3 + i] = bits >>> (8 * i);
        }
        yield sealed(body);
      }
      case Refused(int address, int function, int code) ->
          sealed(address, function | REFUSAL, code);
    };
  }

  @Override
  public Decoded<WaveshareFrame> decode(byte[] buffer, int length, WaveshareFrame asked) {
    if (length == 0) {
      return new Decoded.NeedMore<>();
    }
    int address = buffer[0] & 0xFF;
    if (address < 1 || address > 247) {
      return noise("no board has address " + address);
    }
    if (length < 3) {
      return length == 2 && !known(buffer[1] & 0xFF)
          ? noise("unknown function")
          : new Decoded.NeedMore<>();
    }
    int third = buffer[2] & 0xFF;
    return switch (buffer[1] & 0xFF) {
      case WRITE_COIL ->
          third == FLASH_ON ? pulse(buffer, length) : noise("a write that is no flash-on");
      case READ_COILS -> third == 0 ? question(buffer, length) : states(buffer, length, third);
      case WRITE_COIL | REFUSAL, READ_COILS | REFUSAL -> refusal(buffer, length);
      default -> noise("unknown function");
    };
  }

  private static boolean known(int function) {
    int asked = function & ~REFUSAL;
    return asked == READ_COILS || asked == WRITE_COIL;
  }

  private static Decoded<WaveshareFrame> pulse(byte[] buffer, int length) {
    if (length < QUESTION_LENGTH) {
      return new Decoded.NeedMore<>();
    }
    int relay = (buffer[3] & 0xFF) + 1;
    int units = word(buffer, 4);
    if (!whole(buffer, QUESTION_LENGTH)) {
      return noise("checksum");
    }
    if (relay > WaveshareFrame.RELAYS || units < 1 || units > Pulse.MAX_UNITS) {
      return noise("a pulse out of range");
    }
    return new Decoded.Whole<>(new Pulse(buffer[0] & 0xFF, relay, units), QUESTION_LENGTH);
  }

  private static Decoded<WaveshareFrame> question(byte[] buffer, int length) {
    if (length < QUESTION_LENGTH) {
      return new Decoded.NeedMore<>();
    }
    int count = word(buffer, 4);
    if (!whole(buffer, QUESTION_LENGTH)) {
      return noise("checksum");
    }
    if (buffer[3] != 0 || count < 1 || count > WaveshareFrame.RELAYS) {
      return noise("a reading out of range");
    }
    return new Decoded.Whole<>(new ReadRelays(buffer[0] & 0xFF, count), QUESTION_LENGTH);
  }

  private static Decoded<WaveshareFrame> states(byte[] buffer, int length, int bytes) {
    if (bytes > WaveshareFrame.RELAYS / 8) {
      return noise("more relays than any board has");
    }
    int frame = 3 + bytes + 2;
    if (length < frame) {
      return new Decoded.NeedMore<>();
    }
    if (!whole(buffer, frame)) {
      return noise("checksum");
    }
    int bits = 0;
    for (int i = 0; i < bytes; i++) {
      bits |= (buffer[3 + i] & 0xFF) << (8 * i);
    }
    return new Decoded.Whole<>(new RelayStates(buffer[0] & 0xFF, bytes, bits), frame);
  }

  private static Decoded<WaveshareFrame> refusal(byte[] buffer, int length) {
    if (length < REFUSAL_LENGTH) {
      return new Decoded.NeedMore<>();
    }
    if (!whole(buffer, REFUSAL_LENGTH)) {
      return noise("checksum");
    }
    int code = buffer[2] & 0xFF;
    if (code == 0) {
      return noise("a refusal without a reason");
    }
    return new Decoded.Whole<>(
        new Refused(buffer[0] & 0xFF, buffer[1] & ~REFUSAL & 0xFF, code), REFUSAL_LENGTH);
  }

  private static Decoded<WaveshareFrame> noise(String why) {
    return new Decoded.Noise<>(1, why);
  }

  private static int word(byte[] buffer, int at) {
    return (buffer[at] & 0xFF) << 8 | buffer[at + 1] & 0xFF;
  }

  /// Whether the last two of `length` bytes are the CRC of the others, low byte first.
  private static boolean whole(byte[] buffer, int length) {
    int crc = Checksums.crc16Modbus(buffer, 0, length - 2);
    return (buffer[length - 2] & 0xFF) == (crc & 0xFF) && (buffer[length - 1] & 0xFF) == crc >> 8;
  }

  private static byte[] sealed(int... body) {
    byte[] bytes = new byte[body.length + 2];
    for (int i = 0; i < body.length; i++) {
      bytes[i] = (byte) body[i];
    }
    int crc = Checksums.crc16Modbus(bytes, 0, body.length);
    bytes[body.length] = (byte) crc;
    bytes[body.length + 1] = (byte) (crc >> 8);
    return bytes;
  }
}
