package org.venue.kiosk.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.pin.PinFlow;
import org.venue.kiosk.store.Audit;
import org.venue.kiosk.store.Intents;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.StaffTask;

/// Holds what one terminal shows and moves against what it promised, as it happens.
final class Checks {
  private static final Duration LATE = Duration.ofMinutes(1);
  private static final Duration UNTOUCHED = Duration.ofMinutes(15);

  /// Why a holder's door opens, and not one that staff opens.
  private static final Set<OpenReason> HOLDERS =
      Set.of(OpenReason.CHECK_IN, OpenReason.REOPEN, OpenReason.CHECK_OUT);

  /// So long after the gate was asked the same visit may ask again, and somewhat more.
  private static final Duration GATE_AGAIN = Duration.ofMinutes(5);

  /// What a wire can make of any code.
  private static final Set<Class<?>> ILLEGIBLE =
      Set.of(Refusal.NoSuchCode.class, Refusal.Unreadable.class, Refusal.Tampered.class);

  private final Terminal terminal;
  private final SimulatedTime time;
  private final Things things;
  private final Set<String> behindGate;
  private final Predicate<String> comesAndGoes;
  private final Books books = new Books();
  private final Set<UUID> pulsed = new HashSet<>();

  /// Since when each door stood open, or shut.
  private final Map<String, NavigableMap<Instant, Boolean>> open = new HashMap<>();

  private final Map<String, Integer> counts = new HashMap<>();

  private State state = new Home.Attract();
  private Place place = Place.LOBBY;
  private Instant touched;
  private Scan scan = new Scan("", Instant.MIN);
  private boolean oneScan = true;

  private record Scan(String holder, Instant at) {}

  /// @param behindGate the lines whose doors stand behind the gate
  /// @param comesAndGoes whether this holder may pass the gate again and again
  Checks(
      Terminal terminal,
      SimulatedTime time,
      Things things,
      Set<String> behindGate,
      Predicate<String> comesAndGoes) {
    this.terminal = terminal;
    this.time = time;
    this.things = things;
    this.behindGate = Set.copyOf(behindGate);
    this.comesAndGoes = comesAndGoes;
    this.touched = time.instant();
    terminal.lockers().forEach(this::attend);
    terminal.gate().onChange(this::turned);
  }

  private void attend(String line, LockerSimulator doors) {
    doors.onPulse(door -> felt(line, door));
    doors.onChange(door ->
        open.computeIfAbsent(id(line, door).toString(), _ -> new TreeMap<>())
            .put(time.instant(), doors.isOpen(door)));
  }

  private static DoorId id(String line, Door door) {
    return new DoorId(line, door.board(), door.channel());
  }

  private boolean stoodOpen(String door, Instant at) {
    var last = open.getOrDefault(door, new TreeMap<>()).floorEntry(at);
    return last != null && last.getValue();
  }

  /// Somebody did something.
  void touched() {
    touched = time.instant();
  }

  /// Somebody with this holder's code, empty for nobody's, scanned.
  void scanned(String holder) {
    Instant now = time.instant();
    oneScan = Duration.between(scan.at(), now).compareTo(Duration.ofSeconds(30)) > 0;
    scan = new Scan(holder, now);
    touched();
  }

  /// The terminal was started: it shows its door sign.
  void started() {
    state = new Home.Attract();
    touched();
  }

  /// The screen shows this.
  void saw(View view) {
    State before = state;
    state = view.state();
    count(state.getClass().getSimpleName());
    if (state instanceof Home.Resolving resolving) {
      place = resolving.place();
    } else if (state instanceof PinFlow.MyLocker) {
      place = Place.LOBBY;
    }
    if (before instanceof Home.Resolving && state instanceof Home.Refused refused) {
      boolean read = !ILLEGIBLE.contains(refused.refusal().getClass());
      if (read && oneScan && !scan.holder().isEmpty()) {
        requireOutside(scan.holder(), refused);
      }
    }
  }

  private void requireOutside(String holder, Home.Refused refused) {
    boolean inside =
        look(tx -> Audit.stays(tx).stream().anyMatch(s -> s.open() && s.holder().equals(holder)));
    if (inside) {
      throw new Broken(
          "Nobody inside is refused, since belongings can always be fetched: %s is in and was told %s."
              .formatted(holder, refused.refusal()));
    }
  }

  private void turned() {
    Intents.Intent why = pulse(Intents.Kind.GATE, "gate.main");
    Instant latest = time.instant().minus(GATE_AGAIN);
    boolean again =
        look(tx ->
            Audit.motions(tx).stream()
                .anyMatch(m ->
                    m.kind() == Intents.Kind.GATE
                        && m.visit().equals(why.visit())
                        && m.outcome().equals(Optional.of(Intents.Outcome.DONE))
                        && m.madeAt().isBefore(latest)));
    if (again && !comesAndGoes.test(holder(why.visit().orElseThrow()))) {
      throw new Broken(
          "One entry is one passage, or the code is handed back outside: the gate turned again for %s."
              .formatted(why));
    }
  }

  private String holder(UUID visit) {
    return look(tx ->
        Audit.stays(tx).stream()
            .filter(s -> s.id().equals(visit))
            .map(Audit.Stay::holder)
            .findFirst()
            .orElseThrow());
  }

  private void felt(String line, Door door) {
    DoorId id = id(line, door);
    Intents.Intent why = pulse(Intents.Kind.DOOR, id.toString());
    Optional<UUID> owner = things.owner(id);
    if (owner.isPresent() && !owner.equals(why.visit())) {
      throw new Broken(
          "A door is opened for whoever has things in it: %s got a pulse for %s, and the things in it are of %s."
              .formatted(id, why.visit(), owner.get()));
    }
    boolean holder = HOLDERS.contains(OpenReason.valueOf(why.reason()));
    if (behindGate.contains(line) && place == Place.LOBBY && holder) {
      throw new Broken(
          "No door stands open out of its holder's reach: %s is behind the gate and was opened from the lobby."
              .formatted(id));
    }
  }

  /// A device felt a pulse: somebody must have written down just this one.
  private Intents.Intent pulse(Intents.Kind kind, String target) {
    count(kind == Intents.Kind.DOOR ? "door pulses" : "gate pulses");
    List<Intents.Intent> open =
        look(tx ->
            new Intents()
                .open(tx).stream()
                    .filter(i -> i.kind() == kind && i.target().equals(target))
                    .toList());
    if (open.isEmpty()) {
      throw new Broken(
          "Every pulse is written down before it: %s felt one that nobody intends."
              .formatted(target));
    }
    Intents.Intent why =
        open.reversed().stream()
            .filter(i -> !pulsed.contains(i.id()))
            .findFirst()
            .orElseThrow(() ->
                new Broken(
                    "No pulse is given twice for one intent, as the door may have been shut again: %s felt %s twice."
                        .formatted(target, open.getLast())));
    pulsed.add(why.id());
    return why;
  }

  /// Between two steps of the terminal: is somebody waiting in vain?
  void alive() {
    if (!terminal.isOn() || state instanceof Home.Attract) {
      return;
    }
    Instant now = time.instant();
    if (now.isAfter(state.giveUpAt().plus(LATE))) {
      throw new Broken(
          "Every state but the door sign has a deadline and keeps it: still %s.".formatted(state));
    }
    if (now.isAfter(touched.plus(UNTOUCHED))) {
      throw new Broken(
          "A terminal nobody touches goes back to its door sign: since %s it has not; it shows %s."
              .formatted(touched, state));
    }
  }

  /// Holds everything that is written down against the world and against itself.
  ///
  /// @param settled whether nothing can be under way
  void books(boolean settled) {
    if (terminal.isOn()) {
      look(tx -> {
        books.check(tx, pulsed, this::stoodOpen, terminal.name(), settled);
        return null;
      });
    }
  }

  /// After a day's end nobody is in any more who holds no locker, and staff is asked to look after
  /// whoever holds one still.
  void dayIsOver(Instant midnight) {
    look(tx -> {
      Books.requireOver(Audit.stays(tx), Audit.doors(tx), Audit.chores(tx), midnight);
      return null;
    });
  }

  private interface Question<T> {
    T ask(Transaction tx) throws StoreException;
  }

  private <T> T look(Question<T> question) {
    Life life = terminal.life().orElseThrow();
    try {
      return life.watching(() -> terminal.kiosk().store().transaction("look on", question::ask));
    } catch (StoreException e) {
      for (Throwable why = e; why != null; why = why.getCause()) {
        if (why instanceof Broken broken) {
          throw broken;
        }
      }
      throw new Broken("The store of a running terminal can be read.", e);
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /// How often what was seen.
  Map<String, Integer> counts() {
    return counts;
  }

  /// Facts that were not with the backend when the books were last read.
  int waiting() {
    return books.waiting();
  }

  /// The entries used here, by ticket.
  Map<String, Audit.Used> used() {
    return look(tx -> Audit.used(tx, terminal.name()));
  }

  /// The uses of tickets that staff here is asked to look at, by the keys of their facts.
  List<String> doubleUses() {
    return look(tx ->
        Audit.chores(tx).stream()
            .filter(chore -> chore.kind() == StaffTask.DOUBLE_USE)
            .map(Audit.Chore::subject)
            .toList());
  }

  /// Facts by kind.
  Map<String, Integer> facts() {
    return books.facts();
  }
}
