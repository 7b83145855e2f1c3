package org.venue.kiosk.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.flow.checkout.CheckOutFlow;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.visit.Visit;

/// The place before a terminal: one person at a time looks, thinks and touches, the others queue.
/// Nobody stays for ever.
final class Screen {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Terminal terminal;
  private final SimulatedTime time;
  private final Random random;
  private final Deque<Person> queue = new ArrayDeque<>();
  private Optional<Person> here = Optional.empty();
  private Optional<View> view = Optional.empty();
  private long patienceEnds;
  private long thought;

  Screen(Terminal terminal, SimulatedTime time, Random random) {
    this.terminal = terminal;
    this.time = time;
    this.random = random;
  }

  /// Somebody wants to the screen.
  void comes(Person person) {
    queue.add(person);
    next();
  }

  private void next() {
    if (here.isEmpty() && !queue.isEmpty()) {
      here = Optional.of(queue.remove());
      patienceEnds = time.nanos() + PATIENCE.toNanos();
      think(500, 6_000);
    }
  }

  /// Whoever is here goes away.
  void leave() {
    if (here.isPresent()) {
      Person gone = here.get();
      here = Optional.empty();
      thought++;
      gone.left();
      time.later(between(1_000, 12_000), this::next);
    }
  }

  /// The terminal shows this.
  void shows(View now) {
    view = Optional.of(now);
    think(400, 5_000);
  }

  /// The terminal shows nothing any more.
  void goesDark() {
    view = Optional.empty();
  }

  /// What is shown.
  Optional<View> view() {
    return view;
  }

  private void think(int leastMillis, int mostMillis) {
    if (here.isEmpty()) {
      return;
    }
    long mine = ++thought;
    time.later(
        between(leastMillis, mostMillis),
        () -> {
          if (mine == thought) {
            act();
          }
        });
  }

  private void act() {
    if (time.nanos() > patienceEnds) {
      leave();
      return;
    }
    if (view.isPresent() && terminal.isOn()) {
      here.orElseThrow().sees(view.get(), this);
    }
    think(9_000, 25_000);
  }

  /// Presses a button of what is shown.
  void touch(Choice choice) {
    act(new Event.Touched(choice));
  }

  /// Does something to what is shown.
  void act(Event.Act act) {
    view.ifPresent(shown -> terminal.touch(shown, act));
  }

  /// Presses keys.
  void type(String digits) {
    for (char digit : digits.toCharArray()) {
      act(new Event.Typed(digit));
    }
  }

  /// So long or so.
  Duration between(int leastMillis, int mostMillis) {
    return Duration.ofMillis(random.nextInt(leastMillis, mostMillis));
  }

  /// Whose visit is shown, if it is somebody's.
  static Optional<Visit> visit(State state) {
    return switch (state) {
      case CheckInFlow.OpeningLocker s -> Optional.of(s.visit());
      case CheckInFlow.PutThingsIn s -> Optional.of(s.visit());
      case CheckInFlow.ChangingLocker s -> Optional.of(s.visit());
      case CheckInFlow.NoLocker s -> Optional.of(s.visit());
      case CheckInFlow.OpeningGate s -> Optional.of(s.visit());
      case CheckInFlow.WalkIn s -> Optional.of(s.visit());
      case CheckInFlow.GateShut s -> Optional.of(s.visit());
      case CheckInFlow.HandingOver s -> Optional.of(s.visit());
      case VisitFlow.AlreadyIn s -> Optional.of(s.visit());
      case VisitFlow.Ending s -> Optional.of(s.visit());
      case VisitFlow.Menu s -> Optional.of(s.who().visit());
      case VisitFlow.Reopening s -> Optional.of(s.who().visit());
      case VisitFlow.Reopened s -> Optional.of(s.who().visit());
      case VisitFlow.LockerElsewhere s -> Optional.of(s.who().visit());
      case CheckOutFlow.OpeningForCheckOut s -> Optional.of(s.visit());
      case Home.Help s -> visit(s.behind());
      case Home.StillThere s -> visit(s.behind());
      default -> Optional.empty();
    };
  }
}
