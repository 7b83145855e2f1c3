package org.venue.kiosk.effect;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.venue.hardware.locker.DoorState;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Doors;
import org.venue.kiosk.store.Intents;
import org.venue.kiosk.store.Pins;
import org.venue.kiosk.store.StaffDesk;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.OpenTask;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.TaskOutcome;
import org.venue.kiosk.visit.Visit;

/// What staff has to look after, and what they do about it. The task, what it changes and the fact
/// that tells it are one transaction; what changed since the task was shown is said and left alone.
public final class StaffTasks {
  private final Database store;
  private final Journal journal;
  private final Visits visits;
  private final Doors doors;
  private final StaffDesk desk;
  private final Lockers lockers;

  /// @param lockers say whether a door is shut
  public StaffTasks(Database store, Journal journal, Visits visits, Lockers lockers) {
    this.store = store;
    this.journal = journal;
    this.visits = visits;
    this.doors = new Doors(visits);
    this.desk = new StaffDesk(visits);
    this.lockers = lockers;
  }

  /// Every open task. A door out of order is among them as long as it is.
  Event.Answer list() throws StoreException {
    return store.transaction(
        "list the tasks",
        tx -> {
          for (String door : desk.unattended(tx)) {
            journal.raise(tx, StaffTask.DOOR_NOT_PROVED, door, Optional.empty());
          }
          return new Event.TasksListed(desk.open(tx));
        });
  }

  Event.Answer carryOut(Effect.DoTask effect) throws StoreException {
    return new Event.TaskAnswered(outcome(effect));
  }

  private TaskOutcome outcome(Effect.DoTask effect) throws StoreException {
    OpenTask task = effect.task();
    if (!task.actions().contains(effect.action())) {
      return TaskOutcome.CHANGED;
    }
    return switch (effect.action()) {
      case CLEAR_DOOR -> withShutDoor(effect, (tx, seen) -> clear(tx, task));
      case END_VISIT -> withShutDoor(effect, (tx, seen) -> end(tx, task, seen));
      case SEND_AGAIN -> settle(effect, tx -> desk.settleFact(tx, task.subject(), true));
      case SET_ASIDE -> settle(effect, tx -> desk.settleFact(tx, task.subject(), false));
      case NOTED -> settle(effect, tx -> true);
    };
  }

  /// What the task changes.
  private interface Change {
    /// @return false when things have changed since the task was shown; nothing was written then
    boolean in(Transaction tx) throws StoreException;
  }

  private interface ChangeAtDoor {
    boolean in(Transaction tx, Instant seen) throws StoreException;
  }

  private TaskOutcome withShutDoor(Effect.DoTask effect, ChangeAtDoor change)
      throws StoreException {
    Optional<DoorId> door = effect.task().locker().map(Locker::door);
    if (door.isEmpty()) {
      return TaskOutcome.CHANGED;
    }
    Instant seen = journal.now();
    DoorState state = lockers.seenShutTwice(door.get());
    return switch (state) {
      case OPEN -> TaskOutcome.DOOR_OPEN;
      case UNKNOWN -> TaskOutcome.DOOR_UNKNOWN;
      case CLOSED -> settle(effect, tx -> change.in(tx, seen));
    };
  }

  private TaskOutcome settle(Effect.DoTask effect, Change change) throws StoreException {
    return store.transaction(
        "do a task",
        tx -> {
          Optional<UUID> id = effect.task().id();
          if (id.isPresent() && !desk.isOpen(tx, id.get()) || !change.in(tx)) {
            return TaskOutcome.CHANGED;
          }
          write(tx, effect);
          return TaskOutcome.DONE;
        });
  }

  private void write(Transaction tx, Effect.DoTask effect) throws StoreException {
    OpenTask task = effect.task();
    UUID id =
        task.id().isPresent()
            ? task.id().get()
            : journal.raise(tx, task.kind(), task.subject(), task.visit());
    String person = effect.staff().person();
    desk.done(tx, id, effect.action(), person, journal.now());
    journal.tell(tx, new Fact.TaskDone(id, task.kind(), task.subject(), effect.action(), person));
  }

  private boolean clear(Transaction tx, OpenTask task) throws StoreException {
    return desk.clear(tx, task.locker().orElseThrow().door());
  }

  /// The visit ends as a check-out does, unless its door was or is being opened meanwhile.
  private boolean end(Transaction tx, OpenTask task, Instant seen) throws StoreException {
    Locker locker = task.locker().orElseThrow();
    UUID id = task.holder().orElseThrow().id();
    Optional<Visit.HeldLocker> held = visits.open(tx, id).flatMap(Visit::locker);
    boolean same = held.map(now -> now.locker().door().equals(locker.door())).orElse(false);
    if (!same || held.get().openedAt().map(at -> at.isAfter(seen)).orElse(false)) {
      return false;
    }
    lockers.dropPrepared(tx, id);
    if (beingOpened(tx, locker.door())) {
      return false;
    }
    doors.returning(tx, locker.door(), id, true);
    doors.release(tx, locker.door());
    journal.tell(tx, id, new Fact.LockerReturned(locker.door(), locker.number()));
    visits.end(tx, id, journal.now());
    new Pins().forget(tx, SecondKeys.subject(id));
    journal.tell(tx, id, new Fact.CheckedOut());
    return true;
  }

  private static boolean beingOpened(Transaction tx, DoorId door) throws StoreException {
    return new Intents()
        .open(tx).stream().anyMatch(intent -> intent.target().equals(door.toString()));
  }
}
