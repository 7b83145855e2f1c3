package org.venue.kiosk.effect;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Faces;
import org.venue.kiosk.store.Mirror;
import org.venue.kiosk.store.Standing;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.store.Tickets;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.sync.Redemptions;
import org.venue.kiosk.visit.AdmissionRules;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Redemption;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketCode;
import org.venue.kiosk.visit.TicketKey;
import org.venue.kiosk.visit.TicketKeys;
import org.venue.kiosk.visit.TicketSigner;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.visit.Visit;
import org.venue.kiosk.wire.FeedItem;
import org.venue.kiosk.wire.Redeeming;

/// A whole terminal without its screen: a real store in a file, a board and a gate in memory, and a
/// clock that stands still until it is told to pass.
final class Venue implements AutoCloseable {
  static final Room MEN = new Room("men", "男更衣室", "Men", Room.Layout.LOBBY);
  static final Room POOL = new Room("pool", "泳池", "Pool", Room.Layout.BEHIND_GATE);
  static final Instant OPENING = Instant.parse("2026-05-04T08:00:00Z");
  static final Duration FACES_KEPT = Duration.ofDays(90);
  static final Pin STAFF_PIN = new Pin("271828");

  private static final TicketSigner SIGNER = new TicketSigner("t-1", new byte[32]);
  private static final String STAFF_HASH = PinHash.of(STAFF_PIN, new Random(1));

  final FakeBoard board = new FakeBoard("men", 3);
  final FakeGate gate = new FakeGate();
  final List<Event> news = new ArrayList<>();
  final List<Locker> configured;
  Instant now = OPENING;
  boolean left;
  Redemptions redemptions = Redemptions.NONE;

  /// Templates that a camera has made and that wait to be stored.
  final Queue<float[]> camera = new ArrayDeque<>();

  Database store;
  Vault vault;
  Faces faces;
  KnownFaces known;
  FaceDesk desk;
  Lockers lockers;
  Admissions admissions;
  Handlers handlers;

  private final Path file;
  private final Supplier<ExecutorService> storing;
  private int minted;

  /// A venue with three lockers in the lobby: 101, 102, and 103 at reachable height.
  Venue(Path directory) throws StoreException {
    this(directory, List.of(locker(1, false), locker(2, false), locker(3, true)));
  }

  Venue(Path directory, List<Locker> configured) throws StoreException {
    this(directory, configured, Executors::newSingleThreadExecutor);
  }

  /// @param storing gives the store's thread at each start
  Venue(Path directory, List<Locker> configured, Supplier<ExecutorService> storing)
      throws StoreException {
    this.file = directory.resolve("kiosk.db");
    this.configured = configured;
    this.storing = storing;
    open();
  }

  static Locker locker(int channel, boolean accessible) {
    return new Locker(new DoorId("men", 1, channel), 100 + channel, MEN, "A", accessible);
  }

  static Ticket ticket(String id, int entries, int admits) {
    return new Ticket(
        id,
        TicketType.TICKET,
        "pool-east",
        "day",
        Instant.parse("2026-05-01T00:00:00Z"),
        Instant.parse("2026-06-01T00:00:00Z"),
        entries,
        admits,
        "men",
        "");
  }

  static Ticket staff() {
    return new Ticket(
        "s-1",
        TicketType.STAFF,
        "pool-east",
        "",
        Instant.parse("2026-05-01T00:00:00Z"),
        Instant.parse("2026-06-01T00:00:00Z"),
        0,
        1,
        "",
        "staff-7");
  }

  /// Ends the program and starts it again; the devices do not notice.
  void restart() throws StoreException {
    known.close();
    store.close();
    open();
  }

  private void open() throws StoreException {
    store = Database.open(file, storing.get());
    var journal = new Journal(() -> now, this::id);
    var visits = new Visits(List.of(MEN, POOL));
    lockers =
        new Lockers(
            store,
            journal,
            visits,
            Map.of("men", board),
            configured,
            DoorWatch.Pace.USUAL,
            news::add);
    var keys =
        new TicketKeys(
            List.of(
                new TicketKey(
                    SIGNER.keyId(),
                    SIGNER.publicKey(),
                    "",
                    EnumSet.allOf(TicketType.class),
                    Instant.EPOCH,
                    Instant.parse("2030-01-01T00:00:00Z"))));
    var rules =
        new AdmissionRules(
            "pool-east", List.of(MEN, POOL), Duration.ofMinutes(5), Duration.ofMinutes(2));
    admissions =
        new Admissions(
            store, journal, new TicketCode(keys), rules, visits, lockers, redemptions, "Lobby 1");
    vault = Vault.beside(file);
    faces = new Faces(vault);
    known = new KnownFaces(store, journal, faces, vault);
    desk =
        new FaceDesk(
            store,
            journal,
            admissions,
            faces,
            known,
            () -> Optional.ofNullable(camera.poll()),
            FACES_KEPT);
    handlers =
        new Handlers(
            store,
            journal,
            admissions,
            lockers,
            new Gates(store, journal, visits, Optional.of(gate)),
            new SecondKeys(store, journal, visits, STAFF_HASH, new Random(2), PinHash.ROUNDS),
            new StaffTasks(store, journal, visits, lockers),
            desk,
            () ->
                store
                    .transaction("look at the network", Standing::of)
                    .report(Connection.NONE, Optional.empty(), Optional.empty()),
            Runnable::run,
            () -> left = true);
    lockers.reconcile();
  }

  private UUID id() {
    minted++;
    return new UUID(0x0199_0000_0000_7000L + ((long) minted << 16), 0x8000_0000_0000_0000L);
  }

  /// The one answer to this effect.
  Event.Answer ask(Effect effect) {
    List<Event.Answer> answers = new ArrayList<>();
    handlers.carryOut(effect, answers::add);
    if (answers.size() != 1) {
      throw new AssertionError("Each effect is answered exactly once, not " + answers);
    }
    return answers.getFirst();
  }

  static String code(Ticket ticket) {
    return SIGNER.sign(ticket);
  }

  /// A member's code as the backend signs it now.
  Ticket member(String id) {
    return new Ticket(
        "M-" + now.getEpochSecond(),
        TicketType.MEMBER,
        "pool-east",
        "",
        now,
        now.plus(Ticket.MEMBER_CODE_LIFE),
        0,
        1,
        "",
        id);
  }

  /// A feed tells of a member.
  void told(FeedItem.Member member) throws StoreException {
    store.transaction(
        "tell of a member",
        tx -> {
          Mirror.member(tx, member, vault);
          return null;
        });
  }

  Resolution resolve(Ticket ticket) {
    return resolve(ticket, Place.LOBBY);
  }

  Resolution resolve(Ticket ticket, Place place) {
    String text = code(ticket);
    return ((Event.Resolved) ask(new Effect.Resolve(text, place))).resolution();
  }

  /// Admits the first person of a ticket to the room.
  Event.Admitted admit(String ticket, Room room) {
    var who = (Resolution.NewVisit) resolve(ticket(ticket, 1, 1));
    return (Event.Admitted) ask(new Effect.Admit(who, room));
  }

  /// Admits somebody whose locker stands open in front of them.
  Visit inside(String ticket) {
    Visit visit = admit(ticket, MEN).visit();
    return open(visit, OpenReason.CHECK_IN).visit();
  }

  Event.LockerAnswered open(Visit visit, OpenReason reason) {
    return (Event.LockerAnswered) ask(new Effect.OpenLocker(visit, reason));
  }

  /// Lets time pass, then looks at the doors.
  void look(Duration after) {
    now = now.plus(after);
    lockers.watches().forEach(DoorWatch::look);
  }

  /// Looks until a door that was shut is known to be shut.
  void lookUntilShut() {
    look(Duration.ofMillis(300));
    look(Duration.ofMillis(300));
  }

  List<String> rows(String sql) {
    return new StoreFile(file).rows(sql);
  }

  List<String> doors() {
    return rows("SELECT number, state FROM door ORDER BY number");
  }

  List<String> intents() {
    return rows("SELECT kind, reason, coalesce(outcome, 'open') FROM intent ORDER BY id");
  }

  List<String> facts() {
    return rows("SELECT kind FROM outbox ORDER BY seq");
  }

  List<String> tasks() {
    return rows("SELECT kind FROM task ORDER BY id");
  }

  /// From now on the store refuses to write a row that fits, as a full disk would. A feed tells of
  /// a used entry.
  void redeemed(Redeeming used) {
    try {
      store.transaction(
          "tell of a use",
          tx -> {
            Tickets.redeem(
                tx,
                new Redemption(
                    used.key(),
                    used.ticket(),
                    used.person(),
                    used.allowed(),
                    used.at(),
                    "lobby-1",
                    Optional.of(used.visit()),
                    false));
            return null;
          });
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    }
  }

  void refuse(String table, String when) {
    new StoreFile(file).refuse(table, when);
  }

  void refuseNothing() {
    new StoreFile(file).refuseNothing();
  }

  @Override
  public void close() {
    known.close();
    store.close();
  }
}
