package org.venue.hardware.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.venue.hardware.device.Bench;
import org.venue.hardware.device.DeviceEvent;
import org.venue.hardware.device.DeviceEvent.StatusChanged;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus.State;
import org.venue.hardware.device.Fault;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.scanner.Scanner.Reason;
import org.venue.hardware.scanner.Scanner.Rejected;
import org.venue.hardware.scanner.Scanner.Scanned;

/// What every scanner does, however its bytes are framed.
public abstract class ScannerContract {
  private static final String NAME = "scanner.hall";

  /// Base45 contains the space, also at both ends.
  private static final String TICKET =
      " VT1:6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8WY04AC*WIFN0AHCD8KD97TK0F ";

  private Bench bench;
  private Scanner scanner;
  private ScannerSimulator hand;

  /// The model under test.
  protected abstract Model<Scanner> model();

  /// How the scanner is set up; the longest line stays at 1024 bytes.
  protected abstract Map<String, String> options();

  /// The line between scanner and driver.
  protected abstract Bench bench(Simulator simulator) throws Exception;

  /// Whether a trigger is configured.
  protected abstract boolean triggers();

  @BeforeEach
  void connect() throws Exception {
    Simulator simulator = model().simulate(new LinkUri("sim", "bench", options()));
    hand = (ScannerSimulator) simulator;
    bench = bench(simulator);
    scanner = model().drive(bench.uri(options()), bench.context(NAME));
    bench.await("the scanner is ready", () -> scanner.status().ready());
  }

  @AfterEach
  void disconnect() throws Exception {
    scanner.close();
    bench.close();
  }

  private List<DeviceEvent> heard() {
    return bench.events.stream().filter(event -> !(event instanceof StatusChanged)).toList();
  }

  private void awaitHeard(int count) {
    bench.await(count + " lines were heard", () -> heard().size() >= count);
  }

  private List<String> texts() {
    return heard().stream()
        .filter(event -> event instanceof Scanned)
        .map(event -> ((Scanned) event).text())
        .toList();
  }

  /// Scans, and waits, so that a pause stands behind it.
  private void scan(String text) {
    int before = heard().size();
    hand.scan(text);
    awaitHeard(before + 1);
  }

  private Rejected rejectionOf(byte[] line) {
    int before = heard().size();
    hand.send(line);
    // Any suffix there is, then the pause that ends a line without one.
    hand.scan("");
    awaitHeard(before + 1);
    return (Rejected) heard().get(before);
  }

  @Test
  void aCodeArrivesExactlyAsItIs() {
    scan(TICKET);
    assertEquals(List.of(TICKET), texts());
  }

  @Test
  void aCodeMayHoldAnyScript() {
    scan("会员 0042 – Grüße 🏸");
    assertEquals(List.of("会员 0042 – Grüße 🏸"), texts());
  }

  @Test
  void theNameSaysWhichScannerReadIt() {
    scan("A");
    assertEquals(NAME, heard().getFirst().device());
  }

  @Test
  void theSameCodeTwiceIsTwoCodes() {
    scan("MEMBER-7");
    scan("MEMBER-7");
    assertEquals(List.of("MEMBER-7", "MEMBER-7"), texts());
  }

  @Test
  void theLongestLineStillArrives() {
    String text = "7".repeat(1000);
    scan(text);
    assertEquals(List.of(text), texts());
  }

  @Test
  void aLineTooLongIsRefusedOnceAndTheNextIsRead() {
    Rejected rejected = rejectionOf("7".repeat(1025).getBytes(StandardCharsets.UTF_8));
    assertEquals(Reason.TOO_LONG, rejected.reason());
    assertTrue(rejected.length() >= 1025, rejected.toString());
    scan("NEXT");
    assertEquals(List.of("NEXT"), texts());
    assertEquals(2, heard().size());
  }

  @Test
  void aFloodWithoutAnEndIsOneRefusalAndTheNextIsRead() {
    byte[] flood = new byte[500];
    Arrays.fill(flood, (byte) '8');
    for (int i = 0; i < 100; i++) {
      hand.send(flood);
    }
    bench.await("the flood ended by a pause", () -> heard().size() == 1);
    assertEquals(Reason.TOO_LONG, ((Rejected) heard().getFirst()).reason());
    scan("NEXT");
    assertEquals(List.of("NEXT"), texts());
    assertEquals(2, heard().size());
  }

  @Test
  void aControlCharacterRefusesTheLine() {
    Rejected rejected = rejectionOf("AB\tCD".getBytes(StandardCharsets.UTF_8));
    assertEquals(Reason.CONTROL_CHARACTER, rejected.reason());
    assertTrue(texts().isEmpty());
  }

  @Test
  void whatIsNotUtf8RefusesTheLine() {
    Rejected rejected = rejectionOf(new byte[] {'A', (byte) 0xC3, 'B'});
    assertEquals(Reason.NOT_UTF8, rejected.reason());
    assertTrue(texts().isEmpty());
  }

  @Test
  void aRefusedLineIsNeverRepeated() {
    Rejected rejected = rejectionOf("SECRET\u0007".getBytes(StandardCharsets.UTF_8));
    assertFalse(rejected.toString().contains("SECRET"));
  }

  @Test
  void nothingIsHeardFromAMutedScanner() {
    hand.mute(true);
    hand.scan("LOST");
    hand.mute(false);
    scan("FOUND");
    assertEquals(List.of("FOUND"), texts());
  }

  @Test
  void aTriggerStartsReadingAndACodeEndsIt() throws Exception {
    if (!triggers()) {
      return;
    }
    scanner.trigger();
    bench.await("the scanner reads", hand::reading);
    scan("A");
    bench.await("the scanner reads no more", () -> !hand.reading());
    assertEquals(List.of("A"), texts());
    assertEquals(1, heard().size());
  }

  @Test
  void withoutATriggerItIsRefused() {
    if (!triggers()) {
      assertEquals(Fault.REFUSED, assertThrows(DeviceException.class, scanner::trigger).fault());
    }
  }

  @Test
  void unplugThenReplugReadsAgain() throws Exception {
    scan("BEFORE");
    bench.pull();
    bench.await("the loss is seen", () -> scanner.status().state() == State.OFFLINE);
    bench.put();
    bench.await("the scanner is ready", () -> scanner.status().ready());
    scan("AFTER");
    assertEquals(List.of("BEFORE", "AFTER"), texts());
    assertEquals(1, scanner.counters().reconnects());
  }

  @Test
  void halfACodeBeforeALossDoesNotSpoilTheNext() throws Exception {
    hand.send("HALF".getBytes(StandardCharsets.UTF_8));
    bench.pull();
    bench.await("the loss is seen", () -> scanner.status().state() == State.OFFLINE);
    bench.put();
    bench.await("the scanner is ready", () -> scanner.status().ready());
    scan("WHOLE");
    assertEquals("WHOLE", texts().getLast());
  }

  @Test
  void aFloodBeforeALossDoesNotSpoilTheNext() throws Exception {
    hand.send("8".repeat(1500).getBytes(StandardCharsets.UTF_8));
    bench.pull();
    bench.await("the loss is seen", () -> scanner.status().state() == State.OFFLINE);
    bench.put();
    bench.await("the scanner is ready", () -> scanner.status().ready());
    scan("WHOLE");
    assertEquals(List.of("WHOLE"), texts());
  }

  @Test
  void aClosedScannerIsSilent() {
    scanner.close();
    assertEquals(State.CLOSED, scanner.status().state());
    hand.scan("LATE");
    assertThrows(DeviceException.class, scanner::trigger);
    assertTrue(texts().isEmpty());
  }
}
