package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.visit.GateResult;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// One passage, one pulse, one intent.
class GatesTest {
  private @TempDir Path directory;
  private Venue venue;
  private Visit visit;

  @BeforeEach
  void open() throws Exception {
    venue = new Venue(directory);
    visit = venue.admit("t-1", Venue.POOL).visit();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void aConfirmedPulseIsDoneAndTheFirstOneCounts() {
    assertEquals(Optional.of(Venue.OPENING), answer(GateResult.ASKED).gateAsked());
    venue.now = venue.now.plusSeconds(60);
    assertEquals(Optional.of(Venue.OPENING), answer(GateResult.ASKED).gateAsked());
    assertEquals(List.of("GATE CHECK_IN DONE", "GATE CHECK_IN DONE"), venue.intents());
    assertEquals(List.of("CheckedIn", "GateAsked", "GateAsked"), venue.facts());
  }

  @Test
  void aPulseThatNobodyConfirmsIsAStaffTask() {
    venue.gate.silentAfterPulse = true;
    // Somebody may have passed, so that it is not granted for ever.
    assertEquals(Optional.of(Venue.OPENING), answer(GateResult.UNKNOWN).gateAsked());
    assertEquals(List.of("GATE CHECK_IN UNKNOWN"), venue.intents());
    assertEquals(List.of("GATE_UNKNOWN"), venue.tasks());
    assertEquals(1, venue.gate.pulses);
  }

  @Test
  void aMissingGateMovesNothing() {
    venue.gate.unplugged = true;
    answer(GateResult.MISSING);
    assertEquals(List.of("GATE CHECK_IN FAILED"), venue.intents());
    assertEquals(List.of(), venue.tasks());
  }

  @Test
  void aPulseThatWasNotWrittenDownIsSettledAtStartWithoutAnother() throws Exception {
    venue.refuse("outbox", "NEW.kind = 'GateAsked'");
    assertEquals(new Event.Failed(Trouble.STORE_FAILED), venue.ask(new Effect.OpenGate(visit)));
    venue.refuseNothing();
    venue.restart();
    assertEquals(List.of("GATE CHECK_IN UNKNOWN"), venue.intents());
    assertEquals(List.of("GATE_UNKNOWN"), venue.tasks());
    assertEquals(1, venue.gate.pulses);
    assertEquals(List.of("CheckedIn", "GateAsked"), venue.facts());
  }

  @Test
  void aVisitThatHasEndedOpensNothing() throws Exception {
    venue.admissions.closeDay(venue.now.plus(Duration.ofDays(1)));
    assertEquals(new Event.Failed(Trouble.STORE_FAILED), venue.ask(new Effect.OpenGate(visit)));
    assertEquals(0, venue.gate.pulses);
    assertEquals(List.of(), venue.intents());
  }

  private Visit answer(GateResult wanted) {
    var answer = (Event.GateAnswered) venue.ask(new Effect.OpenGate(visit));
    assertEquals(wanted, answer.result());
    return answer.visit();
  }
}
