package org.venue.kiosk.effect;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.venue.kiosk.store.Intents;
import org.venue.kiosk.store.Outbox;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Tasks;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.StaffTask;

/// Writes down what happened and what is about to: facts, intents and staff tasks, each with its id
/// and time. Every handler tells the same way.
public final class Journal {
  private final Outbox outbox = new Outbox();
  private final Intents intents = new Intents();
  private final Tasks tasks = new Tasks();
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  /// @param ids gives UUIDv7 that grow with time
  public Journal(InstantSource clock, Supplier<UUID> ids) {
    this.clock = clock;
    this.ids = ids;
  }

  /// Now, as exactly as the store keeps it.
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /// A new UUIDv7.
  public UUID id() {
    return ids.get();
  }

  /// A fact of a visit.
  void tell(Transaction tx, UUID visit, Fact.What what) throws StoreException {
    tell(tx, id(), visit, what);
  }

  /// A fact of a visit under a key that was made before it.
  void tell(Transaction tx, UUID key, UUID visit, Fact.What what) throws StoreException {
    outbox.add(tx, new Fact(key, now(), Optional.of(visit), what));
  }

  /// A fact of the terminal.
  void tell(Transaction tx, Fact.What what) throws StoreException {
    outbox.add(tx, new Fact(id(), now(), Optional.empty(), what));
  }

  /// A motion to come; its id closes it.
  UUID intend(Transaction tx, Intents.Kind kind, String target, Optional<UUID> visit, String reason)
      throws StoreException {
    UUID id = id();
    intents.make(tx, new Intents.Intent(id, kind, target, visit, reason, now()));
    return id;
  }

  /// What came of a motion.
  void close(Transaction tx, UUID intent, Intents.Outcome outcome) throws StoreException {
    intents.close(tx, intent, outcome, now());
  }

  /// Something for staff.
  ///
  /// @return the task's id
  UUID raise(Transaction tx, StaffTask kind, String subject, Optional<UUID> visit)
      throws StoreException {
    UUID id = id();
    tasks.raise(tx, new Tasks.Task(id, kind, subject, visit, now()));
    return id;
  }
}
