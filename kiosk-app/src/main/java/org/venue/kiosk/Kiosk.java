package org.venue.kiosk;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.hardware.Hardware;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.device.Device;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceEvent;
import org.venue.hardware.gate.Gate;
import org.venue.hardware.link.Links;
import org.venue.hardware.locker.LockerBoard;
import org.venue.hardware.scanner.Scanner;
import org.venue.kiosk.effect.Admissions;
import org.venue.kiosk.effect.CodeCamera;
import org.venue.kiosk.effect.DoorWatch;
import org.venue.kiosk.effect.FaceCamera;
import org.venue.kiosk.effect.Gates;
import org.venue.kiosk.effect.Handlers;
import org.venue.kiosk.effect.Journal;
import org.venue.kiosk.effect.Lockers;
import org.venue.kiosk.effect.PinHash;
import org.venue.kiosk.effect.SecondKeys;
import org.venue.kiosk.effect.StaffTasks;
import org.venue.kiosk.flow.Effects;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Pace;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.home.FlowLoop;
import org.venue.kiosk.flow.home.Journeys;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.NewestTime;
import org.venue.kiosk.store.Outbox;
import org.venue.kiosk.store.Recovery;
import org.venue.kiosk.store.Standing;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.sync.Backend;
import org.venue.kiosk.sync.BookingApi;
import org.venue.kiosk.sync.Redemptions;
import org.venue.kiosk.sync.Trust;
import org.venue.kiosk.vision.code.CodeReader;
import org.venue.kiosk.visit.AdmissionRules;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.FaceService;
import org.venue.kiosk.visit.NetworkReport;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.Services;
import org.venue.kiosk.visit.TicketCode;

/// One terminal, composed: the only place where `new` meets configuration. Reads top to bottom.
public final class Kiosk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Kiosk.class);

  /// What a terminal is given from outside.
  ///
  /// @param links opens what the device specs name
  /// @param ids gives UUIDv7
  /// @param random where PINs come from
  /// @param pinRounds how much work the hash of a PIN is
  /// @param threads who does the work
  /// @param wire how requests reach the booking backend
  /// @param live whether a face must show that somebody is there; only a demonstration does
  ///   without, and each of its screens says so
  /// @param screen shows each view; called on the loop's thread
  /// @param leave ends the program when staff asks for it
  public record Surroundings(
      Links links,
      InstantSource clock,
      Supplier<UUID> ids,
      Random random,
      int pinRounds,
      Threads threads,
      BookingApi.Wire wire,
      boolean live,
      Consumer<View> screen,
      Runnable leave) {

    /// Everything as the product has it but clock and random, so that a story can be told again.
    public Surroundings(
        Links links, InstantSource clock, Random random, Consumer<View> screen, Runnable leave) {
      this(
          links,
          clock,
          Kiosk.ids(clock, new SecureRandom()),
          random,
          PinHash.ROUNDS,
          Threads.REAL,
          BookingApi.Wire.NETWORK,
          true,
          screen,
          leave);
    }

    /// The same for a demonstration that lets a still picture of a face pass.
    public Surroundings withoutLiveness() {
      return new Surroundings(
          links, clock, ids, random, pinRounds, threads, wire, false, screen, leave);
    }

    /// The real world.
    public static Surroundings real(Links links, Consumer<View> screen, Runnable leave) {
      return new Surroundings(links, InstantSource.system(), new SecureRandom(), screen, leave);
    }
  }

  /// When the first picture has surely been painted.
  private static final Duration LATER = Duration.ofSeconds(5);

  /// How long nobody has come to the store before it is tidied up.
  private static final Duration QUIET = Duration.ofMillis(300);

  private final KioskConfig config;
  private final Surroundings world;
  private final List<ExecutorService> threads = new ArrayList<>();
  private final Map<String, LockerBoard> boards = new LinkedHashMap<>();
  private final List<Gate> gates = new ArrayList<>();
  private final Map<Scanner, Place> scanners = new LinkedHashMap<>();
  private final Map<String, Camera> cameras = new LinkedHashMap<>();
  private final Optional<CodeCamera> codes;
  private final FaceSide faces;
  private final Vault vault;
  private final ExecutorService effects;
  private final ExecutorService storing;
  private final Database store;
  private final Lockers lockers;
  private final Admissions admissions;
  private final Optional<Backend> backend;
  private final FlowLoop loop;
  private volatile boolean open = true;

  private Kiosk(KioskConfig config, Surroundings world) throws StoreException {
    this.config = config;
    this.world = world;
    vault = Vault.beside(config.terminal().store());
    effects = world.threads().effects();
    storing = world.threads().store();
    try {
      Hardware hardware = new Hardware();
      for (KioskConfig.Locker line : config.lockers()) {
        hardware.simulate("locker", line.device(), line.name(), world.links());
        boards.put(line.name(), hardware.locker(line.device(), context(line.name())));
      }
      for (KioskConfig.Port gate : config.gates()) {
        hardware.simulate("gate", gate.device(), gate.name(), world.links());
        gates.add(hardware.gate(gate.device(), context(gate.name())));
      }
      for (KioskConfig.Scanner scanner : config.scanners()) {
        hardware.simulate("scanner", scanner.device(), scanner.name(), world.links());
        Scanner device = hardware.scanner(scanner.device(), context(scanner.name()));
        scanners.put(device, scanner.place());
      }
      for (KioskConfig.Camera camera : config.cameras()) {
        cameras.put(camera.name(), hardware.camera(camera.device(), context(camera.name())));
      }
      codes = camera(KioskConfig.Purpose.CODES).map(this::codeCamera);

      KioskLayout layout = KioskLayout.of(config, boards);
      Visits visits = new Visits(layout.rooms());
      store =
          Database.open(
              config.terminal().store(), storing, new Recovery(world.clock(), world.ids()));
      Trust trust = new Trust(config.venue().id(), layout.keys());
      backend = config.backend().url().isEmpty() ? Optional.empty() : Optional.of(backend(trust));
      Journal journal =
          new Journal(
              world.clock(), world.ids(), backend.map(Backend::outbox).orElseGet(Outbox::new));
      lockers =
          new Lockers(
              store, journal, visits, boards, layout.lockers(), watchPace(), this::happened);
      admissions =
          new Admissions(
              store,
              journal,
              new TicketCode(trust, config.tickets().maxCodeLength()),
              new AdmissionRules(
                  config.venue().id(),
                  layout.rooms(),
                  config.tickets().clockTolerance(),
                  config.checkin().reopenWithoutQuestion(),
                  config.backend().limitedTicketsFor()),
              visits,
              lockers,
              backend.<Redemptions>map(b -> b).orElse(Redemptions.NONE),
              config.terminal().id());
      faces =
          new FaceSide(
              config,
              world,
              new FaceSide.Tools(store, journal, admissions, vault),
              camera(KioskConfig.Purpose.FACES).map(camera -> cameras.get(camera.name())),
              () -> scheduled("faces"),
              this::happened,
              this::services);
      faces.prepare(LATER);
      Effects handlers =
          new Handlers(
              store,
              journal,
              admissions,
              lockers,
              new Gates(store, journal, visits, gates.stream().findFirst()),
              new SecondKeys(
                  store,
                  journal,
                  visits,
                  config.staff().pinHash(),
                  world.random(),
                  world.pinRounds()),
              new StaffTasks(store, journal, visits, lockers),
              faces.desk(),
              this::network,
              effects,
              world.leave());
      loop =
          new FlowLoop(
              new Journeys(house(layout.rooms())),
              handlers,
              this::show,
              world.clock(),
              scheduled("flow"));
      store.transaction("look for the newest time", NewestTime::of).ifPresent(journal::notBefore);
      lockers.reconcile();
      admissions.reconcile();
    } catch (StoreException | RuntimeException | Error e) {
      letGo();
      throw e;
    }
  }

  /// Builds the terminal, settles what the last stop left open, and begins. A missing device never
  /// stops the start.
  ///
  /// @throws StoreException when the store cannot be used; a terminal without memory must not open
  ///   doors
  public static Kiosk start(KioskConfig config, Surroundings world) throws StoreException {
    Kiosk kiosk = new Kiosk(config, world);
    kiosk.watchDoors();
    kiosk.keepHouse();
    kiosk.speakWithBackend();
    kiosk.services();
    kiosk.loop.begin();
    return kiosk;
  }

  /// UUIDv7 (RFC 9562) by this clock.
  public static Supplier<UUID> ids(InstantSource clock, Random random) {
    var time =
        new UUIDClock() {
          @Override
          public long currentTimeMillis() {
            return clock.millis();
          }
        };
    return Generators.timeBasedEpochGenerator(random, time)::generate;
  }

  /// The loop that takes what happens.
  public FlowLoop loop() {
    return loop;
  }

  /// The store, for reports.
  public Database store() {
    return store;
  }

  /// What reads codes from a camera, for the screen that shows its picture; empty without one.
  public Optional<CodeCamera> codes() {
    return codes;
  }

  /// What looks at faces, for the screens that show its picture; empty without a camera for them.
  public Optional<FaceCamera> faces() {
    return faces.camera();
  }

  /// Every device, by kind and name, for reports.
  public List<Device> devices() {
    List<Device> all = new ArrayList<>(boards.values());
    all.addAll(gates);
    all.addAll(scanners.keySet());
    all.addAll(cameras.values());
    return all;
  }

  private Journeys.House house(List<Room> rooms) {
    Pace usual = Pace.USUAL;
    Pace pace = new Pace(config.screen().idle(), usual.warning(), usual.answer(), usual.reading());
    return new Journeys.House(
        rooms,
        config.terminal().place(),
        config.checkin().reopenWithoutQuestion(),
        config.checkin().doorPatience(),
        config.faces().retention(),
        pace);
  }

  private DoorWatch.Pace watchPace() {
    DoorWatch.Pace usual = DoorWatch.Pace.USUAL;
    return new DoorWatch.Pace(
        config.checkin().shutGap(),
        config.checkin().ajar(),
        config.checkin().doorPatience(),
        usual.idle(),
        usual.busy());
  }

  private DeviceContext context(String name) {
    return new DeviceContext(
        name,
        world.links(),
        world.clock(),
        world.threads().ticker(),
        scheduled("link-" + name),
        this::news);
  }

  private void news(DeviceEvent event) {
    switch (event) {
      case Scanner.Scanned scan -> happened(new Event.Scanned(scan.text(), place(scan.device())));
      case Scanner.Rejected rejected -> {
        LOG.info("{} refused a line: {}", rejected.device(), rejected.reason());
        happened(new Event.ScanRejected(place(rejected.device())));
      }
      case DeviceEvent.StatusChanged change -> {
        LOG.info(
            "{} is {}: {}", change.device(), change.status().state(), change.status().reason());
        services();
      }
      default -> LOG.debug("{}", event);
    }
  }

  /// Without a booking backend the store knows all there is to know.
  private Place place(String scanner) {
    return config.scanners().stream()
        .filter(s -> s.name().equals(scanner))
        .map(KioskConfig.Scanner::place)
        .findFirst()
        .orElse(Place.LOBBY);
  }

  /// Events of devices may come before the loop stands; nobody could have seen their effect.
  private void happened(Event event) {
    if (loop != null && open) {
      loop.happened(event);
    }
  }

  private void services() {
    if (loop == null || !open) {
      return;
    }
    loop.services(
        new Services(anyReady(scanners.keySet()), anyReady(boards.values()), anyReady(gates))
            .seeing(codes.isPresent() && codesReady())
            .knowing(outOfService() ? FaceService.NONE : faces.service())
            .remembering(store.trouble().map(Handlers::trouble))
            .with(connection())
            .saying(backend.flatMap(Backend::announcement)));
  }

  /// What a venue does not have is not missing.
  private static boolean anyReady(Iterable<? extends Device> devices) {
    boolean none = true;
    for (Device device : devices) {
      if (device.status().ready()) {
        return true;
      }
      none = false;
    }
    return none;
  }

  private Optional<KioskConfig.Camera> camera(KioskConfig.Purpose purpose) {
    return config.cameras().stream().filter(c -> c.purposes().contains(purpose)).findFirst();
  }

  private CodeCamera codeCamera(KioskConfig.Camera camera) {
    ScheduledExecutorService thread = scheduled("codes");
    CodeReader reader = new CodeReader();
    // Natives take a second to load: not while somebody aims, and not before the first picture.
    thread.schedule(reader::prepare, LATER.toMillis(), TimeUnit.MILLISECONDS);
    return new CodeCamera(
        cameras.get(camera.name()),
        reader::read,
        thread,
        world.threads().ticker()::nanos,
        config.tickets().maxCodeLength(),
        text -> happened(new Event.Scanned(text, camera.place())));
  }

  private boolean codesReady() {
    return camera(KioskConfig.Purpose.CODES)
        .map(camera -> cameras.get(camera.name()).status().ready())
        .orElse(false);
  }

  private boolean outOfService() {
    return connection().state() == Connection.State.REVOKED;
  }

  /// A camera is on exactly while a screen is shown that says so.
  private void show(View view) {
    codes.ifPresent(camera -> camera.shown(view.state() instanceof State.Aims));
    faces.shown(view);
    world.screen().accept(view);
  }

  private void watchDoors() {
    for (DoorWatch watch : lockers.watches()) {
      ScheduledExecutorService thread = scheduled("watch");
      thread.execute(() -> look(watch, thread));
    }
  }

  private void look(DoorWatch watch, ScheduledExecutorService thread) {
    Duration next = Duration.ofSeconds(1);
    try {
      next = watch.look();
    } catch (RuntimeException bug) {
      if (!open) {
        return;
      }
      LOG.error("The watch of a locker line broke; it looks again", bug);
    }
    if (open) {
      thread.schedule(() -> look(watch, thread), next.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Backend backend(Trust trust) throws StoreException {
    KioskConfig.Backend how = config.backend();
    ExecutorService ahead = world.threads().ahead();
    threads.add(ahead);
    return new Backend(
        new Backend.Setting(
            config.venue().id(),
            config.terminal().id(),
            new BookingApi.Line(how.url(), how.pin(), how.patience(), world.wire()),
            how.poll(),
            how.calmPoll(),
            how.redeemWithin(),
            config.tickets().clockTolerance(),
            how.keepFacts()),
        new Backend.Tools(
            store,
            vault,
            trust,
            world.clock(),
            world.threads().ticker()::nanos,
            world.ids(),
            world.random(),
            ahead),
        this::services);
  }

  /// Up and down each have a thread of their own, so that neither waits for the other.
  private void speakWithBackend() {
    if (backend.isEmpty()) {
      return;
    }
    Rounds up = new Rounds("tell facts", scheduled("sync-up"), backend.get()::send);
    Rounds down = new Rounds("bring feeds", scheduled("sync-down"), backend.get()::bring);
    backend.get().whenTold(up::soon);
    up.soon();
    down.soon();
  }

  /// How it stands with the booking backend.
  public Connection connection() {
    return backend.map(Backend::connection).orElse(Connection.NONE);
  }

  /// Everything about the network.
  public NetworkReport network() throws StoreException {
    if (backend.isPresent()) {
      return backend.get().report();
    }
    return store
        .transaction("look at the network", Standing::of)
        .report(Connection.NONE, Optional.empty(), Optional.empty());
  }

  private void keepHouse() {
    ScheduledExecutorService thread = scheduled("house");
    watchStore(thread);
    thread.scheduleWithFixedDelay(this::closeDay, 0, 10, TimeUnit.MINUTES);
    thread.scheduleWithFixedDelay(this::tidy, 2000, 100, TimeUnit.MILLISECONDS);
    thread.scheduleWithFixedDelay(this::lookAfterFaces, 5, 60, TimeUnit.SECONDS);
  }

  private void watchStore(ScheduledExecutorService thread) {
    store.listen(
        new Database.Listener() {
          @Override
          public void troubled(Optional<StoreException.Fault> trouble) {
            LOG.error("The store: {}", trouble.map(Enum::name).orElse("writes again"));
            services();
          }

          @Override
          public void renewed() {
            thread.execute(Kiosk.this::fitRenewed);
          }
        });
    thread.scheduleWithFixedDelay(this::writeAgain, 2, 2, TimeUnit.SECONDS);
  }

  /// Until this is done no door of the new store is known, and none is given.
  private void fitRenewed() {
    try {
      lockers.fit();
      faces.prepare(Duration.ZERO);
    } catch (StoreException e) {
      LOG.error("{}", e.getMessage());
    }
  }

  private void writeAgain() {
    try {
      store.retry();
    } catch (StoreException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  private void tidy() {
    try {
      lockers.dropAbandoned(world.clock().instant().minus(Pace.USUAL.answer()));
      store.checkpoint(QUIET);
    } catch (StoreException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  private void lookAfterFaces() {
    if (outOfService()) {
      faces.forget();
    }
    faces.expire();
  }

  private void closeDay() {
    ZoneId zone = config.venue().zone();
    Instant midnight =
        LocalDate.ofInstant(world.clock().instant(), zone).atStartOfDay(zone).toInstant();
    try {
      admissions.closeDay(midnight);
    } catch (StoreException e) {
      LOG.error("{}", e.getMessage());
    }
  }

  private ScheduledExecutorService scheduled(String name) {
    ScheduledExecutorService thread = world.threads().scheduled(name);
    threads.add(thread);
    return thread;
  }

  /// Finishes what is under way, then lets go of devices and store.
  @Override
  public void close() {
    open = false;
    effects.shutdown();
    try {
      if (!effects.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("An effect was still under way when the terminal closed");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    letGo();
  }

  /// Also of what a failed start had already got hold of: no thread and no port stays behind.
  private void letGo() {
    open = false;
    if (faces != null) {
      faces.close();
    }
    devices().forEach(Device::close);
    if (backend != null) {
      backend.ifPresent(Backend::close);
    }
    threads.forEach(ExecutorService::shutdownNow);
    effects.shutdownNow();
    if (store != null) {
      store.close();
    }
    storing.shutdown();
  }
}
