package org.venue.kiosk.effect;

import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.gate.Gate;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Intents;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.GateResult;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.Visit;

/// Asks the gate for one passage: intent first, result after. Where the venue has no gate the way
/// is open.
public final class Gates {
  private static final Logger LOG = LoggerFactory.getLogger(Gates.class);

  private final Database store;
  private final Journal journal;
  private final Visits visits;
  private final Optional<Gate> gate;

  /// @param gate empty where the venue has none
  public Gates(Database store, Journal journal, Visits visits, Optional<Gate> gate) {
    this.store = store;
    this.journal = journal;
    this.visits = visits;
    this.gate = gate;
  }

  Event.Answer open(Effect.OpenGate effect) throws StoreException {
    UUID visit = effect.visit().id();
    if (gate.isEmpty()) {
      return store.transaction(
          "let a visitor pass",
          tx -> {
            requireOpen(tx, visit);
            visits.gateAsked(tx, visit, journal.now());
            return new Event.GateAnswered(reread(tx, effect.visit()), GateResult.ASKED);
          });
    }
    String name = gate.get().name();
    UUID intent =
        store.transaction(
            "intend to open the gate",
            tx -> {
              requireOpen(tx, visit);
              return journal.intend(tx, Intents.Kind.GATE, name, Optional.of(visit), "CHECK_IN");
            });
    GateResult result = pulse(gate.get());
    return store.transaction(
        "tell of the gate",
        tx -> {
          journal.tell(tx, visit, new Fact.GateAsked(result));
          switch (result) {
            case ASKED -> {
              journal.close(tx, intent, Intents.Outcome.DONE);
              visits.gateAsked(tx, visit, journal.now());
            }
            case UNKNOWN -> {
              journal.close(tx, intent, Intents.Outcome.UNKNOWN);
              // Somebody may have passed: what is granted afterwards counts from here.
              visits.gateAsked(tx, visit, journal.now());
              journal.raise(tx, StaffTask.GATE_UNKNOWN, name, Optional.of(visit));
            }
            case MISSING -> journal.close(tx, intent, Intents.Outcome.FAILED);
          }
          return new Event.GateAnswered(reread(tx, effect.visit()), result);
        });
  }

  private static GateResult pulse(Gate gate) {
    try {
      return switch (gate.open()) {
        case ASKED -> GateResult.ASKED;
        case UNKNOWN -> GateResult.UNKNOWN;
      };
    } catch (DeviceException e) {
      LOG.warn("The gate was not asked: {}", e.getMessage());
      return GateResult.MISSING;
    }
  }

  private void requireOpen(Transaction tx, UUID visit) throws StoreException {
    if (visits.open(tx, visit).isEmpty()) {
      throw new StoreException("the visit has ended");
    }
  }

  /// What was pulsed is told, even of a visit that ended meanwhile.
  private Visit reread(Transaction tx, Visit visit) throws StoreException {
    return visits.open(tx, visit.id()).orElse(visit);
  }
}
