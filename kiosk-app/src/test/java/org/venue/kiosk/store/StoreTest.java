package org.venue.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.Known;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.LockerChoice;
import org.venue.kiosk.visit.Redemption;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.visit.Visit;

/// What the terminal's memory promises, on a file of its own.
class StoreTest {
  private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
  private static final Room MEN = new Room("men", "男更衣室", "Men", Room.Layout.LOBBY);

  private final Visits visits = new Visits(List.of(MEN));
  private final Doors doors = new Doors(visits);
  private final Intents intents = new Intents();
  private final Outbox outbox = new Outbox();
  private final Pins pins = new Pins();
  private final Tasks tasks = new Tasks();
  private final Tickets tickets = new Tickets(visits);
  private @TempDir Path directory;
  private Database store;

  /// Work without a result.
  private interface Deed {
    void in(Transaction tx) throws StoreException;
  }

  @BeforeEach
  void open() throws StoreException {
    store = Database.open(directory.resolve("kiosk.db"), Executors.newSingleThreadExecutor());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void everyTableOfOursIsStrict() throws StoreException {
    List<String> tables =
        read(tx ->
            tx.list(
                row -> row.getString(1) + " " + row.getInt(2),
                "SELECT name, strict FROM pragma_table_list"
                    + " WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
                    + " AND name NOT LIKE 'flyway_%'"));
    assertTrue(tables.size() >= 8, tables::toString);
    tables.forEach(table -> assertTrue(table.endsWith(" 1"), table));
  }

  @Test
  void whatReturnedIsOnTheDisk() throws StoreException {
    assertEquals(Optional.of("wal"), pragma("journal_mode"));
    assertEquals(Optional.of("2"), pragma("synchronous"), "2 is FULL");
    assertEquals(Optional.of("1"), pragma("foreign_keys"));
  }

  @Test
  void aFailedTransactionLeavesNothing() throws StoreException {
    assertThrows(
        StoreException.class,
        () ->
            write(tx -> {
              visits.begin(tx, visit(1, "t-1", 1));
              throw new StoreException("something else went wrong");
            }));
    assertThrows(
        StoreException.class,
        () ->
            write(tx -> {
              visits.begin(tx, visit(2, "t-1", 1));
              throw new IllegalStateException("a bug");
            }));
    assertEquals(Optional.empty(), read(tx -> visits.open(tx, id(1))));
    assertEquals(Optional.empty(), read(tx -> visits.open(tx, id(2))));
  }

  @Test
  void aClosedStoreFailsLikeAnyOther() {
    store.close();
    assertThrows(StoreException.class, () -> write(_ -> {}));
  }

  @Test
  void onePersonHasOneOpenVisit() throws StoreException {
    write(tx -> visits.begin(tx, visit(1, "t-1", 1)));
    write(tx -> visits.begin(tx, visit(2, "t-1", 2)));
    assertThrows(StoreException.class, () -> write(tx -> visits.begin(tx, visit(3, "t-1", 1))));
    write(tx -> visits.end(tx, id(1), NOW));
    write(tx -> visits.begin(tx, visit(3, "t-1", 1)));
    assertEquals(
        List.of(id(3), id(2)),
        read(tx -> visits.openOf(tx, new Holder(Holder.Kind.TICKET, "t-1"))).stream()
            .map(Visit::id)
            .toList());
    assertThrows(StoreException.class, () -> write(tx -> visits.end(tx, id(1), NOW)));
  }

  @Test
  void twoVisitsNeverHoldOneDoor() throws StoreException {
    write(tx -> doors.configure(tx, List.of(locker(1, 101))));
    write(tx -> visits.begin(tx, visit(1, "t-1", 1)));
    write(tx -> visits.begin(tx, visit(2, "t-2", 1)));
    write(tx -> doors.hold(tx, door(1), id(1)));
    assertThrows(StoreException.class, () -> write(tx -> doors.hold(tx, door(1), id(2))));
    assertThrows(
        StoreException.class,
        () -> write(tx -> tx.update("UPDATE door SET state = 'FREE' WHERE id = ?", "men/1/1")),
        "a free door belongs to nobody");
  }

  @Test
  void oneVisitHoldsOneDoorAtMost() throws StoreException {
    write(tx -> doors.configure(tx, List.of(locker(1, 101), locker(2, 102))));
    write(tx -> visits.begin(tx, visit(1, "t-1", 1)));
    write(tx -> doors.hold(tx, door(1), id(1)));
    assertThrows(StoreException.class, () -> write(tx -> doors.hold(tx, door(2), id(1))));
    write(tx -> doors.returning(tx, door(1), id(1), false));
    write(tx -> doors.hold(tx, door(2), id(1)));
    assertEquals(Optional.empty(), read(tx -> visits.holding(tx, 101)));
    assertEquals(id(1), read(tx -> visits.holding(tx, 102)).orElseThrow().id());
  }

  @Test
  void aDoorThatComesBackIsFreeAndItsUsesAreCounted() throws StoreException {
    write(tx -> doors.configure(tx, List.of(locker(1, 101))));
    write(tx -> visits.begin(tx, visit(1, "t-1", 1)));
    write(tx -> doors.hold(tx, door(1), id(1)));
    write(tx -> doors.opened(tx, door(1), NOW));
    write(tx -> doors.returning(tx, door(1), id(1), true));
    assertEquals(List.of(new Doors.Returning(locker(1, 101), id(1), true)), read(doors::returning));
    write(tx -> doors.release(tx, door(1)));
    assertEquals(
        List.of(new LockerChoice.Free(locker(1, 101), 1)),
        read(tx -> doors.free(tx, "men", Set.of("men"))));
    assertEquals(List.of(), read(tx -> doors.free(tx, "men", Set.of("other line"))));
    assertThrows(StoreException.class, () -> write(tx -> doors.release(tx, door(1))));
  }

  @Test
  void doorsAreRenumberedAndHeldOnesKept() throws StoreException {
    write(tx -> doors.configure(tx, List.of(locker(1, 1), locker(2, 2), locker(3, 3))));
    write(tx -> visits.begin(tx, visit(1, "t-1", 1)));
    write(tx -> doors.hold(tx, door(1), id(1)));
    write(tx -> doors.configure(tx, List.of(locker(1, 2), locker(2, 3), locker(3, 1))));
    assertEquals(id(1), read(tx -> visits.holding(tx, 2)).orElseThrow().id());
    assertEquals(locker(3, 1), read(tx -> doors.at(tx, door(3).toString())).orElseThrow());
  }

  @Test
  void aHeldDoorThatLeftTheConfigurationKeepsItsNumberWhileItIsFree() throws StoreException {
    write(tx -> doors.configure(tx, List.of(locker(1, 1), locker(2, 2))));
    write(tx -> visits.begin(tx, visit(1, "t-1", 1)));
    write(tx -> doors.hold(tx, door(1), id(1)));
    write(tx -> doors.configure(tx, List.of(locker(3, 3))));
    assertEquals(id(1), read(tx -> visits.holding(tx, 1)).orElseThrow().id());
    assertEquals(Optional.empty(), read(tx -> doors.at(tx, door(2).toString())));
    for (int i = 0; i < 3; i++) {
      write(tx -> doors.configure(tx, List.of(locker(3, 1), locker(4, 4))));
      assertEquals(Optional.empty(), read(tx -> visits.holding(tx, 1)));
      assertEquals(
          door(1),
          read(tx -> visits.open(tx, id(1))).orElseThrow().locker().orElseThrow().locker().door());
    }
  }

  @Test
  void visitsWithoutADoorAreKnownFromThoseWithOne() throws StoreException {
    write(tx -> doors.configure(tx, List.of(locker(1, 101), locker(2, 102))));
    for (int i = 1; i <= 4; i++) {
      int n = i;
      write(tx -> visits.begin(tx, visit(n, "t-" + n, 1)));
    }
    write(tx -> doors.hold(tx, door(1), id(1)));
    write(tx -> doors.hold(tx, door(2), id(2)));
    write(tx -> doors.returning(tx, door(2), id(2), true));
    write(tx -> visits.end(tx, id(3), NOW));
    assertEquals(List.of(id(4)), read(tx -> visits.withoutDoor(tx, NOW.plusSeconds(1))));
    assertEquals(List.of(), read(tx -> visits.withoutDoor(tx, NOW)));
  }

  @Test
  void theGatesFirstTimeCounts() throws StoreException {
    write(tx -> visits.begin(tx, visit(1, "t-1", 1)));
    write(tx -> visits.gateAsked(tx, id(1), NOW));
    write(tx -> visits.gateAsked(tx, id(1), NOW.plusSeconds(9)));
    assertEquals(Optional.of(NOW), read(tx -> visits.open(tx, id(1))).orElseThrow().gateAsked());
  }

  @Test
  void anIntentIsOpenUntilItIsClosedOnce() throws StoreException {
    var door =
        new Intents.Intent(
            id(7), Intents.Kind.DOOR, "men/1/1", Optional.of(id(1)), "CHECK_IN", NOW);
    var gate =
        new Intents.Intent(
            id(8), Intents.Kind.GATE, "gate", Optional.empty(), "CHECK_IN", NOW.plusMillis(1));
    write(tx -> intents.make(tx, gate));
    write(tx -> intents.make(tx, door));
    assertEquals(List.of(door, gate), read(intents::open));
    write(tx -> intents.close(tx, id(7), Intents.Outcome.DONE, NOW));
    assertThrows(
        StoreException.class,
        () -> write(tx -> intents.close(tx, id(7), Intents.Outcome.FAILED, NOW)));
    assertEquals(List.of(gate), read(intents::open));
    assertEquals(
        Optional.of("DONE"),
        read(tx ->
            tx.first(
                row -> row.getString(1),
                "SELECT outcome FROM intent WHERE id = ?",
                id(7).toString())));
  }

  @Test
  void factsWaitInTheOrderTheyWereTold() throws StoreException {
    var first = new Fact(id(9), NOW, Optional.of(id(1)), new Fact.CheckedOut());
    var second = new Fact(id(5), NOW, Optional.empty(), new Fact.HelpCalled("Menu"));
    write(tx -> outbox.add(tx, first));
    write(tx -> outbox.add(tx, second));
    List<Outbox.Waiting> waiting = read(tx -> outbox.oldest(tx, 10));
    assertEquals(List.of(id(9), id(5)), waiting.stream().map(Outbox.Waiting::key).toList());
    assertEquals(id(1).toString(), waiting.get(0).lane());
    assertEquals("terminal", waiting.get(1).lane());
    assertEquals("HelpCalled", waiting.get(1).kind());
    assertEquals("{\"where\":\"Menu\"}", waiting.get(1).body());
    assertThrows(StoreException.class, () -> write(tx -> outbox.add(tx, first)), "told once");
  }

  @Test
  void pinsAndTheirTriesAreKept() throws StoreException {
    var key = new Pins.Key("hash", 4, Optional.of(NOW));
    write(tx -> pins.put(tx, "visit/1", new Pins.Key("older", 0, Optional.empty())));
    write(tx -> pins.put(tx, "visit/1", key));
    assertEquals(Optional.of(key), read(tx -> pins.of(tx, "visit/1")));
    write(tx -> pins.forget(tx, "visit/1"));
    assertEquals(Optional.empty(), read(tx -> pins.of(tx, "visit/1")));
  }

  @Test
  void usesOfATicketAreCounted() throws StoreException {
    Ticket ticket =
        new Ticket(
            "t-1",
            TicketType.TICKET,
            "east",
            "day",
            NOW,
            NOW.plus(Duration.ofDays(1)),
            9,
            1,
            "",
            "");
    assertEquals(Known.NOTHING, read(tx -> tickets.known(tx, ticket, Optional.empty())));
    write(tx -> Tickets.redeem(tx, redemption(21, NOW, "Lobby 1")));
    write(tx -> Tickets.redeem(tx, redemption(22, NOW.plusSeconds(5), "Lobby 2")));
    write(tx -> Tickets.redeem(tx, redemption(22, NOW.plusSeconds(5), "Lobby 2")));
    assertEquals(
        new Known(false, 2, Optional.of(new Known.Use(NOW.plusSeconds(5), "Lobby 2")), List.of()),
        read(tx -> tickets.known(tx, ticket, Optional.empty())));
    assertEquals(1, read(tx -> tickets.known(tx, ticket, Optional.of(id(22)))).uses());
  }

  @Test
  void reopeningTheFileFindsEverything() throws StoreException {
    var task = new Tasks.Task(id(6), StaffTask.DOOR_JAMMED, "men/1/1", Optional.of(id(1)), NOW);
    var intent =
        new Intents.Intent(
            id(7), Intents.Kind.DOOR, "men/1/1", Optional.of(id(1)), "CHECK_IN", NOW);
    write(tx -> {
      doors.configure(tx, List.of(locker(1, 101)));
      visits.begin(tx, visit(1, "t-1", 1));
      doors.hold(tx, door(1), id(1));
      doors.opened(tx, door(1), NOW);
      intents.make(tx, intent);
      tasks.raise(tx, task);
      pins.put(tx, "staff/7", new Pins.Key("", 3, Optional.empty()));
      outbox.add(tx, new Fact(id(5), NOW, Optional.of(id(1)), new Fact.CheckedOut()));
    });
    Visit before = read(tx -> visits.open(tx, id(1))).orElseThrow();
    assertEquals(
        Optional.of(new Visit.HeldLocker(locker(1, 101), Optional.of(NOW))), before.locker());
    store.close();
    open();
    assertEquals(Optional.of(before), read(tx -> visits.open(tx, id(1))));
    assertEquals(List.of(intent), read(intents::open));
    assertEquals(List.of(task), read(tasks::open));
    assertEquals(3, read(tx -> pins.of(tx, "staff/7")).orElseThrow().wrong());
    assertEquals(1, read(tx -> outbox.oldest(tx, 10)).size());
  }

  private static Redemption redemption(int key, Instant at, String terminal) {
    return new Redemption(id(key), "t-1", 1, 9, at, terminal, Optional.empty(), false);
  }

  private Optional<String> pragma(String name) throws StoreException {
    return read(tx -> tx.first(row -> row.getString(1), "PRAGMA " + name));
  }

  private <T> T read(Database.Work<T> work) throws StoreException {
    return store.transaction("read", work);
  }

  private void write(Deed deed) throws StoreException {
    store.transaction(
        "write",
        tx -> {
          deed.in(tx);
          return null;
        });
  }

  private static Visit visit(int id, String ticket, int person) {
    return new Visit(
        id(id),
        new Holder(Holder.Kind.TICKET, ticket),
        person,
        ticket,
        NOW,
        Optional.empty(),
        Optional.empty());
  }

  private static UUID id(int n) {
    return new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
  }

  private static DoorId door(int channel) {
    return new DoorId("men", 1, channel);
  }

  private static Locker locker(int channel, int number) {
    return new Locker(door(channel), number, MEN, "A", false);
  }
}
