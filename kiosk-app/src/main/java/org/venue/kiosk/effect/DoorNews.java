package org.venue.kiosk.effect;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Doors;
import org.venue.kiosk.store.Pins;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.StaffTask;

/// Writes down what the watches of the doors see, ends returns, and then tells the journeys.
final class DoorNews implements DoorWatch.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(DoorNews.class);

  private final Database store;
  private final Journal journal;
  private final Visits visits;
  private final Doors doors;
  private final List<Locker> configured;
  private final Consumer<Event> news;
  private final Consumer<DoorId> awaitAgain;

  /// @param news takes what journeys are told
  /// @param awaitAgain has the door of a return watched once more
  DoorNews(
      Database store,
      Journal journal,
      Visits visits,
      List<Locker> configured,
      Consumer<Event> news,
      Consumer<DoorId> awaitAgain) {
    this.store = store;
    this.journal = journal;
    this.visits = visits;
    this.doors = new Doors(visits);
    this.configured = configured;
    this.news = news;
    this.awaitAgain = awaitAgain;
  }

  @Override
  public void moved(DoorId door, boolean open, boolean asked) {
    if (open && !asked) {
      note(
          "tell of an unexpected opening",
          door,
          (tx, locker) -> {
            journal.tell(tx, new Fact.DoorOpenedUnexpectedly(door, locker.number()));
            journal.raise(
                tx, StaffTask.DOOR_OPENED_UNEXPECTEDLY, door.toString(), Optional.empty());
          });
    }
    news.accept(new Event.DoorMoved(door, open));
  }

  @Override
  public void ajar(DoorId door) {
    note(
        "tell of a door ajar",
        door,
        (tx, locker) -> journal.tell(tx, new Fact.DoorAjar(door, locker.number())));
  }

  @Override
  public void shut(DoorId door) {
    settle("take a locker back", door, this::takeBack, Event.LockerReturned::new);
  }

  private void takeBack(Transaction tx, Doors.Returning returning) throws StoreException {
    Locker locker = returning.locker();
    UUID visit = returning.visit();
    doors.release(tx, locker.door());
    journal.tell(tx, visit, new Fact.LockerReturned(locker.door(), locker.number()));
    if (returning.endsVisit() && !doors.outlast(tx, visit)) {
      visits.end(tx, visit, journal.now());
      new Pins().forget(tx, SecondKeys.subject(visit));
      journal.tell(tx, visit, new Fact.CheckedOut());
    }
  }

  @Override
  public void leftOpen(DoorId door) {
    settle("tell of a locker left open", door, this::keep, Event.LockerLeftOpen::new);
  }

  private interface Settlement {
    void of(Transaction tx, Doors.Returning returning) throws StoreException;
  }

  /// Ends a return one way or the other. What could not be written down is waited for once more,
  /// and nobody is told before it is.
  private void settle(
      String what, DoorId door, Settlement settlement, Function<Locker, Event> told) {
    try {
      Optional<Doors.Returning> settled =
          store.transaction(
              what,
              tx -> {
                Optional<Doors.Returning> returning = returning(tx, door);
                if (returning.isPresent()) {
                  settlement.of(tx, returning.get());
                }
                return returning;
              });
      settled.map(Doors.Returning::locker).map(told).ifPresent(news);
    } catch (StoreException e) {
      LOG.error("{}", e.getMessage());
      awaitAgain.accept(door);
    }
  }

  /// The door was not seen shut: it is nobody else's until somebody has looked.
  void keep(Transaction tx, Doors.Returning returning) throws StoreException {
    Locker locker = returning.locker();
    doors.keep(tx, locker.door(), returning.endsVisit());
    journal.tell(tx, returning.visit(), new Fact.LockerLeftOpen(locker.door(), locker.number()));
    journal.raise(
        tx, StaffTask.DOOR_LEFT_OPEN, locker.door().toString(), Optional.of(returning.visit()));
  }

  private Optional<Doors.Returning> returning(Transaction tx, DoorId door) throws StoreException {
    return doors.returning(tx).stream()
        .filter(returning -> returning.locker().door().equals(door))
        .findFirst();
  }

  private interface Note {
    void write(Transaction tx, Locker locker) throws StoreException;
  }

  private void note(String what, DoorId door, Note note) {
    Optional<Locker> locker = locker(door);
    if (locker.isEmpty()) {
      return;
    }
    try {
      store.transaction(
          what,
          tx -> {
            note.write(tx, locker.get());
            return null;
          });
    } catch (StoreException e) {
      LOG.error("{}", e.getMessage());
    }
  }

  private Optional<Locker> locker(DoorId door) {
    return configured.stream().filter(locker -> locker.door().equals(door)).findFirst();
  }
}
