package org.venue.hardware.scanner.serial;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.venue.hardware.link.Codec;
import org.venue.hardware.scanner.Scanner.Reason;
import org.venue.hardware.scanner.serial.SerialScannerFormat.Suffix;
import org.venue.hardware.scanner.serial.SerialScannerFormat.Trigger;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Head;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Line;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Refused;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Start;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Started;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Unfinished;

/// Cuts a scanner's bytes into lines, by suffix or by pause, and judges them.
final class SerialScannerCodec implements Codec<SerialScannerFrame> {
  /// Honeywell SYN T CR.
  private static final byte[] HONEYWELL_START = {0x16, 0x54, 0x0D};

  /// GM65 command, with `AB CD` in place of a CRC, and its answer.
  private static final byte[] GM65_START = {
    0x7E, 0x00, 0x08, 0x01, 0x00, 0x02, 0x01, (byte) 0xAB, (byte) 0xCD
  };

  private static final byte[] GM65_STARTED = {0x02, 0x00, 0x00, 0x01, 0x00, 0x33, 0x31};

  /// `]`, a letter for the symbology, a modifier.
  private static final int AIM_LENGTH = 3;

  private final SerialScannerFormat format;

  SerialScannerCodec(SerialScannerFormat format) {
    this.format = format;
  }

  @Override
  public byte[] encode(SerialScannerFrame frame) {
    return switch (frame) {
      case Line(String text, String aim) ->
          (aim + text + format.suffix().text()).getBytes(StandardCharsets.UTF_8);
      case Start(Trigger trigger) ->
          switch (trigger) {
            case HONEYWELL -> HONEYWELL_START.clone();
            case GM65 -> GM65_START.clone();
            case NONE -> throw new IllegalArgumentException("no trigger is configured");
          };
      case Started _ -> GM65_STARTED.clone();
      case Refused _, Head _, Unfinished _ ->
          throw new IllegalArgumentException("the text is not kept: " + frame);
    };
  }

  @Override
  public Decoded<SerialScannerFrame> decode(byte[] buffer, int length, SerialScannerFrame asked) {
    if (length == 0) {
      return new Decoded.NeedMore<>();
    }
    int answer = answer(buffer, length);
    Suffix suffix = format.suffix();
    for (int i = 0; i + suffix.length() <= answer; i++) {
      if (suffix.at(buffer, i, answer)) {
        return new Decoded.Whole<>(line(buffer, i), i + suffix.length());
      }
    }
    if (answer == 0) {
      return length < GM65_STARTED.length
          ? new Decoded.NeedMore<>()
          : new Decoded.Whole<>(new Started(), GM65_STARTED.length);
    }
    if (answer < length) {
      return new Decoded.Whole<>(cutOff(buffer, answer), answer);
    }
    // The last byte stays: it may begin the suffix, and a pause must find something to end.
    return length > format.max() + Math.max(1, suffix.length())
        ? new Decoded.Whole<>(new Head(length - 1), length - 1)
        : new Decoded.NeedMore<>();
  }

  @Override
  public Decoded<SerialScannerFrame> decodeAtPause(
      byte[] buffer, int length, SerialScannerFrame asked) {
    // What came behind an answer was not looked at yet and may hold whole lines.
    if (!(decode(buffer, length, asked) instanceof Decoded.NeedMore<SerialScannerFrame>)) {
      return decode(buffer, length, asked);
    }
    return answer(buffer, length) == 0
        ? new Decoded.Noise<>(length, "half an answer to a trigger")
        : new Decoded.Whole<>(cutOff(buffer, length), length);
  }

  /// A line that a pause or an answer ends.
  private SerialScannerFrame cutOff(byte[] buffer, int length) {
    return format.suffix() == Suffix.NONE ? line(buffer, length) : new Unfinished(length);
  }

  /// Where a GM65's whole answer begins, or `length`; 0 also when there is nothing but its
  /// beginning.
  private int answer(byte[] buffer, int length) {
    if (format.trigger() != Trigger.GM65) {
      return length;
    }
    if (begins(buffer, length, GM65_STARTED)) {
      return 0;
    }
    int size = GM65_STARTED.length;
    for (int i = 1; i + size <= length; i++) {
      if (Arrays.equals(buffer, i, i + size, GM65_STARTED, 0, size)) {
        return i;
      }
    }
    return length;
  }

  /// What the host's bytes ask the scanner for.
  Decoded<SerialScannerFrame> decodeOrder(byte[] buffer, int length) {
    byte[] order =
        switch (format.trigger()) {
          case HONEYWELL -> HONEYWELL_START;
          case GM65 -> GM65_START;
          case NONE -> new byte[0];
        };
    if (order.length == 0 || !begins(buffer, length, order)) {
      return new Decoded.Noise<>(1, "no order this scanner knows");
    }
    return length < order.length
        ? new Decoded.NeedMore<>()
        : new Decoded.Whole<>(new Start(format.trigger()), order.length);
  }

  /// Whether the buffer begins with `bytes`, or with as many of them as are there.
  private static boolean begins(byte[] buffer, int length, byte[] bytes) {
    int known = Math.min(length, bytes.length);
    return Arrays.equals(buffer, 0, known, bytes, 0, known);
  }

  private SerialScannerFrame line(byte[] buffer, int length) {
    if (length > format.max()) {
      return new Refused(Reason.TOO_LONG, length);
    }
    String text;
    try {
      text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, 0, length)).toString();
    } catch (CharacterCodingException e) {
      return new Refused(Reason.NOT_UTF8, length);
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      return new Refused(Reason.CONTROL_CHARACTER, length);
    }
    return format.aim() && hasAim(text)
        ? new Line(text.substring(AIM_LENGTH), text.substring(0, AIM_LENGTH))
        : new Line(text, "");
  }

  private static boolean hasAim(String text) {
    return text.length() >= AIM_LENGTH
        && text.charAt(0) == ']'
        && isAsciiLetter(text.charAt(1))
        && (isAsciiLetter(text.charAt(2)) || text.charAt(2) >= '0' && text.charAt(2) <= '9');
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }
}
