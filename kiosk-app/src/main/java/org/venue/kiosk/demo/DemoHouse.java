package org.venue.kiosk.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.venue.hardware.Hardware;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.gate.GateSimulator;
import org.venue.hardware.link.Links;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.hardware.scanner.ScannerSimulator;
import org.venue.kiosk.ConfigException;
import org.venue.kiosk.ConfigFile;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.effect.PinHash;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.store.Faces;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.visit.Pin;

/// A whole venue in one process: the terminal of the sample configuration, simulated devices that
/// speak their real bytes, and today's bookings.
public final class DemoHouse implements AutoCloseable {

  /// The staff PIN of the demonstration.
  public static final Pin STAFF_PIN = new Pin("246810");

  private static final Duration OPENING = Duration.ofSeconds(15);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Links links = new Links();
  private final KioskConfig config;
  private final InstantSource clock;
  private final Random random;
  private final boolean live;
  private final Consumer<View> screen;
  private final Runnable leave;
  private final SampleCodes codes;
  private Kiosk kiosk;

  /// Opens the house with a terminal that is known to the backend.
  ///
  /// @param config from [#config]
  /// @param random where PINs come from; seeded for a story that is the same each time
  /// @param live whether a face must show that somebody is there
  /// @param screen shows each view
  /// @param leave ends the program
  public DemoHouse(
      KioskConfig config,
      DemoBackend backend,
      InstantSource clock,
      Random random,
      boolean live,
      Consumer<View> screen,
      Runnable leave)
      throws StoreException, IOException {
    this.config = config;
    this.clock = clock;
    this.random = random;
    this.live = live;
    this.screen = screen;
    this.leave = leave;
    codes = new SampleCodes(config.venue().id(), clock);
    backend.enrol(config);
    kiosk = start();
  }

  private Kiosk start() throws StoreException {
    var world = new Kiosk.Surroundings(links, clock, random, screen, leave);
    return Kiosk.start(config, live ? world : world.withoutLiveness());
  }

  /// The sample configuration of a terminal with its store in this folder, the demonstration's
  /// staff PIN and this backend.
  ///
  /// @param terminal its id, such as `lobby-1`
  /// @param backend which it speaks with, if any
  public static KioskConfig config(Path folder, String terminal, Optional<DemoBackend> backend)
      throws IOException {
    return config(folder, terminal, backend, "");
  }

  /// The same with this text behind it, such as cameras.
  static KioskConfig config(
      Path folder, String terminal, Optional<DemoBackend> backend, String more) throws IOException {
    try (InputStream sample = DemoHouse.class.getResourceAsStream("/config/sample.toml")) {
      Path file = folder.resolve("sample.toml");
      Files.createDirectories(folder);
      String text = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
      String store = folder.resolve("venue-kiosk.db").toString();
      for (var change :
          Map.of(
                  "id = \"lobby-1\"",
                  "id = \"" + terminal + "\"",
                  "store = \"venue-kiosk.db\"",
                  "store = '" + store + "'",
                  "pin_hash = \"\"",
                  "pin_hash = \"" + PinHash.of(STAFF_PIN, new SecureRandom()) + "\"")
              .entrySet()) {
        text = text.replace(change.getKey(), change.getValue());
      }
      if (backend.isPresent()) {
        text +=
            "\n[backend]\nurl = \"%s\"\npoll = \"1s\"\ncalm_poll = \"2s\"\n%s"
                .formatted(backend.get().url(), backend.get().trust());
      }
      text += more;
      Files.writeString(file, text);
      return ConfigFile.read(file, ConfigFile.Devices.of(new Hardware()));
    } catch (ConfigException e) {
      throw new IllegalStateException("The sample configuration is wrong", e);
    }
  }

  /// The power fails and comes back: what the disk held at this moment is all that is left. The
  /// devices keep their state, as doors do.
  void powerCut() throws IOException, StoreException {
    Path file = config.terminal().store();
    Path disk = Files.createTempDirectory(file.getParent(), "disk");
    // On the store's own thread nothing is written meanwhile.
    kiosk.store().transaction("cut the power", _ -> copied(file, disk));
    kiosk.close();
    for (Path name : stored(file)) {
      Files.deleteIfExists(name);
    }
    for (Path name : stored(disk.resolve(file.getFileName()))) {
      if (Files.exists(name)) {
        Files.move(name, file.resolveSibling(name.getFileName()));
      }
    }
    kiosk = start();
  }

  private static Void copied(Path file, Path disk) throws StoreException {
    try {
      for (Path name : stored(file)) {
        if (Files.exists(name) && !name.toString().endsWith("-shm")) {
          Files.copy(name, disk.resolve(name.getFileName()));
        }
      }
      return null;
    } catch (IOException e) {
      throw new StoreException("the disk cannot be copied: " + e.getMessage(), e);
    }
  }

  private static List<Path> stored(Path file) {
    return Stream.of("", "-wal", "-shm").map(end -> Path.of(file + end)).toList();
  }

  /// The terminal.
  public Kiosk kiosk() {
    return kiosk;
  }

  /// Its configuration.
  public KioskConfig config() {
    return config;
  }

  /// Today's codes.
  public SampleCodes codes() {
    return codes;
  }

  /// The cables: pull and plug by the names after `sim:`.
  public Links links() {
    return links;
  }

  /// Whether the device with this name answers.
  public boolean ready(String device) {
    return kiosk.devices().stream().anyMatch(d -> d.name().equals(device) && d.status().ready());
  }

  /// Waits until every device has answered once; the knobs of its simulator can be turned from then
  /// on.
  void awaitDevices() {
    long until = System.nanoTime() + OPENING.toNanos();
    while (!kiosk.devices().stream().allMatch(d -> d.status().ready())) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("The simulated devices do not answer");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /// The doors on a line; `men` or `women`.
  public LockerSimulator doors(String name) {
    return (LockerSimulator) links.simulator(name).orElseThrow();
  }

  /// The gate.
  public GateSimulator gate() {
    return (GateSimulator) links.simulator("gate").orElseThrow();
  }

  /// The scanner in the lobby or the one inside.
  public ScannerSimulator scanner(boolean inside) {
    return (ScannerSimulator) links.simulator(inside ? "scanner-inside" : "scanner").orElseThrow();
  }

  /// How many faces are stored.
  int faces() throws StoreException {
    Faces faces = new Faces(Vault.beside(config.terminal().store()));
    return kiosk.store().transaction("count the faces", faces::count);
  }

  /// Whether the camera with this name is on.
  boolean filming(String camera) {
    return kiosk.devices().stream()
        .anyMatch(d -> d.name().equals(camera) && d instanceof Camera filmed && filmed.watched());
  }

  @Override
  public void close() {
    kiosk.close();
  }
}
