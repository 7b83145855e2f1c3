package org.venue.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.visit.Connection.State;

/// What a row of answers says of the network.
class ReachTest {
  private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
  private static final Duration QUICK = Duration.ofMillis(40);
  private static final Duration LONG = Reach.SLOW.plusMillis(1);

  private final List<State> seen = new ArrayList<>();
  private final Reach reach =
      new Reach(() -> NOW, true, Optional.empty(), Optional.empty(), c -> seen.add(c.state()));

  private void heard(int times, Duration trip) {
    for (int i = 0; i < times; i++) {
      reach.heard(new Answer.Good<>("", NOW), NOW, trip);
    }
  }

  @Test
  void whenMostAnswersTakeLongTheBackendIsSlowAndThenNoMore() {
    reach.loading(false);
    heard(5, QUICK);
    assertEquals(State.ONLINE, reach.connection().state());
    heard(2, LONG);
    assertEquals(State.ONLINE, reach.connection().state(), "two of five are no rule");
    heard(1, LONG);
    assertEquals(State.SLOW, reach.connection().state());
    heard(2, QUICK);
    assertEquals(State.SLOW, reach.connection().state());
    heard(1, QUICK);
    assertEquals(State.ONLINE, reach.connection().state());
    assertEquals(List.of(State.ONLINE, State.SLOW, State.ONLINE), seen);
  }

  @Test
  void oneSilenceIsNoRuleAndTwoAre() {
    reach.loading(false);
    heard(5, LONG);
    assertEquals(State.SLOW, reach.connection().state());
    reach.heard(new Answer.Silence<>("no"), NOW, LONG);
    assertEquals(State.SLOW, reach.connection().state());
    reach.heard(new Answer.Silence<>("no"), NOW, LONG);
    assertEquals(State.SILENT, reach.connection().state());
    heard(1, QUICK);
    assertEquals(State.ONLINE, reach.connection().state(), "what was slow before is forgotten");
  }
}
