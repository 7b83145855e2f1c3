package org.venue.kiosk.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.venue.hardware.Hardware;
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
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.sync.Feed;
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
  private final Kiosk kiosk;
  private final SampleCodes codes;

  /// Opens the house in a folder, where its store lies.
  ///
  /// @param config from [#config]
  /// @param random where PINs come from; seeded for a story that is the same each time
  /// @param screen shows each view
  /// @param leave ends the program
  public DemoHouse(
      KioskConfig config,
      Path folder,
      InstantSource clock,
      Random random,
      Consumer<View> screen,
      Runnable leave)
      throws StoreException, IOException {
    this.config = config;
    codes = new SampleCodes(config.venue().id(), clock);
    kiosk = Kiosk.start(config, new Kiosk.Surroundings(links, clock, random, screen, leave));
    bookings(clock);
  }

  /// The sample configuration with its store in this folder and the demonstration's staff PIN.
  public static KioskConfig config(Path folder) throws IOException {
    try (InputStream sample = DemoHouse.class.getResourceAsStream("/config/sample.toml")) {
      Path file = folder.resolve("sample.toml");
      Files.createDirectories(folder);
      String text = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
      String store = folder.resolve("venue-kiosk.db").toString();
      for (var change :
          Map.of(
                  "store = \"venue-kiosk.db\"",
                  "store = '" + store + "'",
                  "pin_hash = \"\"",
                  "pin_hash = \"" + PinHash.of(STAFF_PIN, new SecureRandom()) + "\"")
              .entrySet()) {
        text = text.replace(change.getKey(), change.getValue());
      }
      Files.writeString(file, text);
      return ConfigFile.read(file, ConfigFile.Devices.of(new Hardware()));
    } catch (ConfigException e) {
      throw new IllegalStateException("The sample configuration is wrong", e);
    }
  }

  /// Sample data enters as the backend's would: page by page.
  private void bookings(InstantSource clock) throws StoreException {
    Feed.REVOCATIONS.apply(kiosk.store(), clock, codes.revocations());
    Feed.REDEMPTIONS.apply(kiosk.store(), clock, codes.redemptions());
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

  @Override
  public void close() {
    kiosk.close();
  }
}
