package org.venue.hardware.gate.waveshare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.venue.hardware.gate.waveshare.WaveshareFrame.Pulse;
import org.venue.hardware.gate.waveshare.WaveshareFrame.ReadRelays;
import org.venue.hardware.gate.waveshare.WaveshareFrame.Refused;
import org.venue.hardware.gate.waveshare.WaveshareFrame.RelayStates;
import org.venue.hardware.link.Codec;
import org.venue.hardware.link.CodecLaws;

final class WaveshareCodecTest extends CodecLaws<WaveshareFrame> {

  @Override
  protected Codec<WaveshareFrame> codec() {
    return new WaveshareCodec();
  }

  @Override
  protected List<Sample<WaveshareFrame>> samples() {
    ReadRelays reading = new ReadRelays(1, 8);
    Pulse pulse = new Pulse(1, 1, 5);
    return List.of(
        new Sample<>("wiki: relay 1, 700 ms", "01 05 02 00 00 07 8D B0", new Pulse(1, 1, 7), null),
        new Sample<>("wiki: relay 2, 800 ms", "01 05 02 01 00 08 9C 74", new Pulse(1, 2, 8), null),
        new Sample<>("rule: relay 1, 500 ms", "01 05 02 00 00 05 0C 71", pulse, pulse),
        new Sample<>("many: read 8 relays", "01 01 00 00 00 08 3D CC", reading, null),
        new Sample<>("many: none drawn", "01 01 01 00 51 88", new RelayStates(1, 1, 0), reading),
        new Sample<>(
            "wiki: relays 1 and 7", "01 01 01 41 91 B8", new RelayStates(1, 1, 0x41), reading),
        new Sample<>("Modbus: illegal address", "01 85 02 C3 51", new Refused(1, 5, 2), pulse));
  }

  @Test
  void theLongestPulseAndTheLastRelayMakeTheRoundTrip() {
    for (WaveshareFrame frame :
        List.of(
            new Pulse(247, 32, 0x7FFF),
            new ReadRelays(247, 32),
            new RelayStates(2, 4, 0x80000001),
            new Refused(1, 1, 255))) {
      assertEquals(List.of(frame), read(null, codec().encode(frame)));
    }
  }

  @Test
  void bitZeroIsRelayOne() {
    RelayStates states = new RelayStates(1, 1, 0x41);
    assertEquals(List.of(1, 7), IntStream.rangeClosed(1, 8).filter(states::drawn).boxed().toList());
  }

  @Test
  void aRelaySwitchedOnForGoodIsNotHeard() {
    assertEquals(List.of(), read(null, "01 05 00 00 FF 00 8C 3A"));
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
}
