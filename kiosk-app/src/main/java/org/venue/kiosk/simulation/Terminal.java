package org.venue.kiosk.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.venue.hardware.Hardware;
import org.venue.hardware.gate.GateSimulator;
import org.venue.hardware.gate.waveshare.Waveshare;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Links;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.link.Ticker;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.hardware.scanner.ScannerSimulator;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.sync.Backend;
import org.venue.kiosk.sync.BookingApi;

/// One terminal with its devices and its disk. The devices outlast the power; of a terminal whose
/// power was cut only what the disk held at that moment is left.
final class Terminal {
  private static final Duration QUICKEST_START = Duration.ofSeconds(20);
  private static final Duration STARTS = Duration.ofSeconds(90);

  /// The file of a store, and its log.
  private static final List<String> PARTS = List.of("", "-wal");

  private static final String KEPT = ".kept";

  private final KioskConfig config;
  private final Path store;
  private final SimulatedTime time;
  private final Random random;
  private final Story story;
  private final Consumer<View> screen;
  private final Runnable started;
  private final Seams seams;
  private final Ticker current = new Current();
  private final Links links;
  private final Map<String, Wire> wires = new LinkedHashMap<>();
  private final Map<String, LockerSimulator> lockers = new LinkedHashMap<>();
  private GateSimulator gate;
  private final Map<String, ScannerSimulator> scanners = new LinkedHashMap<>();

  private Optional<Life> life = Optional.empty();
  private Optional<Kiosk> kiosk = Optional.empty();
  private Checks checks;
  private BookingApi.Wire wire = BookingApi.Wire.NETWORK;
  private boolean wanted;
  private boolean unsteady;
  private int cuts;

  /// @param screen sees every view
  /// @param started told after each start
  /// @param seams where it meets its devices and its network
  Terminal(
      KioskConfig config,
      SimulatedTime time,
      Random random,
      Story story,
      Consumer<View> screen,
      Runnable started,
      Seams seams) {
    this.seams = seams;
    this.config = config;
    this.store = config.terminal().store();
    this.time = time;
    this.random = random;
    this.story = story;
    this.screen = screen;
    this.started = started;
    this.links = new Links(current);
    config.lockers().forEach(line -> lockers.put(line.name(), locker(line.device())));
    config.gates().forEach(port -> gate = gate(port.device()));
    config.scanners().forEach(port -> scanners.put(port.name(), scanner(port.device())));
  }

  private LockerSimulator locker(String device) {
    return (LockerSimulator) join(device, new Hardware().simulator("locker", device, 0));
  }

  private GateSimulator gate(String device) {
    return (GateSimulator) join(device, Waveshare.simulator(uri(device), time));
  }

  private ScannerSimulator scanner(String device) {
    return (ScannerSimulator)
        join(device, new Hardware().simulator("scanner", device, random.nextInt()));
  }

  private Simulator join(String device, Simulator simulator) {
    String name = uri(device).address();
    Wire wire =
        new Wire(
            seams.device(simulator),
            time,
            random,
            this::point,
            () -> life.map(Life::isDead).orElse(true));
    wires.put(name, wire);
    links.simulate(name, wire);
    return simulator;
  }

  private static LinkUri uri(String device) {
    return LinkUri.parse(device.split(" ")[1]);
  }

  /// Waits as whoever lives now does.
  private final class Current implements Ticker {
    @Override
    public long nanos() {
      return time.nanos();
    }

    @Override
    public void pause(Duration atMost) {
      life.orElseThrow(PowerCut::new).pause(atMost);
    }
  }

  /// These hear of every touch and every scan.
  void heardBy(Checks checks) {
    this.checks = checks;
  }

  /// Whether its power may fail.
  void unsteady(boolean now) {
    unsteady = now;
    if (!now) {
      life.ifPresent(l -> l.cutAfter(-1));
    }
  }

  /// Joins the terminal to a network.
  void join(BookingApi.Near near) {
    wire = BookingApi.Wire.to(seams.line(near));
  }

  /// Keeps a token for the next start, as enrolling does.
  void enrol(String token) throws StoreException {
    Path file = config.terminal().store();
    try (Database empty = Database.open(file, Executors.newSingleThreadExecutor())) {
      Backend.keepToken(empty, Vault.beside(file), token);
    }
  }

  /// How it waits, whoever lives now.
  Ticker ticker() {
    return current;
  }

  /// A point at which its power may fail.
  void point() {
    life.ifPresent(Life::point);
  }

  /// Starts on what the disk holds.
  void start() {
    wanted = true;
    Life born = new Life(time, random, this::keepDisk);
    life = Optional.of(born);
    if (unsteady && cuts > 0 && random.nextInt(4) == 0) {
      born.cutAfter(1 + random.nextInt(30)); // the power often fails twice
    }
    Supplier<UUID> ids = Kiosk.ids(time, random);
    var world =
        new Kiosk.Surroundings(
            links,
            time,
            () -> {
              born.point();
              return ids.get();
            },
            random,
            1,
            born,
            wire,
            true,
            view -> {
              if (!born.isDead()) {
                screen.accept(view);
              }
            },
            () -> time.between(Duration.ofSeconds(1), this::stopForAWhile));
    try {
      kiosk = Optional.of(Kiosk.start(config, world));
    } catch (PowerCut _) {
      return;
    } catch (StoreException e) {
      if (!born.isDead()) {
        throw new Broken("A store that was only cut off from power opens again.", e);
      }
      return;
    }
    story.tell(name(), "started");
    started.run();
  }

  /// Looks after a life that has ended; to be called after every step.
  void bury() {
    if (life.isEmpty() || !life.get().isDead()) {
      return;
    }
    story.tell(name(), "the power was cut");
    cuts++;
    kiosk.ifPresent(Kiosk::close);
    kiosk = Optional.empty();
    life = Optional.empty();
    restoreDisk();
    if (wanted) {
      startSoon();
    }
  }

  /// Ends as it should, and stays off.
  void stop() {
    wanted = false;
    if (kiosk.isPresent() && !life.orElseThrow().isDead()) {
      story.tell(name(), "stops");
      kiosk.get().close();
      if (!life.get().isDead()) {
        kiosk = Optional.empty();
        life = Optional.empty();
      }
    }
  }

  private void stopForAWhile() {
    if (wanted) {
      try {
        stop();
      } catch (PowerCut _) {
        return; // it died while it was stopping
      }
      startSoon();
    }
  }

  private void startSoon() {
    wanted = true;
    Duration after = QUICKEST_START.plusMillis(random.nextLong(STARTS.toMillis()));
    time.between(
        after,
        () -> {
          if (wanted && life.isEmpty()) {
            start();
          }
        });
  }

  /// Off for good.
  void end() {
    wanted = false;
    kiosk.ifPresent(Kiosk::close);
    kiosk = Optional.empty();
    life = Optional.empty();
  }

  /// What a process that is killed leaves: the file and its log, as the operating system has them.
  private void keepDisk() {
    try {
      for (String part : PARTS) {
        if (Files.exists(part(part))) {
          Files.copy(part(part), part(part + KEPT));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void restoreDisk() {
    try {
      Files.deleteIfExists(part("-shm"));
      for (String part : PARTS) {
        Files.deleteIfExists(part(part));
        if (Files.exists(part(part + KEPT))) {
          Files.move(part(part + KEPT), part(part));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path part(String suffix) {
    return store.resolveSibling(store.getFileName() + suffix);
  }

  String name() {
    return config.terminal().id();
  }

  boolean isOn() {
    return kiosk.isPresent() && !life.orElseThrow().isDead();
  }

  /// The running terminal.
  Kiosk kiosk() {
    return kiosk.orElseThrow();
  }

  Optional<Life> life() {
    return life;
  }

  /// How often its power was cut.
  int cuts() {
    return cuts;
  }

  /// A person touches what this view showed.
  void touch(View view, Event.Act act) {
    checks.touched();
    kiosk.ifPresent(k -> k.loop().acted(act, view.step()));
  }

  /// A code is held to a scanner.
  ///
  /// @param holder whose code it is, empty for nobody's
  void scan(boolean inside, String holder, String text) {
    checks.scanned(holder);
    scanners.get(inside ? "scanner.inside" : "scanner.main").scan(text);
  }

  /// A scanner sends what is no code.
  void babble(byte[] noise) {
    checks.scanned("");
    scanners.get("scanner.main").send(noise);
  }

  /// The cables, by the names after `sim:`.
  Links links() {
    return links;
  }

  /// The wires by the same names.
  Map<String, Wire> wires() {
    return wires;
  }

  /// The lines of doors by the names in the configuration.
  Map<String, LockerSimulator> lockers() {
    return lockers;
  }

  GateSimulator gate() {
    return gate;
  }
}
