package org.venue.kiosk.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.venue.hardware.Hardware;
import org.venue.hardware.link.Links;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.hardware.scanner.ScannerSimulator;
import org.venue.kiosk.ConfigException;
import org.venue.kiosk.ConfigFile;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.checkin.CheckInFlow.PutThingsIn;
import org.venue.kiosk.flow.checkin.CheckInFlow.WalkIn;
import org.venue.kiosk.flow.checkout.CheckOutFlow.Goodbye;
import org.venue.kiosk.flow.checkout.CheckOutFlow.TakeThingsOut;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.visit.Locker;

/// The terminal of the sample configuration without a picture, its simulated devices, and the
/// visitor in front of it. Nobody but the visitor waits for anything.
final class Lobby implements AutoCloseable {
  /// The room whose doors stand before the gate, in the sample configuration.
  static final String ROOM = "men";

  /// The names of the simulated devices in the sample's link addresses.
  private static final String DOORS = "men";

  private static final String SCANNER = "scanner";

  /// Head of an unlock, from the sheet of the 8A board; the sample's line in this room is one.
  private static final byte UNLOCK = (byte) 0x8A;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KioskConfig config;
  private final ScannerSimulator scanner;
  private final LockerSimulator doors;
  private final Stamped scannerWire;
  private final Stamped doorWire;
  private final Kiosk kiosk;
  private final BlockingQueue<View> views = new ArrayBlockingQueue<>(256);
  private View now;

  /// Opens the lobby with its store in `folder`, and waits until its devices answer.
  Lobby(Path folder) throws IOException, StoreException {
    config = config(folder);
    var hardware = new Hardware();
    Simulator boards =
        hardware.simulator(
            "locker", device(config.lockers(), KioskConfig.Locker::device, DOORS), 0);
    Simulator reader =
        hardware.simulator(
            "scanner", device(config.scanners(), KioskConfig.Scanner::device, SCANNER), 0);
    doors = (LockerSimulator) boards;
    scanner = (ScannerSimulator) reader;
    doorWire = new Stamped(boards, UNLOCK);
    scannerWire = new Stamped(reader, UNLOCK);
    var links = new Links();
    // Simulators that are there already stay when the terminal would make its own.
    links.simulate(DOORS, doorWire);
    links.simulate(SCANNER, scannerWire);
    kiosk = Kiosk.start(config, Kiosk.Surroundings.real(links, this::show, () -> {}));
    expect(Home.Attract.class, _ -> true);
    awaitDevices();
  }

  private void awaitDevices() {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!kiosk.devices().stream().allMatch(device -> device.status().ready())) {
      if (System.nanoTime() - giveUp > 0) {
        throw new IllegalStateException("The simulated devices do not answer");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  /// The sample configuration, with its store here.
  static KioskConfig config(Path folder) throws IOException {
    try (InputStream sample = Lobby.class.getResourceAsStream("/config/sample.toml")) {
      Path file = folder.resolve("bench.toml");
      String text = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          file, text.replace("\"venue-kiosk.db\"", "'" + folder.resolve("bench.db") + "'"));
      return ConfigFile.read(file, ConfigFile.Devices.of(new Hardware()));
    } catch (ConfigException e) {
      throw new IllegalStateException("The sample configuration is wrong", e);
    }
  }

  private static <T> String device(List<T> devices, Function<T, String> spec, String simulator) {
    return devices.stream()
        .map(spec)
        .filter(text -> text.matches("\\S+ sim:" + simulator + "(\\?.*)?"))
        .findFirst()
        .orElseThrow();
  }

  /// The terminal's store.
  Database store() {
    return kiosk.store();
  }

  /// The venue whose tickets are good here.
  String venue() {
    return config.venue().id();
  }

  /// One visitor comes in: holds a code to the scanner, puts the bag in, shuts the door and walks
  /// through the gate.
  ///
  /// @return from the code's last byte into the terminal to the unlock's first byte out of it
  Duration comeIn(String code) {
    scanner.scan(code);
    // The second key takes its time; it is made before the next visitor is timed.
    PutThingsIn put = expect(PutThingsIn.class, view -> pinShown(view.state()));
    Duration took = Duration.ofNanos(doorWire.heard() - scannerWire.said());
    if (took.isNegative()) {
      throw new IllegalStateException("A door opened before its code was scanned");
    }
    shut(put.locker());
    touch(Choice.CONTINUE);
    expect(WalkIn.class, _ -> true);
    goHome();
    return took;
  }

  /// The visitor goes: the same code opens the door for the last time, and a hand shuts it. It is
  /// free a little later.
  void goOut(String code) {
    scanner.scan(code);
    expect(State.class, view -> offersEnd(view.state()));
    touch(Choice.END_USE);
    shut(expect(TakeThingsOut.class, _ -> true).locker());
  }

  /// Clears the screen for the next visitor.
  void goHome() {
    touch(Choice.START_OVER);
    expect(Home.Attract.class, _ -> true);
  }

  /// Waits until the door of the visitor who has just gone is free.
  void awaitFree() {
    expect(Goodbye.class, _ -> true);
  }

  private static boolean pinShown(State state) {
    return state instanceof PutThingsIn put && put.pin().isPresent();
  }

  /// Soon after check-in the code opens the door at once; later it asks first.
  private static boolean offersEnd(State state) {
    return state instanceof VisitFlow.Reopened || state instanceof VisitFlow.Menu;
  }

  private void shut(Locker locker) {
    doors.shut(new Door(locker.door().board(), locker.door().channel()));
  }

  private void touch(Choice choice) {
    kiosk.loop().acted(new Event.Touched(choice), now.step());
  }

  /// Called by the loop with every view.
  private void show(View view) {
    if (!views.offer(view)) {
      throw new IllegalStateException("Nobody looks at the screen any more");
    }
  }

  /// Waits until the screen shows such a state.
  private <S extends State> S expect(Class<S> kind, Predicate<View> which) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      View view = next(until - System.nanoTime());
      if (view == null) {
        throw new IllegalStateException(
            "The terminal shows %s and not %s"
                .formatted(
                    now == null ? "nothing" : now.state().getClass().getSimpleName(),
                    kind.getSimpleName()));
      }
      now = view;
      if (kind.isInstance(view.state()) && which.test(view)) {
        return kind.cast(view.state());
      }
    }
  }

  private View next(long nanos) {
    try {
      return views.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The bench was interrupted", e);
    }
  }

  @Override
  public void close() {
    kiosk.close();
  }
}
