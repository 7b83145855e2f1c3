package org.venue.kiosk.effect;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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
  private final Outbox outbox;
  private final Intents intents = new Intents();
  private final Tasks tasks = new Tasks();
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final AtomicReference<Instant> newest = new AtomicReference<>(Instant.MIN);

  /// @param ids gives UUIDv7 that grow with time
  public Journal(InstantSource clock, Supplier<UUID> ids) {
    this(clock, ids, new Outbox());
  }

  /// @param outbox takes the facts
  public Journal(InstantSource clock, Supplier<UUID> ids, Outbox outbox) {
    this.clock = clock;
    this.ids = ids;
    this.outbox = outbox;
  }

  /// Now, as exactly as the store keeps it; never before what was now already, though the clock may
  /// be set back.
  public Instant now() {
    return newest.accumulateAndGet(clock.instant().truncatedTo(ChronoUnit.MILLIS), Journal::later);
  }

  /// Time does not run before this moment, which the store knows of.
  public void notBefore(Instant known) {
    newest.accumulateAndGet(known, Journal::later);
  }

  /// The clock as it is, for what is measured and not written down: it may be set back, but it does
  /// not stand still.
  InstantSource clock() {
    return clock;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
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

  /// A question to come, under an id that was made before it.
  void intend(Transaction tx, UUID id, Intents.Kind kind, String target, UUID visit)
      throws StoreException {
    intents.make(tx, new Intents.Intent(id, kind, target, Optional.of(visit), "", now()));
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
