package org.venue.kiosk.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.venue.kiosk.store.Audit;
import org.venue.kiosk.store.Intents.Kind;
import org.venue.kiosk.store.Intents.Outcome;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.TaskAction;
import org.venue.kiosk.wire.FactJson;

/// The books of one terminal over all its lives: what was once read in them stays true.
final class Books {
  /// What may still be told of a visit that is over: a motion that was under way.
  private static final Set<String> AFTERWARDS = Set.of("LockerAsked", "GateAsked");

  private final Map<String, UUID> holders = new HashMap<>();
  private final Map<String, String> lastOfLane = new HashMap<>();
  private final Set<UUID> keys = new HashSet<>();
  private final Map<String, Integer> facts = new TreeMap<>();
  private long read;

  /// Reads on, and checks.
  ///
  /// @param pulsed the intents whose pulse was felt
  /// @param stoodOpen whether a door stood open at a moment
  /// @param settled whether nothing can be under way
  void check(
      Transaction tx,
      Set<UUID> pulsed,
      BiPredicate<String, Instant> stoodOpen,
      String terminal,
      boolean settled)
      throws StoreException {
    doors(Audit.doors(tx), Audit.stays(tx));
    motions(Audit.motions(tx), Audit.chores(tx), pulsed, stoodOpen, settled);
    for (Audit.Overused over : Audit.overused(tx, terminal)) {
      throw new Broken("No entry is used more often than its ticket allows: " + over);
    }
    facts(Audit.facts(tx));
  }

  private static void doors(List<Audit.Held> doors, List<Audit.Stay> stays) {
    Set<UUID> open =
        stays.stream().filter(Audit.Stay::open).map(Audit.Stay::id).collect(Collectors.toSet());
    Set<UUID> holding = new HashSet<>();
    for (Audit.Held door : doors) {
      if (door.visit().isPresent() && !open.contains(door.visit().get())) {
        throw new Broken("A door is held by a visit that is open, or nobody frees it: " + door);
      }
      if (door.state().equals("HELD") && !holding.add(door.visit().orElseThrow())) {
        throw new Broken("A visit holds one door: " + door);
      }
    }
  }

  /// @param midnight when the day ended
  static void requireOver(
      List<Audit.Stay> stays, List<Audit.Held> doors, List<Audit.Chore> chores, Instant midnight) {
    Map<UUID, String> holding = new HashMap<>();
    doors.forEach(door -> door.visit().ifPresent(visit -> holding.put(visit, door.state())));
    for (Audit.Stay stay : stays) {
      if (!stay.open() || !stay.startedAt().isBefore(midnight)) {
        continue;
      }
      String door = holding.get(stay.id());
      if (door == null) {
        throw new Broken("A stay without a locker ends with its day: " + stay);
      }
      if (door.equals("HELD")
          && chores.stream()
              .noneMatch(c ->
                  c.kind() == StaffTask.VISIT_STUCK && c.visit().equals(Optional.of(stay.id())))) {
        throw new Broken("Whoever holds a locker beyond the day is a staff task: " + stay);
      }
    }
  }

  private static void motions(
      List<Audit.Motion> motions,
      List<Audit.Chore> chores,
      Set<UUID> pulsed,
      BiPredicate<String, Instant> stoodOpen,
      boolean settled) {
    Map<String, Integer> unknown = new HashMap<>();
    Map<String, Integer> stuck = new HashMap<>();
    for (Audit.Motion motion : motions) {
      boolean felt = pulsed.contains(motion.id());
      Optional<Outcome> outcome = motion.outcome();
      if (outcome.isEmpty() && settled) {
        throw new Broken("Every intent ends DONE, FAILED or UNKNOWN; this one did not: " + motion);
      }
      if (outcome.equals(Optional.of(Outcome.UNKNOWN))) {
        unknown.merge(motion.target(), 1, Integer::sum);
      } else if (motion.kind() == Kind.REDEEM) {
        continue; // nothing moves
      } else if (outcome.equals(Optional.of(Outcome.DONE)) && !felt) {
        // After a power cut the sensor decides; nobody can tell one opening from the one before.
        if (!stoodOpen.test(motion.target(), motion.madeAt())) {
          throw new Broken("DONE means that the device felt the pulse; it did not: " + motion);
        }
      } else if (outcome.equals(Optional.of(Outcome.FAILED)) && felt) {
        if (motion.kind() == Kind.GATE) {
          throw new Broken("FAILED means that the gate did not turn; it did: " + motion);
        }
        stuck.merge(motion.target(), 1, Integer::sum);
      }
    }
    requireTasks(
        unknown, chores, Set.of(StaffTask.DOOR_UNKNOWN, StaffTask.GATE_UNKNOWN), "UNKNOWN");
    requireTasks(stuck, chores, Set.of(StaffTask.DOOR_JAMMED), "a pulse that moved nothing");
  }

  private static void requireTasks(
      Map<String, Integer> motions, List<Audit.Chore> chores, Set<StaffTask> kinds, String what) {
    motions.forEach((target, count) -> {
      long tasks =
          chores.stream()
              .filter(c -> kinds.contains(c.kind()) && c.subject().equals(target))
              .count();
      if (tasks < count) {
        throw new Broken(
            "What nobody can say, staff looks at: %s had %d times %s and %d tasks."
                .formatted(target, count, what, tasks));
      }
    });
  }

  private void facts(List<Audit.Told> all) {
    Set<UUID> there = new HashSet<>();
    for (Audit.Told fact : all) {
      if (!there.add(fact.key())) {
        throw new Broken("A fact has a key of its own: " + fact);
      }
      if (fact.seq() > read) {
        next(fact);
        read = fact.seq();
      }
    }
    for (UUID key : keys) {
      if (!there.contains(key)) {
        throw new Broken("A fact that was committed stays until it is accepted: " + key);
      }
    }
    keys.clear();
    all.stream().filter(f -> !f.state().equals("ACCEPTED")).map(Audit.Told::key).forEach(keys::add);
  }

  private void next(Audit.Told fact) {
    facts.merge(fact.kind(), 1, Integer::sum);
    if (FactJson.field(fact.body(), "action").equals(TaskAction.CLEAR_DOOR.name())) {
      holders.remove(FactJson.field(fact.body(), "subject"));
    }
    if (!isVisit(fact.lane())) {
      return;
    }
    String last = lastOfLane.put(fact.lane(), fact.kind());
    if ((last == null) != fact.kind().equals("CheckedIn")) {
      throw new Broken(
          "A visit is told from its check-in on, once: %s after %s".formatted(fact, last));
    }
    if ("CheckedOut".equals(last)) {
      if (!AFTERWARDS.contains(fact.kind())) {
        throw new Broken("After its check-out nothing happens in a visit: " + fact);
      }
      lastOfLane.put(fact.lane(), last);
    }
    UUID visit = UUID.fromString(fact.lane());
    String door = FactJson.field(fact.body(), "door");
    if (fact.kind().equals("LockerGiven")) {
      UUID other = holders.put(door, visit);
      if (other != null) {
        throw new Broken(
            "No two visits hold one door: %s was given to %s while %s had it."
                .formatted(door, visit, other));
      }
    } else if (fact.kind().equals("LockerReturned") && !holders.remove(door, visit)) {
      throw new Broken("Only what was given is returned: " + fact);
    }
  }

  private static boolean isVisit(String lane) {
    return lane.length() == 36;
  }

  /// Facts that are not with the backend yet.
  int waiting() {
    return keys.size();
  }

  /// Facts by kind.
  Map<String, Integer> facts() {
    return facts;
  }
}
