package org.venue.hardware.scanner.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.venue.hardware.link.Codec.Decoded;
import org.venue.hardware.link.Codec.Decoded.NeedMore;
import org.venue.hardware.link.Codec.Decoded.Noise;
import org.venue.hardware.link.Codec.Decoded.Whole;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.scanner.Scanner.Reason;
import org.venue.hardware.scanner.serial.SerialScannerFormat.Trigger;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Head;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Line;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Refused;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Start;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Started;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Unfinished;

class SerialScannerCodecTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  /// A GM65's answer to a trigger, as captured.
  private static final String GM65_STARTED = "02 00 00 01 00 33 31";

  private static SerialScannerCodec codec(String... options) {
    Map<String, String> map = new HashMap<>();
    for (String option : options) {
      map.put(option.split("=")[0], option.split("=")[1]);
    }
    return new SerialScannerCodec(SerialScannerFormat.of(new LinkUri("sim", "", map)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Decoded<SerialScannerFrame> decode(SerialScannerCodec codec, String text) {
    byte[] bytes = bytes(text);
    return codec.decode(bytes, bytes.length, null);
  }

  private static Decoded<SerialScannerFrame> atPause(SerialScannerCodec codec, String text) {
    byte[] bytes = bytes(text);
    return codec.decodeAtPause(bytes, bytes.length, null);
  }

  private static Decoded<SerialScannerFrame> whole(SerialScannerFrame frame, int length) {
    return new Whole<>(frame, length);
  }

  @ParameterizedTest
  @CsvSource({
    "honeywell, HONEYWELL, 16 54 0D",
    "gm65, GM65, 7E 00 08 01 00 02 01 AB CD",
  })
  void theTriggersAreTheSheets(String option, Trigger trigger, String hex) {
    SerialScannerCodec codec = codec("trigger=" + option);
    byte[] order = codec.encode(new Start(trigger));
    assertEquals(hex, HEX.formatHex(order));
    assertEquals(whole(new Start(trigger), order.length), codec.decodeOrder(order, order.length));
    assertInstanceOf(NeedMore.class, codec.decodeOrder(order, order.length - 1));
  }

  @Test
  void aGm65sAnswerIsNoCode() {
    SerialScannerCodec codec = codec("trigger=gm65");
    byte[] answer = HEX.parseHex(GM65_STARTED);
    assertEquals(GM65_STARTED, HEX.formatHex(codec.encode(new Started())));
    assertEquals(whole(new Started(), 7), codec.decode(answer, 7, null));
    for (int length = 0; length < 7; length++) {
      assertInstanceOf(NeedMore.class, codec.decode(answer, length, null));
    }
    assertInstanceOf(Noise.class, codec.decodeAtPause(answer, 3, null));
  }

  @Test
  void aCodeRightBehindAGm65sAnswerIsWhole() {
    SerialScannerCodec codec = codec("trigger=gm65");
    String answer = new String(HEX.parseHex(GM65_STARTED), StandardCharsets.ISO_8859_1);
    assertEquals(whole(new Started(), 7), decode(codec, answer + "31AB\r"));
    assertEquals(whole(new Line("31AB", ""), 5), decode(codec, "31AB\r" + answer));
    assertEquals(whole(new Line("31AB", ""), 5), atPause(codec, "31AB\r" + answer));
  }

  @Test
  void aGm65sAnswerEndsWhatStandsBeforeIt() {
    String answer = new String(HEX.parseHex(GM65_STARTED), StandardCharsets.ISO_8859_1);
    assertEquals(
        whole(new Unfinished(3), 3), decode(codec("trigger=gm65"), "\u0001\u0002\u0003" + answer));
    assertEquals(
        whole(new Line("AB", ""), 2), decode(codec("trigger=gm65", "suffix=none"), "AB" + answer));
  }

  @Test
  void withoutAGm65TheSameBytesAreARefusedLine() {
    String answer = new String(HEX.parseHex(GM65_STARTED), StandardCharsets.ISO_8859_1);
    assertEquals(
        whole(new Refused(Reason.CONTROL_CHARACTER, 7), 8), decode(codec(), answer + "\r"));
  }

  @ParameterizedTest
  @CsvSource({"cr, 41 42 0D", "lf, 41 42 0A", "crlf, 41 42 0D 0A"})
  void theSuffixEndsALineAndIsTakenOff(String suffix, String hex) {
    SerialScannerCodec codec = codec("suffix=" + suffix);
    byte[] bytes = HEX.parseHex(hex);
    assertEquals(hex, HEX.formatHex(codec.encode(new Line("AB", ""))));
    assertEquals(whole(new Line("AB", ""), bytes.length), codec.decode(bytes, bytes.length, null));
    for (int length = 0; length < bytes.length; length++) {
      assertInstanceOf(NeedMore.class, codec.decode(bytes, length, null));
    }
  }

  @Test
  void withoutSuffixOnlyAPauseEndsALine() {
    SerialScannerCodec codec = codec("suffix=none");
    assertInstanceOf(NeedMore.class, decode(codec, "AB CD "));
    assertEquals(whole(new Line("AB CD ", ""), 6), atPause(codec, "AB CD "));
  }

  @Test
  void withASuffixAPauseLeavesALineUnfinished() {
    assertEquals(whole(new Unfinished(2), 2), atPause(codec(), "AB"));
  }

  @Test
  void theAimIdentifierIsTakenOffWhereItIsConfigured() {
    assertEquals(whole(new Line("AB", "]Q1"), 6), decode(codec("aim=true"), "]Q1AB\r"));
    assertEquals(whole(new Line("]Q1AB", ""), 6), decode(codec(), "]Q1AB\r"));
    assertEquals(whole(new Line("]5AB", ""), 5), decode(codec("aim=true"), "]5AB\r"));
    assertEquals(whole(new Line("AB", ""), 3), decode(codec("aim=true"), "AB\r"));
  }

  @Test
  void aSuffixOfAnotherKindIsAControlCharacter() {
    assertEquals(
        whole(new Refused(Reason.CONTROL_CHARACTER, 3), 4), decode(codec("suffix=lf"), "AB\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A\0B", "A\tB", "A\u001dB", "A\u007fB", "A\u0085B"})
  void everyControlCharacterRefusesTheLine(String text) {
    int length = bytes(text).length;
    assertEquals(
        whole(new Refused(Reason.CONTROL_CHARACTER, length), length + 1),
        decode(codec(), text + "\r"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"41 C3 0D", "FF FE 0D", "41 C0 80 0D", "ED A0 80 0D"})
  void whatIsNotUtf8RefusesTheLine(String hex) {
    byte[] bytes = HEX.parseHex(hex);
    assertEquals(
        whole(new Refused(Reason.NOT_UTF8, bytes.length - 1), bytes.length),
        codec().decode(bytes, bytes.length, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cr", "crlf"})
  void theLengthIsCountedWithoutTheSuffix(String suffix) {
    SerialScannerCodec codec = codec("suffix=" + suffix, "max=8");
    byte[] fits = codec.encode(new Line("12345678", ""));
    assertInstanceOf(NeedMore.class, codec.decode(fits, fits.length - 1, null));
    assertEquals(
        whole(new Line("12345678", ""), fits.length), codec.decode(fits, fits.length, null));
    byte[] over = codec.encode(new Line("123456789", ""));
    assertEquals(
        whole(new Refused(Reason.TOO_LONG, 9), over.length), codec.decode(over, over.length, null));
  }

  @Test
  void theHeadOfAnEndlessLineIsGivenUpButForOneByte() {
    assertEquals(whole(new Head(9), 9), decode(codec("max=8"), "1234567890"));
    assertEquals(whole(new Head(9), 9), decode(codec("max=8", "suffix=none"), "1234567890"));
  }

  @Test
  void whatIsRefusedCannotBeWrittenAgain() {
    assertThrows(IllegalArgumentException.class, () -> codec().encode(new Head(5)));
  }

  @Test
  void randomBytesNeverThrowAndASuffixBringsTheNextCodeBack() {
    Random random = new Random(11);
    SerialScannerCodec codec = codec("trigger=gm65", "max=64");
    byte[] all = new byte[10_000];
    random.nextBytes(all);
    all[all.length - 6] = '\r';
    System.arraycopy(bytes("NEXT\r"), 0, all, all.length - 5, 5);
    int from = 0;
    SerialScannerFrame last = null;
    while (from < all.length) {
      byte[] rest = Arrays.copyOfRange(all, from, all.length);
      switch (codec.decode(rest, rest.length, null)) {
        case Whole<SerialScannerFrame>(SerialScannerFrame frame, int length) -> {
          last = frame;
          from += length;
        }
        case Noise<SerialScannerFrame>(int skip, _) -> from += skip;
        case NeedMore<SerialScannerFrame> _ ->
            throw new AssertionError("a whole line is there, " + rest.length + " bytes");
      }
    }
    assertEquals(new Line("NEXT", ""), last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"suffix=tab", "gap=0ms", "aim=yes", "trigger=newland", "max=4000"})
  void aWrongOptionIsRefused(String option) {
    assertThrows(IllegalArgumentException.class, () -> codec(option));
  }
}
