package org.venue.hardware.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.Fault;

/// The thread rule with a real line thread.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LineThreadTest {
  private final ScheduledExecutorService line = Executors.newSingleThreadScheduledExecutor();
  private final Links links = new Links();
  private final DeviceContext context =
      new DeviceContext("tiny", links, InstantSource.system(), line, event -> {});

  LineThreadTest() {
    links.simulate("tiny", uri -> new Tiny.Device());
  }

  private HalfDuplex<Tiny.Frame> exchange() {
    return new HalfDuplex<>(
        context,
        LinkUri.parse("sim:tiny"),
        new Tiny(),
        Settings.of(Duration.ofSeconds(2)),
        frame -> {});
  }

  @AfterEach
  void end() {
    line.shutdownNow();
  }

  @Test
  void manyCallersTakeTurns() throws Exception {
    try (var exchange = exchange();
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int value = i;
        Callable<Integer> ask =
            () -> exchange.ask(Tiny.question(value), Repeat.ONCE, Tiny::answers).value();
        answers.add(callers.submit(ask));
      }
      for (int i = 0; i < 100; i++) {
        assertEquals(i, answers.get(i).get());
      }
    }
  }

  @Test
  void aCallOnTheLinesOwnThreadRunsInPlace() throws Exception {
    try (var exchange = exchange()) {
      Callable<Integer> ask =
          () -> exchange.ask(Tiny.question(3), Repeat.ONCE, Tiny::answers).value();
      assertEquals(3, line.submit(ask).get());
      assertEquals(
          4,
          context.<Integer, DeviceException>onLine(
              () -> exchange.ask(Tiny.question(4), Repeat.ONCE, Tiny::answers).value()));
    }
  }

  @Test
  void whatWorkThrowsReachesTheCaller() {
    DeviceException thrown = new DeviceException(Fault.REFUSED, "no");
    DeviceContext.Work<Void, DeviceException> work =
        () -> {
          throw thrown;
        };
    assertSame(thrown, assertThrows(DeviceException.class, () -> context.onLine(work)));
  }

  @Test
  void anInterruptedCallerStillLearnsTheOutcome() throws Exception {
    try (var exchange = exchange()) {
      Thread.currentThread().interrupt();
      assertEquals(1, exchange.ask(Tiny.question(1), Repeat.ONCE, Tiny::answers).value());
      assertEquals(true, Thread.interrupted());
    }
  }

  @Test
  void aLineThatWasShutDownIsNotConnected() throws Exception {
    var exchange = exchange();
    line.shutdown();
    line.awaitTermination(5, TimeUnit.SECONDS);
    assertEquals(
        Fault.NOT_CONNECTED,
        assertThrows(
                DeviceException.class,
                () -> exchange.ask(Tiny.question(1), Repeat.SAFE, Tiny::answers))
            .fault());
    exchange.close();
  }
}
