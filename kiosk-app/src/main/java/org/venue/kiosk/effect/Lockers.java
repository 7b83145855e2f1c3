package org.venue.kiosk.effect;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.DoorState;
import org.venue.hardware.locker.LockerBoard;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Doors;
import org.venue.kiosk.store.Intents;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.GateResult;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.LockerChoice;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.OpeningResult;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// Gives, opens and takes back lockers. Every pulse has an intent in the store before it and a
/// result after it, and no pulse is ever repeated for one intent.
public final class Lockers {
  private static final Logger LOG = LoggerFactory.getLogger(Lockers.class);

  private final Database store;
  private final Journal journal;
  private final Visits visits;
  private final Doors doors;
  private final Map<String, DoorWatch> lines;
  private final List<Locker> configured;
  private final DoorNews news;

  /// An opening written down together with what made it due.
  private record Prepared(DoorId door, UUID intent, Instant at) {}

  /// By visit; taken when the pulse is given, dropped when something else comes first.
  private final Map<UUID, Prepared> prepared = new ConcurrentHashMap<>();

  /// @param boards the locker lines by their names in the configuration
  /// @param configured every locker of the venue that hangs on them
  /// @param watches makes the watch of a line
  /// @param news takes what journeys are told
  public Lockers(
      Database store,
      Journal journal,
      Visits visits,
      Map<String, LockerBoard> boards,
      List<Locker> configured,
      DoorWatch.Pace watches,
      Consumer<Event> news) {
    this.store = store;
    this.journal = journal;
    this.visits = visits;
    this.doors = new Doors(visits);
    this.configured = List.copyOf(configured);
    this.news = new DoorNews(store, journal, visits, this.configured, news, this::awaitShut);
    Map<String, DoorWatch> inOrder = new LinkedHashMap<>();
    boards.forEach((line, board) ->
        inOrder.put(line, new DoorWatch(line, board, watches, journal.clock(), this.news)));
    this.lines = Collections.unmodifiableMap(inOrder);
  }

  /// The watches of all lines; whoever composes the terminal lets them look.
  public List<DoorWatch> watches() {
    return List.copyOf(lines.values());
  }

  /// Makes the store fit the configuration, settles what a stop left open and tells it: the board
  /// is asked, and what it cannot prove becomes a staff task.
  public void reconcile() throws StoreException {
    fit();
    List<Intents.Intent> open =
        store.transaction("look for open intents", tx -> new Intents().open(tx));
    for (Intents.Intent intent : open) {
      if (intent.kind() == Intents.Kind.REDEEM) {
        continue;
      }
      boolean proved = intent.kind() == Intents.Kind.DOOR && standsOpen(intent.target());
      store.transaction("settle an intent", tx -> settle(tx, intent, proved));
    }
    store.transaction("settle returns", this::settleReturns);
  }

  /// Makes the store fit the configuration. Of a store that was renewed, a door nobody is known to
  /// hold may be full all the same: it is out of order until staff has looked.
  public void fit() throws StoreException {
    store.transaction(
        "fit the doors to the configuration",
        tx -> {
          doors.configure(tx, configured);
          for (DoorId door : doors.distrust(tx)) {
            journal.raise(tx, StaffTask.DOOR_NOT_PROVED, door.toString(), Optional.empty());
          }
          return null;
        });
  }

  private boolean standsOpen(String target) {
    return configured.stream()
        .map(Locker::door)
        .filter(door -> door.toString().equals(target))
        .anyMatch(door ->
            line(door).map(watch -> watch.ask(door)).orElse(DoorState.UNKNOWN) == DoorState.OPEN);
  }

  private Void settle(Transaction tx, Intents.Intent intent, boolean proved) throws StoreException {
    journal.close(tx, intent.id(), proved ? Intents.Outcome.DONE : Intents.Outcome.UNKNOWN);
    switch (intent.kind()) {
      case DOOR -> settleDoor(tx, intent, proved);
      case GATE -> tell(tx, intent, new Fact.GateAsked(GateResult.UNKNOWN));
    }
    if (!proved) {
      StaffTask task =
          intent.kind() == Intents.Kind.DOOR ? StaffTask.DOOR_UNKNOWN : StaffTask.GATE_UNKNOWN;
      journal.raise(tx, task, intent.target(), intent.visit());
    }
    return null;
  }

  private void settleDoor(Transaction tx, Intents.Intent intent, boolean proved)
      throws StoreException {
    Optional<Locker> locker = doors.at(tx, intent.target());
    if (locker.isEmpty()) {
      LOG.warn("Door {} is gone from the configuration, and nobody held it", intent.target());
      return;
    }
    DoorId door = locker.get().door();
    if (proved) {
      doors.opened(tx, door, journal.now());
    }
    OpeningResult result = proved ? OpeningResult.OPENED : OpeningResult.UNKNOWN;
    OpenReason reason = OpenReason.valueOf(intent.reason());
    tell(tx, intent, new Fact.LockerAsked(door, locker.get().number(), reason, result));
  }

  private void tell(Transaction tx, Intents.Intent intent, Fact.What what) throws StoreException {
    if (intent.visit().isPresent()) {
      journal.tell(tx, intent.visit().get(), what);
    } else {
      journal.tell(tx, what);
    }
  }

  /// Closes the openings that were prepared before this moment and never begun: their visitor left.
  /// Nothing moved.
  ///
  /// @return how many there were
  public int dropAbandoned(Instant before) throws StoreException {
    if (prepared.values().stream().noneMatch(p -> p.at().isBefore(before))) {
      return 0;
    }
    return store.transaction(
        "drop what was prepared",
        tx -> {
          int dropped = 0;
          for (Map.Entry<UUID, Prepared> entry : prepared.entrySet()) {
            if (entry.getValue().at().isBefore(before)) {
              dropPrepared(tx, entry.getKey());
              dropped++;
            }
          }
          return dropped;
        });
  }

  /// Nobody saw whether such a door was shut meanwhile, so it is not free.
  private Void settleReturns(Transaction tx) throws StoreException {
    for (Doors.Returning returning : doors.returning(tx)) {
      news.keep(tx, returning);
    }
    return null;
  }

  /// Gives the visit a locker in this room, within the transaction of what makes it due.
  ///
  /// @return why there is none, if there is none; empty also where the room has no lockers at all
  Optional<Trouble> give(Transaction tx, Visit visit, Room room, boolean low)
      throws StoreException {
    Set<String> ready =
        lines.entrySet().stream()
            .filter(line -> line.getValue().ready())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Optional<Locker> choice = LockerChoice.choose(doors.free(tx, room.id(), ready), room, low);
    if (choice.isEmpty()) {
      return missing(room, ready);
    }
    Locker locker = choice.get();
    doors.hold(tx, locker.door(), visit.id());
    journal.tell(tx, visit.id(), new Fact.LockerGiven(locker.door(), locker.number(), room.id()));
    if (room.layout() == Room.Layout.LOBBY) {
      UUID intent = intend(tx, visit, locker, OpenReason.CHECK_IN);
      prepared.put(visit.id(), new Prepared(locker.door(), intent, journal.now()));
    }
    return Optional.empty();
  }

  private Optional<Trouble> missing(Room room, Set<String> ready) {
    Set<String> wanted =
        configured.stream()
            .filter(locker -> locker.room().id().equals(room.id()))
            .map(locker -> locker.door().locker())
            .collect(Collectors.toSet());
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        wanted.stream().anyMatch(ready::contains)
            ? Trouble.NO_LOCKER_FREE
            : Trouble.LOCKER_MISSING);
  }

  Event.Answer change(Effect.ChangeLocker effect) throws StoreException {
    Visit visit = effect.visit();
    Locker old = held(visit);
    Event.LockerChanged answer =
        store.transaction(
            "change a locker",
            tx -> {
              requireHeld(tx, visit, old);
              dropPrepared(tx, visit.id());
              if (effect.jammed()) {
                doors.outOfOrder(tx, old.door());
              } else {
                doors.returning(tx, old.door(), visit.id(), false);
              }
              Optional<Trouble> none = give(tx, visit, old.room(), old.accessible());
              if (none.isPresent() && !effect.jammed()) {
                // One that works is better than none.
                doors.keep(tx, old.door(), true);
              }
              return new Event.LockerChanged(reread(tx, visit), none);
            });
    if (!effect.jammed() && answer.noLocker().isEmpty()) {
      awaitShut(old.door());
    }
    return answer;
  }

  Event.Answer giveUp(Effect.GiveUpLocker effect) throws StoreException {
    Visit visit = effect.visit();
    Locker old = held(visit);
    Event.Answer answer =
        store.transaction(
            "give a locker up",
            tx -> {
              dropPrepared(tx, visit.id());
              doors.returning(tx, old.door(), visit.id(), false);
              return new Event.LockerChanged(reread(tx, visit), Optional.empty());
            });
    awaitShut(old.door());
    return answer;
  }

  Event.Answer open(Effect.OpenLocker effect) throws StoreException {
    Visit visit = effect.visit();
    Locker locker = held(visit);
    UUID intent =
        store.transaction(
            "intend to open a door",
            tx -> {
              requireHeld(tx, visit, locker);
              return due(tx, visit, locker, effect.reason());
            });
    OpeningResult result = pulse(locker);
    return store.transaction(
        "tell of an opening",
        tx -> {
          opened(tx, visit, locker, effect.reason(), result, intent);
          return new Event.LockerAnswered(reread(tx, visit), result);
        });
  }

  Event.Answer checkOut(Effect.CheckOut effect) throws StoreException {
    Visit visit = effect.visit();
    Locker locker = held(visit);
    UUID intent =
        store.transaction(
            "intend a check-out",
            tx -> {
              requireHeld(tx, visit, locker);
              doors.returning(tx, locker.door(), visit.id(), true);
              return due(tx, visit, locker, OpenReason.CHECK_OUT);
            });
    OpeningResult result = pulse(locker);
    boolean settled = false;
    try {
      Event.Answer answer =
          store.transaction(
              "tell of a check-out",
              tx -> {
                opened(tx, visit, locker, OpenReason.CHECK_OUT, result, intent);
                if (result != OpeningResult.OPENED) {
                  doors.keep(tx, locker.door(), true);
                }
                return new Event.LockerAnswered(reread(tx, visit), result);
              });
      settled = result != OpeningResult.OPENED;
      return answer;
    } finally {
      // Also when the store failed: whoever waits for the door gives it back or keeps it.
      if (!settled) {
        awaitShut(locker.door());
      }
    }
  }

  private OpeningResult pulse(Locker locker) {
    Optional<DoorWatch> watch = line(locker.door());
    if (watch.isEmpty()) {
      LOG.warn("Door {} hangs on no line of this terminal", locker.door());
      return OpeningResult.MISSING;
    }
    try {
      return switch (watch.get().open(locker.door())) {
        case OPENED -> OpeningResult.OPENED;
        case STAYED_CLOSED -> OpeningResult.JAMMED;
        case UNKNOWN -> OpeningResult.UNKNOWN;
      };
    } catch (DeviceException e) {
      LOG.warn("Door {} was not asked to open: {}", locker.door(), e.getMessage());
      return OpeningResult.MISSING;
    }
  }

  private void opened(
      Transaction tx,
      Visit visit,
      Locker locker,
      OpenReason reason,
      OpeningResult result,
      UUID intent)
      throws StoreException {
    DoorId door = locker.door();
    journal.tell(tx, visit.id(), new Fact.LockerAsked(door, locker.number(), reason, result));
    switch (result) {
      case OPENED -> {
        journal.close(tx, intent, Intents.Outcome.DONE);
        doors.opened(tx, door, journal.now());
      }
      case JAMMED -> {
        journal.close(tx, intent, Intents.Outcome.FAILED);
        journal.raise(tx, StaffTask.DOOR_JAMMED, door.toString(), Optional.of(visit.id()));
      }
      case UNKNOWN -> {
        journal.close(tx, intent, Intents.Outcome.UNKNOWN);
        journal.raise(tx, StaffTask.DOOR_UNKNOWN, door.toString(), Optional.of(visit.id()));
      }
      case MISSING -> journal.close(tx, intent, Intents.Outcome.FAILED);
    }
  }

  /// The intent of a pulse to come: the one prepared for it, or a new one.
  private UUID due(Transaction tx, Visit visit, Locker locker, OpenReason reason)
      throws StoreException {
    Prepared early = prepared.get(visit.id());
    if (early != null && early.door().equals(locker.door()) && reason == OpenReason.CHECK_IN) {
      prepared.remove(visit.id());
      return early.intent();
    }
    dropPrepared(tx, visit.id());
    return intend(tx, visit, locker, reason);
  }

  /// An opening that was prepared and never begun has moved nothing.
  void dropPrepared(Transaction tx, UUID visit) throws StoreException {
    Prepared early = prepared.remove(visit);
    // What made it due may have been undone, and the intent with it.
    if (early != null && isOpen(tx, early.intent())) {
      journal.close(tx, early.intent(), Intents.Outcome.FAILED);
    }
  }

  private static boolean isOpen(Transaction tx, UUID intent) throws StoreException {
    return new Intents().open(tx).stream().anyMatch(open -> open.id().equals(intent));
  }

  private Visit reread(Transaction tx, Visit visit) throws StoreException {
    return visits.open(tx, visit.id()).orElse(visit);
  }

  private UUID intend(Transaction tx, Visit visit, Locker locker, OpenReason reason)
      throws StoreException {
    return journal.intend(
        tx, Intents.Kind.DOOR, locker.door().toString(), Optional.of(visit.id()), reason.name());
  }

  private void requireHeld(Transaction tx, Visit visit, Locker locker) throws StoreException {
    Optional<Visit> now = visits.open(tx, visit.id());
    boolean holds = now.flatMap(Visit::locker).map(h -> h.locker().equals(locker)).orElse(false);
    if (!holds) {
      throw new StoreException("the visit no longer holds locker " + locker.number());
    }
  }

  /// Whether a door is shut, proved by two readings; UNKNOWN where its line does not answer.
  DoorState seenShutTwice(DoorId door) {
    return line(door).map(watch -> watch.seenShutTwice(door)).orElse(DoorState.UNKNOWN);
  }

  private void awaitShut(DoorId door) {
    line(door).ifPresent(watch -> watch.awaitShut(door));
  }

  private Optional<DoorWatch> line(DoorId door) {
    return Optional.ofNullable(lines.get(door.locker())).filter(watch -> watch.knows(door));
  }

  private static Locker held(Visit visit) {
    return visit.locker().orElseThrow().locker();
  }

  /// The board's word for a door.
  public static Door channel(DoorId door) {
    return new Door(door.board(), door.channel());
  }
}
