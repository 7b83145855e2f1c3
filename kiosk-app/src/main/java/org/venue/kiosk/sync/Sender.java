package org.venue.kiosk.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Outbox;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Tasks;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.wire.FactBatch;
import org.venue.kiosk.wire.Verdicts;

/// Tells the facts of the outbox, oldest first within a lane. What is not accepted stays; nothing
/// is marked unless the backend said so. Not for several threads.
public final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  /// When to look again although nobody said that there is anything.
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Database store;
  private final BookingApi api;
  private final Outbox outbox;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final Backoff backoff;
  private final Duration keep;

  private int most = FactBatch.MOST;
  private Instant pausedUntil = Instant.MIN;
  private List<Outbox.Waiting> next = List.of();

  /// @param keep how long accepted facts stay
  Sender(
      Database store,
      BookingApi api,
      Outbox outbox,
      InstantSource clock,
      Supplier<UUID> ids,
      Random random,
      Duration keep) {
    this.store = store;
    this.api = api;
    this.outbox = outbox;
    this.clock = clock;
    this.ids = ids;
    this.backoff = new Backoff(random);
    this.keep = keep;
  }

  /// Tells one batch, if it is time and there is one.
  ///
  /// @return when to come again
  public Duration step() throws StoreException {
    Instant now = clock.instant();
    Duration pause = Backoff.left(pausedUntil, now);
    if (pause.isPositive()) {
      return pause;
    }
    List<Outbox.Waiting> batch = next;
    next = List.of();
    if (batch.isEmpty()) {
      batch = store.transaction("look for facts to tell", tx -> outbox.due(tx, now, most));
    }
    if (batch.isEmpty()) {
      return idle(now);
    }
    return tell(batch);
  }

  private Duration tell(List<Outbox.Waiting> batch) throws StoreException {
    return switch (api.tell(new FactBatch(batch.stream().map(Sender::told).toList()))) {
      case Answer.Good<Verdicts>(Verdicts verdicts, Instant _) -> {
        most = Math.min(FactBatch.MOST, most * 2);
        yield apply(batch, verdicts);
      }
      case Answer.Problem<Verdicts> problem when problem.refusesContent() -> divide(batch, problem);
      case Answer.Problem<Verdicts> problem -> pause(problem.retryAfter());
      case Answer.Nonsense<Verdicts> _, Answer.Silence<Verdicts> _ -> pause(Optional.empty());
    };
  }

  private Duration apply(List<Outbox.Waiting> batch, Verdicts verdicts) throws StoreException {
    Instant now = clock.instant();
    boolean moved = !verdicts.of().isEmpty();
    next =
        store.transaction(
            "write down what became of facts",
            tx -> {
              judge(tx, batch, verdicts.of(), now);
              return moved ? outbox.due(tx, now, most) : List.of();
            });
    if (!moved) {
      return pause(Optional.empty());
    }
    backoff.reset();
    return next.isEmpty() ? idle(now) : Duration.ZERO;
  }

  private void judge(
      Transaction tx, List<Outbox.Waiting> batch, Map<UUID, Verdicts.Verdict> verdicts, Instant now)
      throws StoreException {
    Set<String> held = new HashSet<>();
    Set<String> flowing = new HashSet<>();
    for (Outbox.Waiting fact : batch) {
      switch (verdicts.get(fact.key())) {
        case Verdicts.Accepted _ -> {
          outbox.accepted(tx, fact);
          flowing.add(fact.lane());
        }
        case Verdicts.Refused(String reason) -> {
          refuse(tx, fact, reason, now);
          held.add(fact.lane());
        }
        case Verdicts.Later(Optional<Instant> wish) -> {
          if (held.add(fact.lane())) {
            outbox.later(tx, fact.lane(), later(tx, fact.lane(), wish, now));
          }
        }
        case null -> {}
      }
    }
    flowing.removeAll(held);
    for (String lane : flowing) {
      outbox.flows(tx, lane);
    }
  }

  private Instant later(Transaction tx, String lane, Optional<Instant> wish, Instant now)
      throws StoreException {
    Instant own = now.plus(backoff.after(outbox.tries(tx, lane) + 1));
    // The wish is by the backend's clock, so it is cut to what our own would do at most.
    Instant latest = now.plus(Backoff.CAP);
    return wish.filter(at -> at.isAfter(own))
        .map(at -> at.isAfter(latest) ? latest : at)
        .orElse(own);
  }

  private void refuse(Transaction tx, Outbox.Waiting fact, String reason, Instant now)
      throws StoreException {
    LOG.warn("The backend refused {} {}: {}", fact.kind(), fact.key(), reason);
    outbox.refused(tx, fact, reason);
    new Tasks()
        .raise(
            tx,
            new Tasks.Task(
                ids.get(), StaffTask.FACT_REFUSED, fact.key().toString(), fact.visit(), now),
            reason);
  }

  /// One fact that the backend cannot read must not keep the others: fewer are told, until the one
  /// stands alone and is refused.
  private Duration divide(List<Outbox.Waiting> batch, Answer.Problem<?> problem)
      throws StoreException {
    if (batch.size() > 1) {
      most = batch.size() / 2;
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    store.transaction(
        "write down a refusal",
        tx -> {
          refuse(tx, batch.getFirst(), (problem.type() + " " + problem.detail()).strip(), now);
          return null;
        });
    return Duration.ZERO;
  }

  private Duration pause(Optional<Duration> wish) {
    Duration own = backoff.next();
    Duration wait = wish.filter(w -> w.compareTo(own) > 0).orElse(own);
    pausedUntil = clock.instant().plus(wait);
    return wait;
  }

  private Duration idle(Instant now) throws StoreException {
    return store.transaction(
        "tidy the outbox",
        tx -> {
          if (outbox.tidy(tx, now.minus(keep)) > 0) {
            return Duration.ofSeconds(1);
          }
          return outbox
              .nextLane(tx)
              .map(at -> Duration.between(now, at))
              .filter(wait -> wait.compareTo(IDLE) < 0)
              .map(wait -> wait.isPositive() ? wait : Duration.ofSeconds(1))
              .orElse(IDLE);
        });
  }

  private static FactBatch.Told told(Outbox.Waiting fact) {
    return new FactBatch.Told(
        fact.key(), fact.lane(), fact.kind(), fact.at(), fact.offset(), fact.visit(), fact.body());
  }
}
