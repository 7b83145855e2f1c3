package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Present;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// What a code does to the store.
class AdmissionsTest {
  private @TempDir Path directory;
  private Venue venue;

  @BeforeEach
  void open() throws Exception {
    venue = new Venue(directory);
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void anAdmissionWritesEverythingAtOnce() {
    Event.Admitted admitted = venue.admit("t-1", Venue.MEN);
    assertEquals(Optional.empty(), admitted.noLocker());
    assertEquals(101, admitted.visit().locker().orElseThrow().locker().number());
    assertEquals(
        List.of("t-1 1"), venue.rows("SELECT ticket, count(*) FROM redemption GROUP BY ticket"));
    assertEquals(List.of("t-1 1"), venue.rows("SELECT holder, person FROM visit"));
    assertEquals(List.of("101 HELD", "102 FREE", "103 FREE"), venue.doors());
    assertEquals(List.of("DOOR CHECK_IN open"), venue.intents());
    assertEquals(List.of("CheckedIn", "LockerGiven"), venue.facts());
  }

  @Test
  void anAdmissionThatCannotBeWrittenLeavesNothing() {
    var who = (Resolution.NewVisit) venue.resolve(Venue.ticket("t-1", 1, 1));
    venue.refuse("intent", "1");
    assertEquals(
        new Event.Failed(Trouble.STORE_FAILED), venue.ask(new Effect.Admit(who, Venue.MEN)));
    assertEquals(List.of(), venue.rows("SELECT ticket FROM redemption"));
    assertEquals(List.of(), venue.rows("SELECT id FROM visit"));
    assertEquals(List.of("101 FREE", "102 FREE", "103 FREE"), venue.doors());
    assertEquals(List.of(), venue.facts());
  }

  @Test
  void nobodyIsAdmittedBehindTheGate() {
    var refused = (Resolution.Refused) venue.resolve(Venue.ticket("t-1", 1, 2), Place.INSIDE);
    assertEquals(new Refusal.AtTheLobby(), refused.refusal());
    venue.ask(
        new Effect.Admit(
            (Resolution.NewVisit) venue.resolve(Venue.ticket("t-1", 1, 2)), Venue.POOL));
    var inside = (Resolution.Inside) venue.resolve(Venue.ticket("t-1", 1, 2), Place.INSIDE);
    assertEquals(1, inside.visits().size(), "whoever is in gets the locker");
    assertEquals(Optional.empty(), inside.another());
    var lobby = (Resolution.Inside) venue.resolve(Venue.ticket("t-1", 1, 2), Place.LOBBY);
    assertTrue(lobby.another().isPresent());
  }

  @Test
  void theSameCodeTwiceIsInside() {
    Visit visit = venue.admit("t-1", Venue.MEN).visit();
    Resolution again = venue.resolve(Venue.ticket("t-1", 1, 1));
    Present unfinished = new Present(visit, Optional.of(Instant.MAX));
    assertEquals(new Resolution.Inside(List.of(unfinished), Optional.empty()), again);
  }

  @Test
  void aCodeHandedBackOutsideOpensTheGateForNobody() {
    Visit visit = venue.admit("t-1", Venue.POOL).visit();
    venue.ask(new Effect.OpenGate(visit));
    Instant until = venue.now.plus(Duration.ofMinutes(2));
    venue.now = venue.now.plusSeconds(60);
    assertEquals(Optional.of(until), gateUntil(Venue.ticket("t-1", 1, 1)));
    venue.ask(new Effect.OpenGate(visit));
    venue.now = until;
    assertEquals(Optional.empty(), gateUntil(Venue.ticket("t-1", 1, 1)));
  }

  @Test
  void whoMayComeAndGoPassesTheGateAgainAndItIsTold() {
    Ticket unlimited = Venue.ticket("t-1", 0, 1);
    var who = (Resolution.NewVisit) venue.resolve(unlimited);
    Visit visit = ((Event.Admitted) venue.ask(new Effect.Admit(who, Venue.POOL))).visit();
    venue.ask(new Effect.OpenGate(visit));
    venue.now = venue.now.plus(Duration.ofHours(1));
    assertEquals(Optional.of(Instant.MAX), gateUntil(unlimited));
    venue.ask(new Effect.OpenGate(visit));
    assertEquals(List.of("CheckedIn", "GateAsked", "GateAsked"), venue.facts());
  }

  @Test
  void aVisitThatIsEndedLetsTheNextEntryBegin() {
    Ticket twice = Venue.ticket("t-1", 2, 1);
    var who = (Resolution.NewVisit) venue.resolve(twice);
    Visit visit = ((Event.Admitted) venue.ask(new Effect.Admit(who, Venue.POOL))).visit();
    assertEquals(new Event.VisitEnded(), venue.ask(new Effect.EndVisit(visit)));
    assertEquals(new Event.VisitEnded(), venue.ask(new Effect.EndVisit(visit)));
    assertEquals(List.of("CheckedIn", "CheckedOut"), venue.facts());
    assertInstanceOf(Resolution.NewVisit.class, venue.resolve(twice));
  }

  @Test
  void aVisitWithALockerEndsOnlyWithIt() {
    Visit visit = venue.inside("t-1");
    assertEquals(new Event.Failed(Trouble.STORE_FAILED), venue.ask(new Effect.EndVisit(visit)));
    assertEquals("HELD", venue.doors().getFirst().split(" ")[1]);
  }

  private Optional<Instant> gateUntil(Ticket ticket) {
    return ((Resolution.Inside) venue.resolve(ticket)).visits().getFirst().gateUntil();
  }

  @Test
  void theSecondPersonOfATicketIsAnotherVisit() {
    var ticket = Venue.ticket("t-2", 1, 2);
    var first = (Resolution.NewVisit) venue.resolve(ticket);
    venue.ask(new Effect.Admit(first, Venue.MEN));
    var inside = (Resolution.Inside) venue.resolve(ticket);
    Resolution.NewVisit second = inside.another().orElseThrow();
    assertEquals(2, second.person());
    var admitted = (Event.Admitted) venue.ask(new Effect.Admit(second, Venue.MEN));
    assertEquals(102, admitted.visit().locker().orElseThrow().locker().number());
  }

  @Test
  void theRulesAreAskedAgainInsideTheTransaction() {
    var who = (Resolution.NewVisit) venue.resolve(Venue.ticket("t-1", 1, 1));
    venue.ask(new Effect.Admit(who, Venue.MEN));
    assertInstanceOf(Event.NotAdmitted.class, venue.ask(new Effect.Admit(who, Venue.MEN)));
    assertEquals(List.of("1"), venue.rows("SELECT count(*) FROM visit"));
    assertEquals(List.of("CheckedIn", "LockerGiven", "EntryRefused"), venue.facts());
  }

  @Test
  void aRefusalIsTold() {
    Event answer = venue.ask(new Effect.Resolve("https://pay.example", Place.LOBBY));
    assertEquals(
        new Event.Resolved(new Resolution.Refused(new Refusal.NoSuchCode(), venue.now)), answer);
    assertEquals(List.of("EntryRefused"), venue.facts());
  }

  @Test
  void whoFindsNoLockerIsAdmittedAllTheSame() {
    for (int i = 1; i <= 3; i++) {
      venue.admit("t-" + i, Venue.MEN);
    }
    Event.Admitted admitted = venue.admit("t-4", Venue.MEN);
    assertEquals(Optional.of(Trouble.NO_LOCKER_FREE), admitted.noLocker());
    assertEquals(Optional.empty(), admitted.visit().locker());
  }

  @Test
  void aRoomWhoseBoardIsMissingSaysSo() {
    venue.board.unplugged = true;
    assertEquals(Optional.of(Trouble.LOCKER_MISSING), venue.admit("t-1", Venue.MEN).noLocker());
  }

  @Test
  void aRoomWithoutLockersIsNoTrouble() {
    Event.Admitted admitted = venue.admit("t-1", Venue.POOL);
    assertEquals(Optional.empty(), admitted.noLocker());
    assertEquals(Optional.empty(), admitted.visit().locker());
  }

  @Test
  void theClosingRuleEndsYesterdaysVisitsWithoutALocker() throws Exception {
    venue.admit("yesterday", Venue.POOL);
    Visit holding = venue.admit("holding", Venue.MEN).visit();
    venue.now = Venue.OPENING.plus(Duration.ofDays(1));
    venue.admit("today", Venue.POOL);
    assertEquals(1, venue.admissions.closeDay(venue.now.minus(Duration.ofHours(4))));
    assertEquals(
        List.of("holding", "today"),
        venue.rows("SELECT holder FROM visit WHERE ended_at IS NULL ORDER BY holder"));
    assertEquals(
        List.of("CheckedIn", "CheckedIn", "LockerGiven", "CheckedIn", "CheckedOut"), venue.facts());
    assertEquals(new Event.VisitFound(Optional.of(holding)), venue.ask(new Effect.FindVisit(101)));
    assertEquals(0, venue.admissions.closeDay(venue.now.minus(Duration.ofHours(4))));
  }

  @Test
  void theClosingRuleWaitsForALockerOnItsWayBack() throws Exception {
    Visit visit = venue.inside("t-1");
    venue.ask(new Effect.CheckOut(visit));
    assertEquals(0, venue.admissions.closeDay(venue.now.plus(Duration.ofDays(1))));
    venue.board.shut(1);
    venue.lookUntilShut();
    assertEquals("CheckedOut", venue.facts().getLast());
    assertEquals(List.of("101 FREE", "102 FREE", "103 FREE"), venue.doors());
  }
}
