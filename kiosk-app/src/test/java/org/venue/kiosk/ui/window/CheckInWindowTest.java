package org.venue.kiosk.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
        Fingers.until("every line answers", () -> ready(kiosk));
        var codes = new SampleCodes(config.venue().id(), InstantSource.system());

        assertTrue(Phone.hold(Phone.show(codes.anyRoom("W-1").text()), (ScannerSimulator) scanner));
        Fingers.press("男更衣室");

        LockerSimulator wall = (LockerSimulator) doors;
        Fingers.until("a door stands open", () -> wall.doors().stream().anyMatch(wall::isOpen));
        assertEquals(1, wall.doors().stream().mapToInt(wall::pulses).sum());
        Fingers.photograph("put-things-in");
        Fingers.press("去入场");
        Fingers.until("the gate was asked", () -> passages(links) == 1);
        Fingers.photograph("walk-in");
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
}
