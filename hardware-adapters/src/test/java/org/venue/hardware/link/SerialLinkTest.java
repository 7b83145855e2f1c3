package org.venue.hardware.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceEvent;
import org.venue.hardware.device.DeviceStatus.State;

/// The real jSerialComm on a real pseudo-terminal.
@EnabledOnOs(value = OS.LINUX, disabledReason = "pseudo-terminals are made on Linux only")
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SerialLinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @TempDir Path folder;

  private static LinkUri at(Path path) {
    return new LinkUri("serial", path.toString(), Map.of("baud", "19200"));
  }

  private static byte[] readAll(Link link, int count) throws LinkException {
    byte[] all = new byte[count];
    byte[] chunk = new byte[64];
    int length = 0;
    while (length < count) {
      int read = link.read(chunk, PATIENCE);
      assertTrue(read > 0, "silence after " + length + " of " + count + " bytes");
      System.arraycopy(chunk, 0, all, length, read);
      length += read;
    }
    return all;
  }

  @Test
  void bytesGoBothWaysUnchangedAndInPieces() throws LinkException {
    byte[] every = new byte[256];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    try (Pty pty = Pty.open();
        SerialLink link = new SerialLink(at(pty.device()))) {
      link.write(every);
      assertArrayEquals(every, readAll(pty, 256));
      for (int from = 0; from < 256; from += 50) {
        pty.write(Arrays.copyOfRange(every, from, Math.min(256, from + 50)));
      }
      assertArrayEquals(every, readAll(link, 256));
    }
  }

  @Test
  void silenceLastsAsLongAsThePatienceAndNoStepLonger() throws LinkException {
    try (Pty pty = Pty.open();
        SerialLink link = new SerialLink(at(pty.device()))) {
      for (int millis : new int[] {0, 20, 130}) {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
          long before = System.nanoTime();
          assertEquals(0, link.read(new byte[9], Duration.ofMillis(millis)));
          long took = (System.nanoTime() - before) / 1_000_000;
          assertTrue(took >= millis, millis + " ms took " + took);
          shortest = Math.min(shortest, took);
        }
        assertTrue(shortest < millis + 50, millis + " ms took " + shortest + " at best");
      }
    }
  }

  @Test
  void aVanishedDeviceIsNoticedByReadAndWrite() throws LinkException {
    Pty pty = Pty.open();
    try (SerialLink link = new SerialLink(at(pty.device()))) {
      pty.close();
      LinkException gone =
          assertThrows(LinkException.class, () -> link.read(new byte[9], PATIENCE));
      assertTrue(gone.getMessage().contains("gone"), gone.getMessage());
      assertThrows(LinkException.class, () -> link.write(new byte[] {1}));
    }
  }

  @Test
  void aDeviceThatVanishesDuringAReadIsNoticed() throws Exception {
    Pty pty = Pty.open();
    try (SerialLink link = new SerialLink(at(pty.device()));
        ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor()) {
      hand.schedule(pty::close, 150, TimeUnit.MILLISECONDS);
      long before = System.nanoTime();
      assertThrows(LinkException.class, () -> link.read(new byte[9], Duration.ofSeconds(20)));
      assertTrue(System.nanoTime() - before < Duration.ofSeconds(2).toNanos());
    }
  }

  @Test
  void aMissingPathIsSaidPlainly() {
    Path missing = folder.resolve("nothing");
    assertEquals(
        "There is no serial port " + missing + "; is the device plugged in?",
        assertThrows(LinkException.class, () -> new SerialLink(at(missing))).getMessage());
  }

  @Test
  void aSecondOpenOfTheSamePortIsSaidPlainly() throws LinkException {
    try (Pty pty = Pty.open();
        SerialLink first = new SerialLink(at(pty.device()))) {
      LinkException second =
          assertThrows(LinkException.class, () -> new SerialLink(at(pty.device())));
      assertTrue(second.getMessage().contains("has it open"), second.getMessage());
      first.write(new byte[] {7});
      assertArrayEquals(new byte[] {7}, readAll(pty, 1));
    }
  }

  @Test
  void aDevicePluggedInAgainIsReadyByItself() throws Exception {
    Path port = folder.resolve("port");
    Tiny.Device device = new Tiny.Device();
    BlockingQueue<State> states = new LinkedBlockingQueue<>();
    BlockingQueue<Tiny.Frame> news = new LinkedBlockingQueue<>();
    Settings quick =
        Settings.of(PATIENCE)
            .withPoll(Duration.ofMillis(50))
            .withCooldown(Duration.ofMillis(50), Duration.ofMillis(100));
    try (ScheduledExecutorService line = Executors.newSingleThreadScheduledExecutor();
        ExecutorService server = Executors.newCachedThreadPool()) {
      DeviceContext context =
          new DeviceContext(
              "tiny",
              new Links(),
              InstantSource.system(),
              line,
              event -> states.add(((DeviceEvent.StatusChanged) event).status().state()));
      try (var exchange = new HalfDuplex<>(context, at(port), new Tiny(), quick, news::add)) {
        exchange.listen();
        assertEquals(State.OFFLINE, states.poll(5, TimeUnit.SECONDS));
        for (int i = 0; i < 2; i++) {
          var serving = SimulatorServer.start(device, "pty:" + port, OptionalInt.empty(), server);
          assertEquals(State.READY, states.poll(5, TimeUnit.SECONDS));
          assertEquals(i, exchange.ask(Tiny.question(i), Repeat.ONCE, Tiny::answers).value());
          device.push(i);
          assertEquals(new Tiny.Frame(Tiny.PUSH, i), news.poll(5, TimeUnit.SECONDS));
          serving.close();
          assertEquals(State.OFFLINE, states.poll(5, TimeUnit.SECONDS));
          assertTrue(Files.notExists(port, LinkOption.NOFOLLOW_LINKS));
        }
        assertEquals(1, exchange.counters().reconnects());
      }
    }
  }
}
