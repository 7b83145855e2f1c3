package org.venue.kiosk.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.flow.home.Journeys;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Trouble;

/// What holds in every journey, tried on every sample state with every event, and the journey's
/// graph as text, so that a change of a journey is seen as a change of a file.
public abstract class FlowLaws {
  /// After so long of nobody doing anything the door sign stands there again.
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  protected final Journeys journeys = Samples.journeys();
  private final String name;
  private final Class<? extends State> journey;
  private final List<State> samples;

  /// @param name of the file that holds the graph
  /// @param journey its sealed set of states
  protected FlowLaws(String name, Class<? extends State> journey, List<State> samples) {
    this.name = name;
    this.journey = journey;
    this.samples = samples;
  }

  /// One step of a journey.
  private record Edge(State from, Event event, Next next) {
    boolean ignored() {
      return next.state().equals(from) && next.effects().isEmpty();
    }
  }

  @Test
  void everyStateOfTheJourneyIsAmongTheSamples() {
    Set<Class<?>> missing = concrete(journey).collect(Collectors.toSet());
    samples.forEach(sample -> missing.remove(sample.getClass()));
    assertEquals(Set.of(), missing, "A state without a sample is never tried: add it to Samples");
  }

  @Test
  void everyStateIsReachedFromTheDoorSign() {
    Set<Class<?>> reached = new HashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>(List.of(Home.Attract.class));
    List<Edge> all = Samples.states().stream().flatMap(this::edges).toList();
    while (!open.isEmpty()) {
      Class<?> at = open.pop();
      if (reached.add(at)) {
        all.stream()
            .filter(edge -> edge.from().getClass() == at)
            .forEach(edge -> open.push(edge.next().state().getClass()));
      }
    }
    concrete(journey)
        .forEach(state ->
            assertTrue(reached.contains(state), () -> "Nothing leads to " + state.getSimpleName()));
  }

  private static Stream<Class<?>> concrete(Class<?> states) {
    return states.isSealed()
        ? Arrays.stream(states.getPermittedSubclasses()).flatMap(FlowLaws::concrete)
        : Stream.of(states);
  }

  @Test
  void whoeverDoesNothingSeesTheDoorSignAgain() {
    for (State sample : samples) {
      State state = sample;
      Instant now = Samples.NOW;
      while (!(state instanceof Home.Attract)) {
        assertFalse(lasts(state), state + " lasts: only the door sign may");
        now = state.giveUpAt().isAfter(now) ? state.giveUpAt() : now;
        assertTrue(
            Duration.between(Samples.NOW, now).compareTo(PATIENCE) < 0,
            () -> sample + " does not end at the door sign");
        State after = journeys.next(state, new Event.GaveUp(), now).state();
        assertNotEquals(state, after, "Nothing follows when the time of a state is over");
        state = after;
      }
    }
  }

  @Test
  void everyNewStateHasADeadlineThatHasNotPassed() {
    Instant now = Samples.NOW;
    for (State sample : samples) {
      edges(sample)
          .filter(edge -> !edge.ignored())
          .forEach(edge ->
              assertTrue(
                  edge.next().state().giveUpAt().isAfter(now),
                  () -> text(edge) + " leads to a state whose time is over already"));
    }
  }

  @Test
  void whoeverWaitsForAnAnswerIgnoresWhatPeopleDo() {
    for (State sample : samples) {
      if (sample instanceof State.Busy) {
        for (Event act : Samples.acts()) {
          assertEquals(
              Next.to(sample),
              next(sample, act),
              () -> "Busy states change by answers only, or a motion is asked for twice: " + act);
        }
      }
    }
  }

  @Test
  void whoeverIsNotBusyCanAskForHelpAndStartOver() {
    for (State sample : samples) {
      if (sample instanceof State.Busy) {
        continue;
      }
      assertInstanceOf(
          Home.Help.class, next(sample, new Event.Touched(Choice.HELP)).state(), sample::toString);
      assertEquals(
          Home.home(), next(sample, new Event.Touched(Choice.START_OVER)), sample::toString);
    }
  }

  @Test
  void everyAnswerLeadsOnFromTheStateThatAsked() {
    for (State sample : samples) {
      edges(sample).forEach(edge -> edge.next().effects().forEach(asked -> leadsOn(edge, asked)));
    }
  }

  private void leadsOn(Edge edge, Effect asked) {
    State waiting = edge.next().state();
    if (asked instanceof Effect.CallHelp || asked instanceof Effect.LookAtNetwork) {
      return; // Only written down, or asked again soon; nobody waits for it.
    }
    assertTrue(
        waiting instanceof State.Busy || asked instanceof Effect.MakePin,
        () -> text(edge) + " asks and does not wait: a second touch would ask again");
    // After LeaveKiosk was written down the program ends by itself.
    Stream<Event.Answer> good =
        asked instanceof Effect.LeaveKiosk ? Stream.of() : Samples.answers(asked).stream();
    Stream.concat(good, Stream.of(new Event.Failed(Trouble.STORE_FAILED)))
        .forEach(answer ->
            assertNotEquals(
                Next.to(waiting),
                next(waiting, answer),
                () -> text(edge) + " gets stuck at " + answer));
  }

  @Test
  void everyTroubleAndEveryRefusalIsSeen() {
    for (State sample : samples) {
      edges(sample)
          .filter(edge -> !edge.ignored())
          .forEach(edge ->
              explanation(edge.event())
                  .ifPresent(why ->
                      assertTrue(
                          tells(edge.next().state(), why),
                          () -> text(edge) + " does not tell " + why)));
    }
  }

  @Test
  void nobodyIsSentAwayWithoutBeingAsked() {
    for (State sample : samples) {
      if (sample instanceof State.Patient patient) {
        State asked = next(sample, new Event.GaveUp()).state();
        assertInstanceOf(Home.StillThere.class, asked);
        State back = next(asked, new Event.Touched(Choice.STILL_HERE)).state();
        assertEquals(patient.until(Pace.USUAL.person(Samples.NOW)), back, "One touch renews it");
      }
    }
  }

  @Test
  void theSameEventAlwaysLeadsToTheSameState() {
    for (State sample : samples) {
      edges(sample)
          .forEach(edge ->
              assertEquals(
                  edge.next(),
                  Samples.journeys().next(sample, edge.event(), Samples.NOW),
                  "A journey keeps no memory of its own"));
    }
  }

  @Test
  void theGraphIsTheGoldenOne() throws IOException {
    String graph =
        samples.stream()
                .flatMap(this::edges)
                .filter(edge -> !edge.ignored())
                .map(FlowLaws::text)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("\n"))
            + "\n";
    Path golden =
        Path.of(
            System.getProperty("venue.root"),
            "kiosk-app/src/test/resources/golden/flow",
            name + ".txt");
    if (System.getProperty("golden").equals("update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, graph);
    }
    assertEquals(
        Files.readString(golden),
        graph,
        "The journey has changed; if that is meant, run with -Dgolden=update and review the file");
  }

  /// What follows from this event at [Samples#NOW].
  protected final Next next(State state, Event event) {
    return journeys.next(state, event, Samples.NOW);
  }

  /// The state after all these events, one after the other.
  protected final State after(State state, Event... events) {
    State at = state;
    for (Event event : events) {
      at = next(at, event).state();
    }
    return at;
  }

  private Stream<Edge> edges(State state) {
    Stream<Event> answers =
        Samples.awaited(state).stream().flatMap(asked -> possible(asked).stream());
    return Stream.of(
            Samples.acts().stream(),
            Samples.news().stream(),
            answers,
            Stream.of(new Event.GaveUp()))
        .flatMap(all -> all)
        .map(event -> new Edge(state, event, next(state, event)));
  }

  private static List<Event.Answer> possible(Effect asked) {
    return Stream.concat(
            Samples.answers(asked).stream(), Stream.of(new Event.Failed(Trouble.STORE_FAILED)))
        .toList();
  }

  private static boolean lasts(State state) {
    return state.giveUpAt().equals(Instant.MAX);
  }

  private static Optional<Object> explanation(Event event) {
    return switch (event) {
      case Event.Failed(Trouble trouble) -> Optional.of(trouble);
      case Event.Admitted(var _, Optional<Trouble> none) -> none.map(what -> what);
      case Event.LockerChanged(var _, Optional<Trouble> none) -> none.map(what -> what);
      case Event.NotAdmitted(Refusal refusal) -> Optional.of(refusal);
      case Event.ScanRejected _ -> Optional.of(new Refusal.Unreadable());
      default -> Optional.empty();
    };
  }

  /// Whether the state holds the explanation: to be seen now or, while it is busy, right after.
  private static boolean tells(State state, Object why) {
    for (RecordComponent part : state.getClass().getRecordComponents()) {
      try {
        Object value = part.getAccessor().invoke(state);
        if (value.equals(why) || value.equals(Optional.of(why))) {
          return true;
        }
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
    return false;
  }

  private static String text(Edge edge) {
    String effects =
        edge.next().effects().stream()
            .map(effect -> effect.getClass().getSimpleName())
            .collect(Collectors.joining(", "));
    return name(edge.from())
        + " --"
        + name(edge.event())
        + "--> "
        + name(edge.next().state())
        + (effects.isEmpty() ? "" : " [" + effects + "]");
  }

  private static String name(State state) {
    String own = state.getClass().getSimpleName();
    return switch (state) {
      case Home.Help help -> own + "(" + name(help.behind()) + ")";
      case Home.Network page -> own + "(" + name(page.behind()) + ")";
      case Home.StillThere covered -> own + "(" + name(covered.behind()) + ")";
      default -> own;
    };
  }

  private static String name(Event event) {
    String own = event.getClass().getSimpleName();
    return switch (event) {
      case Event.Touched(Choice choice) -> own + " " + choice;
      case Event.Picked(int index) -> own + " " + index;
      case Event.Typed(char key) -> own + (key == Event.Typed.ERASE ? " erase" : " digit");
      case Event.Resolved(var what) -> own + " " + what.getClass().getSimpleName();
      case Event.Admitted(var _, var none) -> own + none.map(what -> " " + what).orElse("");
      case Event.LockerChanged(var _, var none) -> own + none.map(what -> " " + what).orElse("");
      case Event.LockerAnswered(var _, var result) -> own + " " + result;
      case Event.GateAnswered(var _, var result) -> own + " " + result;
      case Event.PinChecked(var check) -> own + " " + check.getClass().getSimpleName();
      case Event.VisitFound(var visit) -> own + (visit.isPresent() ? " someone" : " nobody");
      case Event.TasksListed(var tasks) -> own + (tasks.isEmpty() ? " none" : " some");
      case Event.TaskAnswered(var outcome) -> own + " " + outcome;
      case Event.MemberRead(var member) -> own + (member.enrolled() ? " enrolled" : "");
      case Event.FaceSeen(var purpose, var outcome) ->
          own + " " + purpose + " " + outcome.getClass().getSimpleName();
      case Event.DoorMoved(var _, boolean open) -> own + (open ? " open" : " shut");
      default -> own;
    };
  }
}
