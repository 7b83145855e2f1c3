package org.venue.kiosk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every `device` action against every `simulate`, over a pseudo-terminal with real bytes.
class DeviceCommandTest {
  @TempDir private Path folder;

  private Terminal simulate(String kind, String model) {
    return Terminal.start("simulate", kind, model, "--at", "pty:" + port()).awaitOut("knobs:");
  }

  private Path port() {
    return folder.resolve("port");
  }

  private String spec(String model) {
    return model + " serial:" + port();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lockboard8a", "cu16"})
  void theDoorsOfALockerAreSeenOpenedAndSeenAgain(String model) {
    try (Terminal world = simulate("locker", model)) {
      Terminal before = Terminal.run("device", "locker", spec(model), "status");
      assertEquals(0, before.exit(), before::err);
      assertTrue(
          before.out().stream().allMatch(line -> line.matches("door \\d+/\\d+ closed")),
          () -> before.out().toString());

      Terminal open =
          Terminal.run("device", "locker", spec(model), "open", "3", "--reason", "钥匙丢了", "--json");
      assertEquals(0, open.exit(), open::err);
      String door = before.out().get(2).split(" ")[1];
      assertEquals(
          List.of("{\"door\":\"%s\",\"outcome\":\"opened\",\"reason\":\"钥匙丢了\"}".formatted(door)),
          open.out());
      world.awaitOut("door " + door + " open");

      Terminal after = Terminal.run("device", "locker", spec(model), "status");
      assertEquals("door " + door + " open", after.out().get(2));
    }
  }

  @Test
  void aJammedDoorEndsWithOne() {
    try (Terminal world = simulate("locker", "lockboard8a")) {
      world.type("jam 1");
      world.awaitOut("jammed");
      Terminal open =
          Terminal.run(
              "device",
              "locker",
              spec("lockboard8a") + "?patience=300ms",
              "open",
              "1/1",
              "--reason",
              "test");
      assertEquals(List.of("door 1/1 stayed closed"), open.out(), open::err);
      assertEquals(1, open.exit());
    }
  }

  @Test
  void watchPrintsTheDoorsAndThenOnlyWhatChanges() {
    try (Terminal world = simulate("locker", "cu16")) {
      try (Terminal watch =
          Terminal.start("device", "locker", spec("cu16"), "watch", "--count", "17")) {
        watch.awaitOut("door 0/16 closed");
        world.type("pull 5");
        assertEquals(0, watch.awaitExit(), watch::err);
        assertEquals(17, watch.out().size());
        assertEquals("door 0/5 open", watch.out().getLast());
      }
    }
  }

  @Test
  void aGateOpensForAReasonAndTellsItsRelay() {
    try (Terminal world = simulate("gate", "waveshare")) {
      Terminal status = Terminal.run("device", "gate", spec("waveshare"), "status", "--json");
      assertEquals(List.of("{\"relay\":\"released\"}"), status.out(), status::err);
      assertEquals(0, status.exit());
      Terminal open =
          Terminal.run("device", "gate", spec("waveshare"), "open", "--reason", "delivery");
      assertEquals(List.of("gate asked to open"), open.out(), open::err);
      assertEquals(0, open.exit());
      world.awaitOut("passage 1");
    }
  }

  @Test
  void aScannersCodesAreHeardExactlyAsRead() {
    try (Terminal world = simulate("scanner", "serial")) {
      try (Terminal listen =
          Terminal.start(
              "device",
              "scanner",
              spec("serial"),
              "listen",
              "--json",
              "--for",
              "20s",
              "--count",
              "1")) {
        // Nobody can see from here when the port is open, so the code is held out until it is read.
        while (listen.exit() < 0 && listen.out().isEmpty()) {
          world.type("scan VT1: A B ");
          LockSupport.parkNanos(100_000_000);
        }
        assertEquals(0, listen.awaitExit(), listen::err);
        assertEquals(List.of("{\"text\":\"VT1: A B \"}"), listen.out());
      }
    }
  }

  @Test
  void aTriggeredScannerReadsOneCode() {
    String options = "?trigger=gm65";
    try (Terminal world = simulate("scanner", "serial sim:" + options)) {
      try (Terminal trigger =
          Terminal.start("device", "scanner", spec("serial") + options, "trigger")) {
        world.awaitOut("reading");
        world.type("scan 12345678");
        assertEquals(0, trigger.awaitExit(), trigger::err);
        assertEquals(List.of("12345678"), trigger.out());
      }
    }
  }

  @Test
  void aScannerWithoutATriggerRefusesWithOne() {
    try (Terminal world = simulate("scanner", "serial")) {
      Terminal trigger = Terminal.run("device", "scanner", spec("serial"), "trigger");
      assertEquals(1, trigger.exit());
      assertTrue(trigger.err().startsWith("venue-kiosk: REFUSED: "), trigger::err);
      assertEquals(List.of(), trigger.out());
      assertFalse(world.out().contains("reading"));
    }
  }

  @Test
  void aMissingPortIsAFaultInOneSentence() {
    Terminal status = Terminal.run("device", "locker", "cu16 serial:" + folder + "/none", "status");
    assertEquals(1, status.exit());
    assertTrue(status.err().startsWith("venue-kiosk: NOT_CONNECTED: "), status::err);
    assertEquals(1, status.err().lines().count(), status::err);
    Terminal json =
        Terminal.run("device", "locker", "cu16 serial:" + folder + "/none", "status", "--json");
    assertTrue(
        json.out().getFirst().startsWith("{\"fault\":\"NOT_CONNECTED\","), () -> json.out() + "");
  }

  @Test
  void aSimulatorIsServedOnATcpPortAndKeepsItsState() {
    try (Terminal world =
        Terminal.start("simulate", "locker", "cu16", "--at", "tcp:0").awaitOut("knobs:")) {
      String address = world.out().getFirst().replaceFirst(".* at ", "");
      world.type("pull 2");
      world.awaitOut("door 0/2 open");
      Terminal status = Terminal.run("device", "locker", "cu16 " + address, "status");
      assertEquals("door 0/2 open", status.out().get(1), status::err);
    }
  }

  @Test
  void anInterruptedSimulatorTakesItsLinkAway() {
    try (Terminal world = simulate("gate", "waveshare")) {
      assertTrue(Files.isSymbolicLink(port()), () -> world.out().toString());
    }
    assertFalse(Files.exists(port(), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aCameraIsSnappedIntoAFile(@TempDir Path folder) throws IOException {
    Path stills = Files.createDirectory(folder.resolve("stills"));
    BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(3, 2, 0x102030);
    ImageIO.write(picture, "png", stills.resolve("a.png").toFile());
    Path file = folder.resolve("snap.png");
    String spec = "folder file:" + stills;
    Terminal snapped = Terminal.run("device", "camera", spec, "snap", file.toString());
    assertEquals(0, snapped.exit(), snapped::err);
    assertEquals(List.of("frame 0, 40 x 30 -> " + file), snapped.out());
    assertEquals(0xFF102030, ImageIO.read(file.toFile()).getRGB(3, 2));
    Terminal watched = Terminal.run("device", "camera", spec, "watch", "--count", "2");
    assertEquals(List.of("frame 0, 40 x 30", "frame 1, 40 x 30"), watched.out());
    assertMisuse("snap wants one file", "device", "camera", spec, "snap");
  }

  @Test
  void misuseEndsWithTwoAndSaysWhatIsWrong() {
    assertMisuse("which command?");
    assertMisuse("missing required parameters", "device", "locker");
    assertMisuse("unmatched argument", "fly");
    assertMisuse("no kind of device 'oven'", "device", "oven", "x sim:", "status");
    assertMisuse("no locker model 'x'", "device", "locker", "x sim:", "status");
    assertMisuse("no known scheme", "device", "locker", "cu16 ftp:1", "status");
    assertMisuse("unknown option 'colour'", "device", "locker", "cu16 sim:?colour=1", "status");
    assertMisuse("has no action 'close'", "device", "locker", "cu16 sim:", "close");
    assertMisuse("open wants one door", "device", "locker", "cu16 sim:", "open");
    assertMisuse("open wants --reason", "device", "locker", "cu16 sim:", "open", "1");
    assertMisuse("open wants --reason", "device", "gate", "waveshare sim:", "open");
    assertMisuse(
        "there is no door '99'", "device", "locker", "cu16 sim:", "open", "99", "--reason", "x");
    assertMisuse("a duration is written", "device", "scanner", "serial sim:", "listen", "--for=x");
    assertMisuse("no locker model 'x'", "simulate", "locker", "x", "--at", "tcp:0");
    assertMisuse("--at wants pty:path", "simulate", "locker", "cu16", "--at", "/tmp/x");
    assertMisuse("missing required option: '--at", "simulate", "locker", "cu16");
  }

  private static void assertMisuse(String says, String... args) {
    Terminal misused = Terminal.run(args);
    assertEquals(2, misused.exit(), misused::err);
    assertTrue(misused.err().toLowerCase(Locale.ROOT).contains(says), misused::err);
    assertFalse(misused.err().contains("\tat "), misused::err);
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command : List.of("device", "simulate")) {
      Terminal help = Terminal.run(command, "--help");
      assertEquals(0, help.exit());
      assertTrue(help.out().getFirst().startsWith("Usage: venue-kiosk " + command), help::err);
    }
  }
}
