package org.venue.kiosk.flow.home;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Effects;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Next;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.visit.Services;

/// Runs the journeys: one event at a time on one thread, no I/O. Events come from any thread; the
/// state is shown after each step; an answer to a step the visitor has left is logged and dropped,
/// which loses a picture and never a record.
public final class FlowLoop {
  private static final Logger LOG = LoggerFactory.getLogger(FlowLoop.class);

  /// More events than this waiting means that something floods us; acts of persons are dropped
  /// then.
  private static final int MOST_WAITING = 256;

  private final Journeys journeys;
  private final Effects effects;
  private final Consumer<View> screen;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean flooded = new AtomicBoolean();

  private State state;
  private Services services = Services.ALL;
  private long step;
  private long asking;
  private ScheduledFuture<?> deadline;

  /// A loop that has not begun.
  ///
  /// @param thread runs one thing at a time; the loop's own
  /// @param screen called on that thread with every view
  public FlowLoop(
      Journeys journeys,
      Effects effects,
      Consumer<View> screen,
      InstantSource clock,
      ScheduledExecutorService thread) {
    this.journeys = journeys;
    this.effects = effects;
    this.screen = screen;
    this.clock = clock;
    this.thread = thread;
    this.state = journeys.first();
  }

  /// Shows the door sign.
  public void begin() {
    thread.execute(this::show);
  }

  /// Something happened, whatever the step. Acts of persons are dropped while the loop is flooded.
  public void happened(Event event) {
    offer(event, () -> true);
  }

  /// A person acted on what this step showed; it counts only while that is still shown.
  public void acted(Event.Act act, long atStep) {
    offer(act, () -> atStep == step);
  }

  private void offer(Event event, BooleanSupplier counts) {
    if (event instanceof Event.Act && waiting.get() >= MOST_WAITING) {
      if (!flooded.getAndSet(true)) {
        LOG.warn("Too many events are waiting; what people do is dropped for now");
      }
      return;
    }
    waiting.incrementAndGet();
    thread.execute(() -> {
      waiting.decrementAndGet();
      flooded.set(false);
      if (counts.getAsBoolean()) {
        take(event);
      }
    });
  }

  /// Runs this on the loop's thread once everything before it is taken: a sign of life.
  public void whenFree(Runnable sign) {
    thread.execute(sign);
  }

  /// What the terminal can do has changed.
  public void services(Services now) {
    thread.execute(() -> {
      if (!services.equals(now)) {
        services = now;
        show();
      }
    });
  }

  private void take(Event event) {
    Next next;
    try {
      next = journeys.next(state, event, clock.instant());
    } catch (RuntimeException bug) {
      LOG.error("The journey broke at {} on {}; starting over", state, event, bug);
      next = Next.to(journeys.first());
    }
    if (next.state().equals(state) && next.effects().isEmpty()) {
      return;
    }
    if (next.state().getClass() != state.getClass() || !next.effects().isEmpty()) {
      step++;
    }
    if (movesOn(next)) {
      asking++;
    }
    LOG.debug("{} -> {}", event, next.state());
    state = next.state();
    schedule();
    show();
    next.effects().forEach(this::carryOut);
  }

  /// Help and the question whether someone is still there cover a journey without moving it, so an
  /// answer that is under way, such as the PIN that is shown once, still finds who asked.
  private boolean movesOn(Next next) {
    State before = Journeys.uncovered(state);
    State after = Journeys.uncovered(next.state());
    return before.getClass() != after.getClass()
        || (!next.effects().isEmpty() && !before.equals(after));
  }

  private void carryOut(Effect effect) {
    long asked = asking;
    effects.carryOut(
        effect,
        answer ->
            thread.execute(() -> {
              if (asked == asking) {
                take(answer);
              } else {
                LOG.info("The visitor had left before {}", answer.getClass().getSimpleName());
              }
            }));
  }

  private void schedule() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
    if (state.giveUpAt().equals(Instant.MAX)) {
      return;
    }
    State awaited = state;
    Duration wait = Duration.between(clock.instant(), state.giveUpAt());
    deadline =
        thread.schedule(
            () -> {
              if (awaited.equals(state)) {
                take(new Event.GaveUp());
              }
            },
            Math.max(0, wait.toNanos()),
            TimeUnit.NANOSECONDS);
  }

  private void show() {
    screen.accept(new View(state, services, step));
  }
}
