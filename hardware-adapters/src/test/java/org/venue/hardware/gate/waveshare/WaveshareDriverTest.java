package org.venue.hardware.gate.waveshare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.venue.hardware.device.Bench;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.Fault;
import org.venue.hardware.device.Model;
import org.venue.hardware.gate.Gate;
import org.venue.hardware.gate.Gate.Passage;
import org.venue.hardware.gate.GateContract;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Mishap;
import org.venue.hardware.link.Simulator;

class WaveshareDriverTest {
  private static final InstantSource STILL = InstantSource.fixed(Instant.EPOCH);
  private static final LinkUri PLAIN = new LinkUri("sim", "bench", Map.of());

  /// The contract with the board of this package; only the line differs.
  private abstract static class WithItsBoard extends GateContract {
    @Override
    protected Model<Gate> model() {
      return Waveshare.MODEL;
    }

    @Override
    protected Simulator simulator(LinkUri uri, InstantSource clock) {
      return Waveshare.simulator(uri, clock);
    }
  }

  @Nested
  class InProcess extends WithItsBoard {
    @Override
    protected Bench bench(Simulator simulator) {
      return Bench.withoutWaiting(simulator);
    }
  }

  @Nested
  class InSingleBytes extends WithItsBoard {
    @Override
    protected Bench bench(Simulator simulator) {
      return Bench.faulty(simulator, () -> Optional.of(new Mishap.Split()));
    }
  }

  @Nested
  @EnabledOnOs(OS.LINUX)
  class OverAPort extends WithItsBoard {
    @Override
    protected Bench bench(Simulator simulator) throws Exception {
      return Bench.overPort(simulator);
    }
  }

  /// Every mishap there is; late answers come after the patience and before the line counts as
  /// quiet.
  private static final List<Mishap> MISHAPS =
      List.of(
          new Mishap.Deaf(),
          new Mishap.Silence(),
          new Mishap.Late(Duration.ofMillis(500)),
          new Mishap.Split(),
          new Mishap.Garbage(5),
          new Mishap.Duplicate(),
          new Mishap.Push(new WaveshareCodec().encode(new WaveshareFrame.RelayStates(2, 1, 1))),
          new Mishap.Unplug());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noMishapGivesASecondPulseOrAFalseConfirmation(long seed) throws Exception {
    WaveshareSimulator board = new WaveshareSimulator(STILL, 1, 8);
    try (Bench bench = Bench.faulty(board, Mishap.seeded(seed, 2, MISHAPS));
        Gate gate = Waveshare.MODEL.drive(bench.uri(Map.of()), bench.context("gate.in"))) {
      for (int i = 0; i < 100; i++) {
        int before = board.passages();
        Optional<Passage> passage = open(gate);
        int given = board.passages() - before;
        assertTrue(given <= 1, "one pulse at most");
        if (passage.isEmpty()) {
          assertEquals(0, given, "a fault means that nothing moved");
        } else if (passage.get() == Passage.ASKED) {
          assertEquals(1, given, "asked means given");
        }
      }
    }
  }

  /// Empty when the link is gone.
  private static Optional<Passage> open(Gate gate) {
    try {
      return Optional.of(gate.open());
    } catch (DeviceException e) {
      assertEquals(Fault.NOT_CONNECTED, e.fault());
      return Optional.empty();
    }
  }

  @Test
  void withEchoTheFirstCopyIsNoAcknowledgement() throws Exception {
    Supplier<Optional<Mishap>> echo = () -> Optional.of(new Mishap.Echo());
    WaveshareSimulator board = new WaveshareSimulator(STILL, 1, 8);
    try (Bench bench = Bench.faulty(board, echo);
        Gate gate =
            Waveshare.MODEL.drive(bench.uri(Map.of("echo", "true")), bench.context("gate.in"))) {
      assertEquals(Passage.ASKED, gate.open());
      board.mute(true);
      assertEquals(Passage.UNKNOWN, gate.open());
    }
  }

  @Test
  void eachRelayAndAddressIsItsOwnGate() throws Exception {
    Map<String, String> options = Map.of("relay", "12", "address", "3", "pulse", "300ms");
    Simulator board = Waveshare.simulator(new LinkUri("sim", "bench", options), STILL);
    try (Bench bench = Bench.withoutWaiting(board)) {
      try (Gate gate = Waveshare.MODEL.drive(bench.uri(options), bench.context("gate.in"))) {
        gate.open();
        assertTrue(gate.drawn());
      }
      Map<String, String> neighbour = Map.of("relay", "11", "address", "3");
      try (Gate gate = Waveshare.MODEL.drive(bench.uri(neighbour), bench.context("gate.out"))) {
        assertFalse(gate.drawn());
      }
    }
  }

  @Test
  void anotherBoardOnTheBusDoesNotAnswer() throws Exception {
    Simulator board = Waveshare.simulator(PLAIN, STILL);
    try (Bench bench = Bench.withoutWaiting(board);
        Gate gate =
            Waveshare.MODEL.drive(bench.uri(Map.of("address", "2")), bench.context("gate.in"))) {
      assertEquals(Passage.UNKNOWN, gate.open());
    }
    assertEquals(0, ((WaveshareSimulator) board).passages());
  }

  @Test
  void aRelayTheBoardDoesNotHaveIsRefused() throws Exception {
    Simulator board = Waveshare.simulator(PLAIN, STILL);
    try (Bench bench = Bench.withoutWaiting(board);
        Gate gate =
            Waveshare.MODEL.drive(bench.uri(Map.of("relay", "9")), bench.context("gate.in"))) {
      assertEquals(Fault.REFUSED, assertThrows(DeviceException.class, gate::open).fault());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0ms", "50ms", "250ms", "3276800ms"})
  void aPulseTheBoardCannotTimeIsRefused(String pulse) throws Exception {
    try (Bench bench = Bench.withoutWaiting(new WaveshareSimulator(STILL, 1, 8))) {
      LinkUri uri = bench.uri(Map.of("pulse", pulse));
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> Waveshare.MODEL.drive(uri, bench.context("gate.in")));
      assertTrue(e.getMessage().contains("pulse"), e.getMessage());
    }
  }
}
