package org.venue.kiosk.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.venue.hardware.Hardware;
import org.venue.hardware.gate.GateSimulator;
import org.venue.hardware.link.Links;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.link.SimulatorServer;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.hardware.scanner.ScannerSimulator;
import org.venue.kiosk.ConfigFile;
import org.venue.kiosk.Face;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.demo.Phone;
import org.venue.kiosk.demo.SampleCodes;
import org.venue.kiosk.ui.KioskWindow;
import org.venue.kiosk.ui.look.Fonts;
import org.venue.kiosk.ui.look.Panel;
import org.venue.kiosk.ui.look.Sounds;
import org.venue.kiosk.ui.screen.AllScreens;
import org.venue.kiosk.ui.widget.TouchButton;

/// A visitor at the real window: the scanner and the lock board hang on pseudo-terminals, fingers
/// are real mouse presses.
@OnDisplay
class CheckInWindowTest {

  @Test
  void aScannedTicketAndTwoTouchesOpenADoorAndTheGate() throws Exception {
    Path folder = Files.createTempDirectory("window");
    Hardware hardware = new Hardware();
    Simulator doors = hardware.simulator("locker", "lockboard8a sim:men?doors=24", 1);
    Simulator scanner = hardware.simulator("scanner", "serial", 1);
    Links links = new Links();
    try (ExecutorService threads = Executors.newCachedThreadPool();
        SimulatorServer _ = serve(doors, folder.resolve("men"), threads);
        SimulatorServer _ = serve(scanner, folder.resolve("scanner"), threads)) {
      KioskConfig config = config(folder);
      Panel panel = KioskWindow.wholeScreen(268, 476);
      var content =
          new KioskWindow.Content(
              Face.house(
                  config, panel, Fonts.load(threads).join(), Sounds.none(), InstantSource.system()),
              AllScreens::new,
              Optional.empty(),
              () -> {});
      try (KioskWindow window = KioskWindow.overScreen(content);
          Kiosk kiosk = Kiosk.start(config, Kiosk.Surroundings.real(links, window, () -> {}))) {
        window.touches(kiosk.loop()::acted);
        until("every line answers", () -> ready(kiosk));
        var codes = new SampleCodes(config.venue().id(), InstantSource.system());

        assertTrue(Phone.hold(Phone.show(codes.anyRoom("W-1").text()), (ScannerSimulator) scanner));
        press("男更衣室");

        LockerSimulator wall = (LockerSimulator) doors;
        until("a door stands open", () -> wall.doors().stream().anyMatch(wall::isOpen));
        assertEquals(1, wall.doors().stream().mapToInt(wall::pulses).sum());
        photograph("put-things-in");
        press("去入场");
        until("the gate was asked", () -> passages(links) == 1);
        photograph("walk-in");
      }
    }
  }

  private static SimulatorServer serve(Simulator simulator, Path at, ExecutorService threads)
      throws Exception {
    return SimulatorServer.start(simulator, "pty:" + at, OptionalInt.empty(), threads);
  }

  private static KioskConfig config(Path folder) throws Exception {
    try (var sample = CheckInWindowTest.class.getResourceAsStream("/config/sample.toml")) {
      String text =
          new String(sample.readAllBytes(), StandardCharsets.UTF_8)
              .replace("\"venue-kiosk.db\"", "'" + folder.resolve("k.db") + "'")
              .replace("sim:men?", "serial:" + folder.resolve("men") + "?")
              .replace("sim:scanner\"", "serial:" + folder.resolve("scanner") + "\"");
      Path file = folder.resolve("kiosk.toml");
      Files.writeString(file, text);
      return ConfigFile.read(file, ConfigFile.Devices.of(new Hardware()));
    }
  }

  private static boolean ready(Kiosk kiosk) {
    return kiosk.devices().stream().allMatch(device -> device.status().ready());
  }

  private static int passages(Links links) {
    return links.simulator("gate").map(gate -> ((GateSimulator) gate).passages()).orElse(0);
  }

  /// Presses the middle of the button that says this, as soon as it is there, until it is gone: a
  /// touch right after a screen change is swallowed on purpose.
  private static void press(String words) throws Exception {
    var robot = new Robot();
    robot.setAutoWaitForIdle(true);
    until("a button says " + words, () -> find(words).isPresent());
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (find(words).isPresent() && System.nanoTime() < giveUp) {
      find(words)
          .ifPresent(at -> {
            robot.mouseMove(at.x, at.y);
            robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
            robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
          });
      robot.delay(400);
    }
    assertTrue(find(words).isEmpty(), "the screen moved on after " + words);
  }

  private static Optional<Point> find(String words) {
    var task =
        new FutureTask<>(() -> {
          for (Window window : Window.getWindows()) {
            Optional<Point> found = find(window, words);
            if (found.isPresent()) {
              return found;
            }
          }
          return Optional.<Point>empty();
        });
    SwingUtilities.invokeLater(task);
    try {
      return task.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<Point> find(Container in, String words) {
    for (Component child : in.getComponents()) {
      if (child instanceof TouchButton button && button.isShowing() && says(button, words)) {
        Point corner = button.getLocationOnScreen();
        return Optional.of(
            new Point(corner.x + button.getWidth() / 2, corner.y + button.getHeight() / 2));
      }
      if (child instanceof Container container) {
        Optional<Point> found = find(container, words);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean says(TouchButton button, String words) {
    String name = button.getAccessibleContext().getAccessibleName();
    return name != null && name.contains(words);
  }

  private static void photograph(String name) throws Exception {
    Path folder = Path.of(System.getProperty("venue.root"), "kiosk-app", "target", "window");
    Files.createDirectories(folder);
    var robot = new Robot();
    robot.delay(500);
    Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    ImageIO.write(robot.createScreenCapture(all), "png", folder.resolve(name + ".png").toFile());
  }

  private static void until(String what, BooleanSupplier so) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (!so.getAsBoolean()) {
      assertTrue(System.nanoTime() < giveUp, what);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
