package org.venue.hardware.gate.waveshare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.venue.hardware.gate.waveshare.WaveshareFrame.Pulse;
import org.venue.hardware.gate.waveshare.WaveshareFrame.ReadRelays;
import org.venue.hardware.gate.waveshare.WaveshareFrame.Refused;
import org.venue.hardware.gate.waveshare.WaveshareFrame.RelayStates;
import org.venue.hardware.link.Codec.Decoded;
import org.venue.hardware.link.Codec.Decoded.NeedMore;
import org.venue.hardware.link.Codec.Decoded.Noise;
import org.venue.hardware.link.Codec.Decoded.Whole;

class WaveshareCodecTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  /// The sheet's bytes, from the vendor's wiki and from captures unless marked as calculated.
  private static final Map<String, WaveshareFrame> SHEET =
      Map.of(
          "01 05 02 00 00 07 8D B0", new Pulse(1, 1, 7),
          "01 05 02 01 00 08 9C 74", new Pulse(1, 2, 8),
          "01 05 02 00 00 05 0C 71", new Pulse(1, 1, 5), // calculated
          "01 01 00 00 00 08 3D CC", new ReadRelays(1, 8),
          "01 01 01 00 51 88", new RelayStates(1, 1, 0),
          "01 01 01 41 91 B8", new RelayStates(1, 1, 0x41),
          "01 85 02 C3 51", new Refused(1, 5, 2)); // calculated

  private final WaveshareCodec codec = new WaveshareCodec();

  private Decoded<WaveshareFrame> decode(byte[] bytes) {
    return codec.decode(bytes, bytes.length, null);
  }

  @Test
  void everyLineOfTheSheetIsWritten() {
    SHEET.forEach((hex, frame) -> assertEquals(hex, HEX.formatHex(codec.encode(frame))));
  }

  @Test
  void everyLineOfTheSheetIsRead() {
    SHEET.forEach((hex, frame) -> {
      byte[] bytes = HEX.parseHex(hex);
      assertEquals(new Whole<>(frame, bytes.length), decode(bytes), hex);
    });
  }

  @Test
  void theLongestPulseAndTheLastRelayMakeTheRoundTrip() {
    for (WaveshareFrame frame :
        List.of(
            new Pulse(247, 32, 0x7FFF),
            new ReadRelays(247, 32),
            new RelayStates(2, 4, 0x80000001),
            new Refused(1, 1, 255))) {
      byte[] bytes = codec.encode(frame);
      assertEquals(new Whole<>(frame, bytes.length), decode(bytes));
    }
  }

  @Test
  void bitZeroIsRelayOne() {
    RelayStates states = new RelayStates(1, 1, 0x41);
    assertEquals(List.of(1, 7), IntStream.rangeClosed(1, 8).filter(states::drawn).boxed().toList());
  }

  @Test
  void aWriteThatIsNoFlashOnIsNoise() {
    // relay 1 on, as Waveshare's wiki has it: this driver never leaves a relay on
    assertInstanceOf(Noise.class, decode(HEX.parseHex("01 05 00 00 FF 00 8C 3A")));
  }

  @Test
  void aFrameRefusesWhatNoBoardHas() {
    assertThrows(IllegalArgumentException.class, () -> new Pulse(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Pulse(1, 33, 1));
    assertThrows(IllegalArgumentException.class, () -> new Pulse(1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Pulse(1, 1, 0x8000));
    assertThrows(IllegalArgumentException.class, () -> new RelayStates(1, 1, 0x100));
    assertThrows(IllegalArgumentException.class, () -> new Refused(1, 6, 2));
  }

  @Test
  void everyBeginningOfAFrameAsksForMore() {
    for (WaveshareFrame frame : SHEET.values()) {
      byte[] bytes = codec.encode(frame);
      for (int length = 0; length < bytes.length; length++) {
        assertInstanceOf(NeedMore.class, codec.decode(bytes, length, null), frame + " " + length);
      }
    }
  }

  @Test
  void noFlippedBitPassesForAFrame() {
    for (WaveshareFrame frame : SHEET.values()) {
      byte[] bytes = codec.encode(frame);
      for (int bit = 0; bit < 8 * bytes.length; bit++) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        Decoded<WaveshareFrame> decoded = decode(flipped);
        assertFalse(decoded instanceof Whole, frame + " with bit " + bit + ": " + decoded);
      }
    }
  }

  @Test
  void aFrameBehindNoiseIsFound() {
    Random random = new Random(7);
    byte[] frame = codec.encode(new Pulse(1, 1, 5));
    for (int round = 0; round < 200; round++) {
      byte[] all = new byte[round + frame.length];
      random.nextBytes(all);
      System.arraycopy(frame, 0, all, round, frame.length);
      int from = 0;
      Decoded<WaveshareFrame> decoded = decode(all);
      while (decoded instanceof Noise<WaveshareFrame>(int skip, _) && from < round) {
        from += skip;
        decoded = decode(Arrays.copyOfRange(all, from, all.length));
      }
      assertEquals(round, from, "the frame's place");
      assertEquals(new Whole<>(new Pulse(1, 1, 5), frame.length), decoded);
    }
  }
}
