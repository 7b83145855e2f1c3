package org.venue.kiosk.effect;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.venue.hardware.Hardware;
import org.venue.hardware.device.Device;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.gate.Gate;
import org.venue.hardware.gate.GateSimulator;
import org.venue.hardware.link.Links;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerBoard;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Faces;
import org.venue.kiosk.store.NewestTime;
import org.venue.kiosk.store.Recovery;
import org.venue.kiosk.store.Standing;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.sync.Redemptions;
import org.venue.kiosk.visit.AdmissionRules;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Present;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketCode;
import org.venue.kiosk.visit.TicketKey;
import org.venue.kiosk.visit.TicketKeys;
import org.venue.kiosk.visit.TicketSigner;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.visit.Visit;

/// A terminal without its screen on a real store and on simulated boards that speak their real
/// bytes. The program may die at any call; the devices and the file outlive it.
final class CrashVenue implements AutoCloseable {
  static final Room MEN = new Room("men", "男更衣室", "Men", Room.Layout.LOBBY);
  static final Room POOL = new Room("pool", "泳池", "Pool", Room.Layout.BEHIND_GATE);
  static final int DOORS = 4;
  static final String STORE = "kiosk.db";

  private static final TicketSigner SIGNER = new TicketSigner("t-1", new byte[32]);
  private static final String LINE = "lockboard8a sim:men?boards=1&doors=8";
  private static final String GATE = "waveshare sim:gate";

  final LockerSimulator boards;
  final GateSimulator gate;

  /// What was wrong at the moment a door moved.
  final List<String> wrong = new ArrayList<>();

  private final Links links = new Links();
  private final Path file;
  private Instant now = Venue.OPENING;
  private int minted;

  private Lockers lockers;
  private Handlers handlers;
  private Database store;
  private List<Device> devices = List.of();
  private List<ExecutorService> threads = List.of();

  CrashVenue(Path folder) {
    file = folder.resolve(STORE);
    var hardware = new Hardware();
    var simulatedBoards = hardware.simulator("locker", LINE, 1);
    var simulatedGate = hardware.simulator("gate", GATE, 1);
    links.simulate("men", simulatedBoards);
    links.simulate("gate", simulatedGate);
    boards = (LockerSimulator) simulatedBoards;
    gate = (GateSimulator) simulatedGate;
    boards.onChange(this::felt);
  }

  /// A pulse that nobody intended before it would be one too many here.
  private void felt(Door door) {
    if (boards.isOpen(door)) {
      String target = new DoorId("men", door.board(), door.channel()).toString();
      int intended =
          rows("SELECT 1 FROM intent WHERE kind = 'DOOR' AND target = '" + target + "'").size();
      if (boards.pulses(door) > intended) {
        wrong.add("door " + target + " was pulsed before its intent was stored");
      }
    }
  }

  static List<Locker> configured() {
    List<Locker> all = new ArrayList<>();
    for (int i = 1; i <= DOORS; i++) {
      Room room = i <= DOORS / 2 ? MEN : POOL;
      all.add(new Locker(new DoorId("men", 1, i), 100 + i, room, "A", false));
    }
    return all;
  }

  /// Starts the program, which settles what its last life left open.
  void start(Crash crash) throws StoreException {
    ThreadPoolExecutor storing = crash.store();
    ScheduledExecutorService boardLine = Executors.newSingleThreadScheduledExecutor();
    ScheduledExecutorService gateLine = Executors.newSingleThreadScheduledExecutor();
    threads = List.of(storing, boardLine, gateLine);
    var hardware = new Hardware();
    LockerBoard board = hardware.locker(LINE, context("men", boardLine, crash));
    Gate relay = hardware.gate(GATE, context("gate", gateLine, crash));
    devices = List.of(board, relay);
    awaitDevices();
    store = Database.open(file, storing, new Recovery(() -> now, this::id));
    var journal = new Journal(() -> now, this::id);
    var visits = new Visits(List.of(MEN, POOL));
    lockers =
        new Lockers(
            store,
            journal,
            visits,
            Map.of("men", board),
            configured(),
            DoorWatch.Pace.USUAL,
            _ -> {});
    var key =
        new TicketKey(
            SIGNER.keyId(),
            SIGNER.publicKey(),
            "",
            EnumSet.allOf(TicketType.class),
            Instant.EPOCH,
            Instant.parse("2030-01-01T00:00:00Z"));
    var admissions =
        new Admissions(
            store,
            journal,
            new TicketCode(new TicketKeys(List.of(key))),
            new AdmissionRules(
                "pool-east", List.of(MEN, POOL), Duration.ofMinutes(5), Duration.ofMinutes(2)),
            visits,
            lockers,
            Redemptions.NONE,
            "Lobby 1");
    Vault vault = Vault.beside(file);
    Faces faces = new Faces(vault);
    handlers =
        new Handlers(
            store,
            journal,
            admissions,
            lockers,
            new Gates(store, journal, visits, Optional.of(relay)),
            new SecondKeys(store, journal, visits, "", new Random(2), 1),
            new StaffTasks(store, journal, visits, lockers),
            new FaceDesk(
                store,
                journal,
                admissions,
                faces,
                new KnownFaces(store, journal, faces, vault),
                Optional::empty,
                Venue.FACES_KEPT),
            () ->
                store
                    .transaction("look at the network", Standing::of)
                    .report(Connection.NONE, Optional.empty(), Optional.empty()),
            Runnable::run,
            () -> {});
    store.transaction("newest time", NewestTime::of).ifPresent(journal::notBefore);
    lockers.reconcile();
    admissions.reconcile();
  }

  private DeviceContext context(String name, ScheduledExecutorService line, Crash crash) {
    return new DeviceContext(name, crash.over(links), () -> now, line, _ -> {});
  }

  private void awaitDevices() {
    long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!devices.stream().allMatch(device -> device.status().ready())) {
      if (System.nanoTime() - giveUp > 0) {
        throw new AssertionError("The simulated devices do not answer");
      }
      LockSupport.parkNanos(200_000);
    }
  }

  /// The program is gone, however it went: nothing of it runs any more, and its file is let go.
  void kill() throws InterruptedException {
    for (ExecutorService thread : threads) {
      thread.shutdownNow();
      thread.awaitTermination(5, TimeUnit.SECONDS);
    }
    links.unplug("men");
    links.unplug("gate");
    links.plug("men");
    links.plug("gate");
    threads = List.of();
  }

  private UUID id() {
    minted++;
    return new UUID(0x0199_0000_0000_7000L + ((long) minted << 16), 0x8000_0000_0000_0000L);
  }

  Event.Answer ask(Effect effect) {
    List<Event.Answer> answers = new ArrayList<>();
    handlers.carryOut(effect, answers::add);
    return answers.getFirst();
  }

  Resolution resolve(String ticket) {
    Event.Answer answer = ask(new Effect.Resolve(SIGNER.sign(ticket(ticket)), Place.LOBBY));
    return answer instanceof Event.Resolved(Resolution resolution)
        ? resolution
        : new Resolution.Refused(new Refusal.Unreadable(), now);
  }

  private static Ticket ticket(String id) {
    return Venue.ticket(id, 1, 1);
  }

  /// The visit this code leads to, if it leads to one.
  Optional<Visit> visit(String ticket) {
    return resolve(ticket) instanceof Resolution.Inside inside
        ? inside.visits().stream().map(Present::visit).findFirst()
        : Optional.empty();
  }

  /// A hand shuts every door, and the watch looks until it is sure.
  void shutAll() {
    boards.doors().forEach(boards::shut);
    for (int i = 0; i < 3; i++) {
      look(Duration.ofMillis(400));
    }
  }

  void look(Duration after) {
    now = now.plus(after);
    lockers.watches().forEach(DoorWatch::look);
  }

  int pulses() {
    return boards.doors().stream().mapToInt(boards::pulses).sum() + gate.passages();
  }

  List<String> rows(String sql) {
    return new StoreFile(file).rows(sql);
  }

  int count(String sql) {
    return Integer.parseInt(rows(sql).getFirst());
  }

  Stream<DoorId> doors() {
    return configured().stream().map(Locker::door);
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
