package org.venue.hardware.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.venue.hardware.device.Bench;
import org.venue.hardware.device.DeviceEvent.StatusChanged;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus.State;
import org.venue.hardware.device.Fault;
import org.venue.hardware.device.Model;
import org.venue.hardware.gate.Gate.Passage;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Simulator;

/// What every gate does, whatever its bytes.
public abstract class GateContract {
  private static final Duration PULSE = Duration.ofMillis(500);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private Bench bench;
  private Gate gate;
  private GateSimulator board;

  /// The model under test.
  protected abstract Model<Gate> model();

  /// Its board, whose pulses end by `clock`; a [GateSimulator] too.
  protected abstract Simulator simulator(LinkUri uri, InstantSource clock);

  /// The line between them.
  protected abstract Bench bench(Simulator simulator) throws Exception;

  @BeforeEach
  void connect() throws Exception {
    Simulator simulator = simulator(new LinkUri("sim", "bench", Map.of()), now::get);
    board = (GateSimulator) simulator;
    bench = bench(simulator);
    gate = model().drive(bench.uri(Map.of()), bench.context("gate.in"));
    bench.await("the gate is ready", () -> gate.status().ready());
  }

  @AfterEach
  void disconnect() throws Exception {
    gate.close();
    bench.close();
  }

  private Fault faultOf(Executable question) {
    return assertThrows(DeviceException.class, question).fault();
  }

  @Test
  void openingGivesOnePulse() throws Exception {
    assertEquals(Passage.ASKED, gate.open());
    assertEquals(1, board.passages());
  }

  @Test
  void theRelayIsDrawnWhileThePulseLasts() throws Exception {
    assertFalse(gate.drawn());
    gate.open();
    assertTrue(gate.drawn());
    now.set(now.get().plus(PULSE));
    assertFalse(gate.drawn());
  }

  @Test
  void theBoardEndsThePulseWithoutTheKiosk() throws Exception {
    gate.open();
    gate.close();
    assertTrue(board.drawn());
    now.set(now.get().plus(PULSE));
    assertFalse(board.drawn());
  }

  @Test
  void silenceIsAnUnknownPassageAndNoSecondPulse() throws Exception {
    board.mute(true);
    assertEquals(Passage.UNKNOWN, gate.open());
    assertEquals(1, board.passages());
  }

  @Test
  void aRefusalIsAFaultAndMovesNothing() {
    board.refuse(true);
    assertEquals(Fault.REFUSED, faultOf(gate::open));
    assertEquals(0, board.passages());
    assertTrue(gate.status().ready());
  }

  @Test
  void afterARefusalTheGateOpensAgain() throws Exception {
    board.refuse(true);
    assertEquals(Fault.REFUSED, faultOf(gate::open));
    board.refuse(false);
    assertEquals(Passage.ASKED, gate.open());
  }

  @Test
  void aSilentBoardIsNoReplyAndSilent() {
    board.mute(true);
    assertEquals(Fault.NO_REPLY, faultOf(gate::drawn));
    assertEquals(State.SILENT, gate.status().state());
    assertTrue(gate.counters().timeouts() > 0);
  }

  @Test
  void aBoardThatSpeaksAgainIsReadyAgain() {
    board.mute(true);
    faultOf(gate::drawn);
    board.mute(false);
    bench.await("the gate is ready", () -> gate.status().ready());
  }

  @Test
  void anUnpluggedGateMovesNothingAndSaysSo() throws Exception {
    bench.pull();
    bench.await("the loss is seen", () -> gate.status().state() == State.OFFLINE);
    assertEquals(Fault.NOT_CONNECTED, faultOf(gate::open));
    assertEquals(Fault.NOT_CONNECTED, faultOf(gate::drawn));
    assertEquals(0, board.passages());
  }

  @Test
  void unplugThenReplugIsReadyAgain() throws Exception {
    bench.pull();
    bench.await("the loss is seen", () -> gate.status().state() == State.OFFLINE);
    bench.put();
    bench.await("the gate is ready", () -> gate.status().ready());
    assertEquals(Passage.ASKED, gate.open());
    assertEquals(1, board.passages());
    assertEquals(1, gate.counters().reconnects());
  }

  @Test
  void eachChangeOfStateIsToldOnce() throws Exception {
    bench.pull();
    bench.await("the loss is seen", () -> gate.status().state() == State.OFFLINE);
    gate.close();
    assertEquals(
        List.of(State.READY, State.OFFLINE, State.CLOSED),
        bench.events.stream().map(event -> ((StatusChanged) event).status().state()).toList());
  }

  @Test
  void aClosedGateIsNotConnected() {
    gate.close();
    assertEquals(State.CLOSED, gate.status().state());
    assertEquals(Fault.NOT_CONNECTED, faultOf(gate::open));
    assertEquals(0, board.passages());
  }

  @Test
  void manyCallersGetOnePulseEach() throws Exception {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Passage>> all =
          IntStream.range(0, 8).mapToObj(i -> callers.submit(gate::open)).toList();
      for (Future<Passage> one : all) {
        assertEquals(Passage.ASKED, one.get());
      }
    }
    assertEquals(8, board.passages());
  }

  @Test
  void everyPulseIsShownToWhoWatchesTheBoard() throws Exception {
    AtomicInteger seen = new AtomicInteger();
    board.onChange(seen::incrementAndGet);
    gate.open();
    gate.open();
    bench.await("two pulses were shown", () -> seen.get() == 2);
  }
}
