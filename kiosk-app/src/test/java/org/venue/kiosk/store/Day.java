package org.venue.kiosk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.OpeningResult;
import org.venue.kiosk.visit.Redemption;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.Visit;
import org.venue.kiosk.wire.FeedItem;

/// A store in the middle of a day: doors held and free, facts told and waiting, feeds half read.
final class Day {
  static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
  static final int DOORS = 60;
  static final int VISITS = 40;

  private static final Room MEN = new Room("men", "男更衣室", "Men", Room.Layout.LOBBY);

  /// The lists of a store that a damage may touch, as texts.
  record Content(Set<String> facts, Set<String> held, Set<String> visits) {}

  private Day() {}

  static UUID id(int n) {
    return new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
  }

  static Recovery recovery() {
    var ids = new int[] {900_000};
    return new Recovery(InstantSource.fixed(NOW), () -> id(ids[0]++));
  }

  static Database open(Path file) throws StoreException {
    var thread = Executors.newSingleThreadExecutor();
    try {
      return Database.open(file, thread, recovery());
    } catch (StoreException e) {
      thread.shutdown();
      throw e;
    }
  }

  static List<Locker> lockers() {
    List<Locker> lockers = new ArrayList<>();
    for (int i = 1; i <= DOORS; i++) {
      lockers.add(new Locker(new DoorId("men", 1, i), 100 + i, MEN, "A", false));
    }
    return lockers;
  }

  /// Writes the day, one transaction a deed as the terminal does, and leaves it open.
  static Database write(Path file) throws StoreException {
    return write(file, VISITS);
  }

  /// The same with so many visits.
  static Database write(Path file, int most) throws StoreException {
    Database store = open(file);
    var visits = new Visits(List.of(MEN));
    var doors = new Doors(visits);
    var outbox = new Outbox();
    store.transaction(
        "begin",
        tx -> {
          doors.configure(tx, lockers());
          for (int i = 0; i < 200; i++) {
            Mirror.ticket(
                tx,
                new FeedItem.Ticket("T-" + i, "day", NOW, NOW.plusSeconds(86_400), 1, 1, "men"));
          }
          Mirror.applied(tx, "tickets", "200", NOW, 200, 0);
          return null;
        });
    for (int i = 1; i <= most; i++) {
      int n = i;
      store.transaction("a visit", tx -> visit(tx, visits, doors, outbox, n));
    }
    return store;
  }

  private static Void visit(Transaction tx, Visits visits, Doors doors, Outbox outbox, int n)
      throws StoreException {
    UUID id = id(n);
    var holder = new Holder(Holder.Kind.TICKET, "T-" + n);
    visits.begin(tx, new Visit(id, holder, 1, "T-" + n, NOW, Optional.empty(), Optional.empty()));
    Tickets.redeem(
        tx, new Redemption(id(1000 + n), "T-" + n, 1, 1, NOW, "lobby-1", Optional.of(id), false));
    outbox.add(
        tx,
        new Fact(
            id(1000 + n),
            NOW,
            Optional.of(id),
            new Fact.CheckedIn(holder, 1, "T-" + n, "day", 1, Fact.Decided.OFFLINE)));
    DoorId door = new DoorId("men", 1, n);
    doors.hold(tx, door, id);
    outbox.add(
        tx,
        new Fact(id(2000 + n), NOW, Optional.of(id), new Fact.LockerGiven(door, 100 + n, "men")));
    new Intents()
        .make(
            tx,
            new Intents.Intent(
                id(3000 + n),
                Intents.Kind.DOOR,
                door.toString(),
                Optional.of(id),
                "CHECK_IN",
                NOW));
    new Intents().close(tx, id(3000 + n), Intents.Outcome.DONE, NOW);
    doors.opened(tx, door, NOW);
    outbox.add(
        tx,
        new Fact(
            id(4000 + n),
            NOW,
            Optional.of(id),
            new Fact.LockerAsked(door, 100 + n, OpenReason.CHECK_IN, OpeningResult.OPENED)));
    new Pins().put(tx, "visit/" + id, new Pins.Key("hash-" + n, 0, Optional.empty()));
    if (n % 4 == 0) {
      doors.returning(tx, door, id, true);
      doors.release(tx, door);
      visits.end(tx, id, NOW);
      outbox.add(tx, new Fact(id(5000 + n), NOW, Optional.of(id), new Fact.CheckedOut()));
    }
    return null;
  }

  /// A store's file with all its committed pages in it, and one with a log beside it.
  static void writeAndClose(Path file) throws StoreException {
    write(file).close();
  }

  static Content content(Path file) {
    var rows = new StoreFile(file);
    return new Content(
        Set.copyOf(
            rows.rows(
                "SELECT key, lane, kind, at, body FROM outbox"
                    + " WHERE kind <> 'StoreDamaged' AND state <> 'ACCEPTED'")),
        Set.copyOf(rows.rows("SELECT id, visit FROM door WHERE state IN ('HELD', 'RETURNING')")),
        Set.copyOf(
            rows.rows("SELECT id, holder_kind, holder, person FROM visit WHERE ended_at IS NULL")));
  }

  /// Copies a store with everything that belongs to it.
  static Path copy(Path store, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String part : List.of("", "-wal", ".known")) {
      Path from = store.resolveSibling(store.getFileName() + part);
      if (Files.exists(from)) {
        Files.copy(from, folder.resolve(from.getFileName()));
      }
    }
    return folder.resolve(store.getFileName());
  }
}
