package org.venue.hardware.scanner.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Mishap;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.scanner.Scanner;
import org.venue.hardware.scanner.Scanner.Scanned;
import org.venue.hardware.scanner.ScannerContract;

class SerialScannerDriverTest {

  /// The contract with the scanner of this package; setting and line differ.
  private abstract static class WithItsScanner extends ScannerContract {
    private final Map<String, String> options;

    WithItsScanner(Map<String, String> options) {
      this.options = options;
    }

    @Override
    protected Model<Scanner> model() {
      return SerialScanner.MODEL;
    }

    @Override
    protected Map<String, String> options() {
      return options;
    }

    @Override
    protected Bench bench(Simulator simulator) throws Exception {
      return Bench.inProcess(simulator);
    }

    @Override
    protected boolean triggers() {
      return options.containsKey("trigger");
    }
  }

  @Nested
  class WithCarriageReturn extends WithItsScanner {
    WithCarriageReturn() {
      super(Map.of());
    }
  }

  @Nested
  class WithGm65 extends WithItsScanner {
    WithGm65() {
      super(Map.of("suffix", "crlf", "trigger", "gm65", "seed", "5"));
    }
  }

  @Nested
  class WithGaps extends WithItsScanner {
    WithGaps() {
      super(Map.of("suffix", "none", "aim", "true", "trigger", "honeywell"));
    }
  }

  @Nested
  class WithLineFeed extends WithItsScanner {
    WithLineFeed() {
      super(Map.of("suffix", "lf", "seed", "9"));
    }
  }

  @Nested
  @EnabledOnOs(OS.LINUX)
  class OverAPort extends WithItsScanner {
    OverAPort() {
      super(Map.of("aim", "true", "trigger", "honeywell"));
    }

    @Override
    protected Bench bench(Simulator simulator) throws Exception {
      return Bench.overPort(simulator);
    }
  }

  @Nested
  @EnabledOnOs(OS.LINUX)
  class OverAPortWithGaps extends WithItsScanner {
    OverAPortWithGaps() {
      super(Map.of("suffix", "none", "trigger", "gm65"));
    }

    @Override
    protected Bench bench(Simulator simulator) throws Exception {
      return Bench.overPort(simulator);
    }
  }

  private static List<String> texts(Bench bench) {
    return bench.events.stream()
        .filter(event -> event instanceof Scanned)
        .map(event -> ((Scanned) event).text())
        .toList();
  }

  @Test
  void theAimIdentifierComesBesideTheText() throws Exception {
    LinkUri aim = new LinkUri("sim", "bench", Map.of("aim", "true"));
    SerialScannerSimulator hand = new SerialScannerSimulator(SerialScannerFormat.of(aim), 3);
    try (Bench bench = Bench.inProcess(hand);
        Scanner scanner = SerialScanner.MODEL.drive(bench.uri(aim.options()), bench.context("s"))) {
      bench.await("the scanner is ready", () -> scanner.status().ready());
      hand.scan("AB");
      bench.await("the code was heard", () -> !texts(bench).isEmpty());
      assertTrue(bench.events.contains(new Scanned("s", "AB", "]Q1")), bench.events.toString());
    }
  }

  @Test
  void aSilentGm65IsNoReplyAndStillReads() throws Exception {
    LinkUri gm65 = new LinkUri("sim", "bench", Map.of("trigger", "gm65"));
    SerialScannerSimulator hand = new SerialScannerSimulator(SerialScannerFormat.of(gm65), 3);
    try (Bench bench = Bench.inProcess(hand);
        Scanner scanner =
            SerialScanner.MODEL.drive(bench.uri(gm65.options()), bench.context("s"))) {
      bench.await("the scanner is ready", () -> scanner.status().ready());
      hand.mute(true);
      assertEquals(Fault.NO_REPLY, assertThrows(DeviceException.class, scanner::trigger).fault());
      hand.mute(false);
      hand.scan("AB");
      bench.await("the code was heard", () -> texts(bench).equals(List.of("AB")));
    }
  }

  /// What may happen to a trigger and to the code behind it.
  private static final List<Mishap> MISHAPS =
      List.of(
          new Mishap.Deaf(),
          new Mishap.Silence(),
          new Mishap.Late(Duration.ofMillis(500)),
          new Mishap.Split(),
          new Mishap.Garbage(5),
          new Mishap.Duplicate(),
          new Mishap.Echo(),
          new Mishap.Unplug());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aFaultyTriggerInventsNoCode(long seed) throws Exception {
    LinkUri gm65 = new LinkUri("sim", "bench", Map.of("trigger", "gm65"));
    SerialScannerSimulator hand = new SerialScannerSimulator(SerialScannerFormat.of(gm65), seed);
    try (Bench bench = Bench.faulty(hand, Mishap.seeded(seed, 2, MISHAPS));
        Scanner scanner =
            SerialScanner.MODEL.drive(bench.uri(gm65.options()), bench.context("s"))) {
      for (int i = 0; i < 50; i++) {
        try {
          scanner.trigger();
        } catch (DeviceException e) {
          assertTrue(e.fault() != Fault.REFUSED, e.toString());
        }
      }
      assertEquals(List.of(), texts(bench));
    }
  }

  /// A line on which this happens from the first trigger on.
  private interface OnABadLine {
    void then(Bench bench, Scanner scanner, SerialScannerSimulator hand) throws Exception;
  }

  private static void with(Mishap mishap, OnABadLine test) throws Exception {
    LinkUri uri = new LinkUri("sim", "bench", Map.of("trigger", "honeywell"));
    SerialScannerSimulator hand = new SerialScannerSimulator(SerialScannerFormat.of(uri), 3);
    try (Bench bench = Bench.faulty(hand, () -> Optional.of(mishap));
        Scanner scanner = SerialScanner.MODEL.drive(bench.uri(uri.options()), bench.context("s"))) {
      bench.await("the scanner is ready", () -> scanner.status().ready());
      test.then(bench, scanner, hand);
    }
  }

  @Test
  void aCodeInSingleBytesIsOneCode() throws Exception {
    with(
        new Mishap.Split(),
        (bench, scanner, hand) -> {
          scanner.trigger();
          hand.scan("VT1: A 会员");
          hand.scan("VT1:B ");
          bench.await("both were heard", () -> texts(bench).size() == 2);
          assertEquals(List.of("VT1: A 会员", "VT1:B "), texts(bench));
        });
  }

  @Test
  void garbageBetweenTwoCodesSpoilsTheNextAtMost() throws Exception {
    with(
        new Mishap.Garbage(7),
        (bench, scanner, hand) -> {
          hand.scan("VT1:BEFORE");
          bench.await("the first was heard", () -> texts(bench).equals(List.of("VT1:BEFORE")));
          scanner.trigger();
          hand.scan("VT1:SPOILT");
          hand.scan("VT1:AFTER");
          bench.await("the last was heard", () -> texts(bench).contains("VT1:AFTER"));
          assertEquals("VT1:AFTER", texts(bench).getLast());
          assertTrue(texts(bench).size() <= 3, texts(bench).toString());
        });
  }

  @Test
  void aLinkLostAfterATriggerIsReadAgainAfterwards() throws Exception {
    with(
        new Mishap.Unplug(),
        (bench, scanner, hand) -> {
          hand.scan("VT1:BEFORE");
          bench.await("the first was heard", () -> texts(bench).size() == 1);
          scanner.trigger();
          bench.await(
              "it is back", () -> scanner.counters().reconnects() > 0 && scanner.status().ready());
          hand.scan("VT1:AFTER");
          bench.await("the second was heard", () -> texts(bench).size() == 2);
          assertEquals(List.of("VT1:BEFORE", "VT1:AFTER"), texts(bench));
        });
  }
}
