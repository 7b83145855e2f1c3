package org.venue.hardware.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SimulatorServerTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Tiny.Device device = new Tiny.Device();
  private final Tiny codec = new Tiny();

  @TempDir Path folder;

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private SimulatorServer serve(String at, OptionalInt baud) throws LinkException {
    return SimulatorServer.start(device, at, baud, threads);
  }

  private void assertAnswers(LinkUri uri, int value) throws LinkException {
    try (Link link = new Links().open(uri)) {
      link.write(codec.encode(Tiny.question(value)));
      byte[] answer = new byte[4];
      byte[] chunk = new byte[4];
      for (int length = 0; length < 4; ) {
        int count = link.read(chunk, Duration.ofSeconds(5));
        assertTrue(count > 0, "silence");
        System.arraycopy(chunk, 0, answer, length, count);
        length += count;
      }
      assertArrayEquals(codec.encode(Tiny.answer(value)), answer);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "pseudo-terminals are made on Linux only")
  void terminalsComeAndGoAtAPseudoTerminal() throws Exception {
    Path path = folder.resolve("board");
    try (SimulatorServer server = serve("pty:" + path, OptionalInt.empty())) {
      for (int i = 1; i <= 3; i++) {
        assertAnswers(server.address(), i);
      }
    }
    assertTrue(Files.notExists(path, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void terminalsComeAndGoAtATcpPort() throws Exception {
    try (SimulatorServer server = serve("tcp:0", OptionalInt.empty())) {
      for (int i = 1; i <= 3; i++) {
        assertAnswers(server.address(), i);
      }
    }
  }

  @Test
  void aPacedSimulatorTakesTheTimeOfTheWire() throws Exception {
    try (SimulatorServer server = serve("tcp:0", OptionalInt.of(1200))) {
      long before = System.nanoTime();
      assertAnswers(server.address(), 1);
      long millis = (System.nanoTime() - before) / 1_000_000;
      assertTrue(millis >= 66, "8 bytes of 10 bits at 1200 baud take 66 ms, not " + millis);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "pseudo-terminals are made on Linux only")
  void aFileInTheWayIsKeptAndAStaleLinkReplaced() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    LinkException refused =
        assertThrows(LinkException.class, () -> serve("pty:" + file, OptionalInt.empty()));
    assertTrue(refused.getMessage().contains("stands a file"), refused.getMessage());
    assertEquals("mine", Files.readString(file));
    Path stale = Files.createSymbolicLink(folder.resolve("stale"), folder.resolve("gone"));
    try (SimulatorServer server = serve("pty:" + stale, OptionalInt.empty())) {
      assertAnswers(server.address(), 1);
    }
  }

  @Test
  void aPlaceThatCannotBeHadIsSaidPlainly() {
    for (String at : new String[] {"usb:1", "tcp:70000", "tcp:", "pty:/nowhere/at/all"}) {
      String message =
          assertThrows(LinkException.class, () -> serve(at, OptionalInt.empty())).getMessage();
      assertTrue(message.startsWith("Cannot "), message);
    }
  }
}
