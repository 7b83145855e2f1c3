package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.hardware.locker.Door;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.OpeningResult;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// Doors and the store tell the same story, whatever goes wrong between them.
class LockersTest {
  private static final Event.Failed STORE_FAILED = new Event.Failed(Trouble.STORE_FAILED);

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
  void anOpeningThatIsSeenIsDone() {
    Visit visit = venue.inside("t-1");
    assertEquals(Optional.of(venue.now), visit.locker().orElseThrow().openedAt());
    assertEquals(List.of("DOOR CHECK_IN DONE"), venue.intents());
    assertEquals("LockerAsked", venue.facts().getLast());
    assertEquals(1, venue.board.pulses);
  }

  @Test
  void anOpeningThatNobodySawIsAStaffTaskAndNoSecondPulse() {
    venue.board.silentAfterPulse = true;
    Visit visit = venue.admit("t-1", Venue.MEN).visit();
    assertEquals(OpeningResult.UNKNOWN, venue.open(visit, OpenReason.CHECK_IN).result());
    assertEquals(List.of("DOOR CHECK_IN UNKNOWN"), venue.intents());
    assertEquals(List.of("DOOR_UNKNOWN"), venue.tasks());
    assertEquals(1, venue.board.pulses);
    assertEquals("101 HELD", venue.doors().getFirst());
  }

  @Test
  void aMissingBoardLosesNothing() {
    Visit visit = venue.admit("t-1", Venue.MEN).visit();
    venue.board.unplugged = true;
    assertEquals(OpeningResult.MISSING, venue.open(visit, OpenReason.CHECK_IN).result());
    assertEquals(List.of("DOOR CHECK_IN FAILED"), venue.intents());
    assertEquals("101 HELD", venue.doors().getFirst());
    venue.board.unplugged = false;
    assertEquals(OpeningResult.OPENED, venue.open(visit, OpenReason.CHECK_IN).result());
    assertEquals(List.of("DOOR CHECK_IN FAILED", "DOOR CHECK_IN DONE"), venue.intents());
  }

  @Test
  void aJammedDoorGivesAnotherLockerAndAStaffTask() {
    venue.board.jammed.add(new Door(1, 1));
    Visit visit = venue.admit("t-1", Venue.MEN).visit();
    Event.LockerAnswered answer = venue.open(visit, OpenReason.CHECK_IN);
    assertEquals(OpeningResult.JAMMED, answer.result());
    assertEquals(List.of("DOOR_JAMMED"), venue.tasks());
    var changed = (Event.LockerChanged) venue.ask(new Effect.ChangeLocker(answer.visit(), true));
    assertEquals(102, changed.visit().locker().orElseThrow().locker().number());
    assertEquals(List.of("101 OUT_OF_ORDER", "102 HELD", "103 FREE"), venue.doors());
    assertEquals(OpeningResult.OPENED, venue.open(changed.visit(), OpenReason.CHECK_IN).result());
    assertEquals(List.of("DOOR CHECK_IN FAILED", "DOOR CHECK_IN DONE"), venue.intents());
  }

  @Test
  void anUnwantedLockerIsFreeOnceItIsShut() {
    Visit visit = venue.inside("t-1");
    venue.ask(new Effect.ChangeLocker(visit, false));
    assertEquals(List.of("101 RETURNING", "102 HELD", "103 FREE"), venue.doors());
    venue.board.shut(1);
    venue.lookUntilShut();
    assertEquals(List.of("101 FREE", "102 HELD", "103 FREE"), venue.doors());
    assertTrue(venue.news.contains(new Event.LockerReturned(Venue.locker(1, false))));
    assertEquals(List.of("0"), venue.rows("SELECT count(*) FROM visit WHERE ended_at > 0"));
  }

  @Test
  void whoWantsAnotherLockerAndThereIsNoneKeepsTheirs() {
    Visit visit = venue.inside("t-1");
    venue.inside("t-2");
    venue.inside("t-3");
    var changed = (Event.LockerChanged) venue.ask(new Effect.ChangeLocker(visit, false));
    assertEquals(Optional.of(Trouble.NO_LOCKER_FREE), changed.noLocker());
    assertEquals(101, changed.visit().locker().orElseThrow().locker().number());
    venue.board.shut(1);
    venue.lookUntilShut();
    assertEquals("101 HELD", venue.doors().getFirst());
  }

  @Test
  void whoNeedsNoLockerGivesItBack() {
    Visit visit = venue.inside("t-1");
    var changed = (Event.LockerChanged) venue.ask(new Effect.GiveUpLocker(visit));
    assertEquals(Optional.empty(), changed.visit().locker());
    venue.board.shut(1);
    venue.lookUntilShut();
    assertEquals("101 FREE", venue.doors().getFirst());
  }

  @Test
  void aVisitAsItWasBeforeOpensNothing() {
    Visit before = venue.inside("t-1");
    venue.ask(new Effect.ChangeLocker(before, false));
    int pulses = venue.board.pulses;
    assertEquals(STORE_FAILED, venue.ask(new Effect.OpenLocker(before, OpenReason.CHECK_IN)));
    assertEquals(STORE_FAILED, venue.ask(new Effect.ChangeLocker(before, true)));
    assertEquals(pulses, venue.board.pulses);
    assertEquals(List.of("101 RETURNING", "102 HELD", "103 FREE"), venue.doors());
  }

  @Test
  void aPreparedOpeningThatSomethingElseOvertakesHasMovedNothing() {
    Visit visit = venue.admit("t-1", Venue.MEN).visit();
    venue.open(visit, OpenReason.STAFF_PHONE_LOST);
    assertEquals(List.of("DOOR CHECK_IN FAILED", "DOOR STAFF_PHONE_LOST DONE"), venue.intents());
  }

  @Test
  void aLockerIsFreeOnlyAfterItWasShutTwice() {
    Visit visit = venue.inside("t-1");
    venue.ask(new Effect.CheckOut(visit));
    venue.look(Duration.ofMillis(300));
    assertEquals("101 RETURNING", venue.doors().getFirst());
    venue.board.shut(1);
    venue.look(Duration.ofMillis(300));
    venue.look(Duration.ofMillis(299));
    assertEquals("101 RETURNING", venue.doors().getFirst());
    venue.look(Duration.ofMillis(1));
    assertEquals("101 FREE", venue.doors().getFirst());
    assertEquals(
        List.of("LockerAsked", "LockerReturned", "CheckedOut"), venue.facts().subList(3, 6));
    assertEquals(List.of("1"), venue.rows("SELECT count(*) FROM visit WHERE ended_at > 0"));
  }

  @Test
  void aVisitEndedWhileItsLockerIsOnItsWayBackEndsWithTheLocker() {
    Visit visit = venue.inside("t-1");
    venue.ask(new Effect.CheckOut(visit));
    assertEquals(new Event.VisitEnded(), venue.ask(new Effect.EndVisit(visit)));
    assertEquals(List.of("0"), venue.rows("SELECT count(*) FROM visit WHERE ended_at > 0"));
    venue.board.shut(1);
    venue.lookUntilShut();
    assertEquals("101 FREE", venue.doors().getFirst());
    assertEquals(List.of("LockerReturned", "CheckedOut"), venue.facts().subList(4, 6));
  }

  @Test
  void aVisitWithTwoLockersOnTheirWayBackEndsWithTheLast() {
    Visit first = venue.inside("t-1");
    var changed = (Event.LockerChanged) venue.ask(new Effect.ChangeLocker(first, false));
    venue.ask(new Effect.OpenLocker(changed.visit(), OpenReason.CHECK_IN));
    venue.ask(new Effect.CheckOut(changed.visit()));
    venue.board.shut(2);
    venue.lookUntilShut();
    assertEquals(List.of("101 RETURNING", "102 FREE"), venue.doors().subList(0, 2));
    assertEquals(List.of("0"), venue.rows("SELECT count(*) FROM visit WHERE ended_at > 0"));
    venue.board.shut(1);
    venue.lookUntilShut();
    assertEquals("101 FREE", venue.doors().getFirst());
    assertEquals("CheckedOut", venue.facts().getLast());
  }

  @Test
  void aDoorThatSwingsOpenAgainIsNotShut() {
    Visit visit = venue.inside("t-1");
    venue.ask(new Effect.CheckOut(visit));
    venue.board.shut(1);
    venue.look(Duration.ofMillis(300));
    venue.board.openByHand(1);
    venue.look(Duration.ofMillis(300));
    venue.board.shut(1);
    venue.look(Duration.ofMillis(300));
    assertEquals("101 RETURNING", venue.doors().getFirst());
  }

  @Test
  void aLockerThatIsNotShutStaysHeldAndStaffIsTold() {
    Visit visit = venue.inside("t-1");
    venue.ask(new Effect.CheckOut(visit));
    venue.look(Duration.ofMinutes(3).plusMillis(1));
    assertEquals("101 HELD", venue.doors().getFirst());
    assertEquals(List.of("DOOR_LEFT_OPEN"), venue.tasks());
    assertTrue(venue.news.contains(new Event.LockerLeftOpen(Venue.locker(1, false))));
    venue.board.shut(1);
    venue.lookUntilShut();
    assertEquals("101 HELD", venue.doors().getFirst());
    var found = (Event.VisitFound) venue.ask(new Effect.FindVisit(101));
    assertEquals(visit.id(), found.visit().orElseThrow().id());
  }

  @Test
  void aCheckOutWhoseDoorStayedShutFreesNothing() {
    Visit visit = venue.inside("t-1");
    venue.board.shut(1);
    venue.look(Duration.ofSeconds(1));
    venue.board.jammed.add(new Door(1, 1));
    var answer = (Event.LockerAnswered) venue.ask(new Effect.CheckOut(visit));
    assertEquals(OpeningResult.JAMMED, answer.result());
    venue.lookUntilShut();
    assertEquals("101 HELD", venue.doors().getFirst());
  }

  @Test
  void aCheckOutThatCannotBeWrittenDownIsSettledByTheDoor() {
    Visit visit = venue.inside("t-1");
    venue.refuse("outbox", "NEW.kind = 'LockerAsked'");
    assertEquals(STORE_FAILED, venue.ask(new Effect.CheckOut(visit)));
    venue.refuseNothing();
    venue.board.shut(1);
    venue.lookUntilShut();
    assertEquals("101 FREE", venue.doors().getFirst());
  }

  @Test
  void aJammedCheckOutThatCannotBeWrittenDownFreesNothing() {
    Visit visit = venue.inside("t-1");
    venue.board.shut(1);
    venue.look(Duration.ofSeconds(1));
    venue.board.jammed.add(new Door(1, 1));
    venue.refuse("outbox", "NEW.kind = 'LockerAsked'");
    assertEquals(STORE_FAILED, venue.ask(new Effect.CheckOut(visit)));
    venue.refuseNothing();
    venue.lookUntilShut();
    assertEquals("101 RETURNING", venue.doors().getFirst());
    venue.look(Duration.ofMinutes(4));
    assertEquals("101 HELD", venue.doors().getFirst());
  }

  @Test
  void aReturnThatCannotBeWrittenDownIsTriedAgainAndNotToldBefore() {
    Visit visit = venue.inside("t-1");
    venue.ask(new Effect.CheckOut(visit));
    venue.board.shut(1);
    venue.refuse("outbox", "NEW.kind = 'CheckedOut'");
    venue.lookUntilShut();
    assertEquals("101 RETURNING", venue.doors().getFirst());
    var returned = new Event.LockerReturned(Venue.locker(1, false));
    assertEquals(0, venue.news.stream().filter(returned::equals).count());
    venue.refuseNothing();
    venue.lookUntilShut();
    assertEquals("101 FREE", venue.doors().getFirst());
    assertEquals(1, venue.news.stream().filter(returned::equals).count());
  }

  @Test
  void aDoorThatTheBoardDoesNotKnowIsMissing() throws Exception {
    venue.close();
    Locker far = Venue.locker(9, false);
    venue = new Venue(directory.resolve("."), List.of(far));
    Visit visit = venue.admit("t-1", Venue.MEN).visit();
    assertEquals(OpeningResult.MISSING, venue.open(visit, OpenReason.CHECK_IN).result());
    assertEquals(0, venue.board.pulses);
  }

  @Test
  void aStopBetweenPulseAndResultIsSettledByTheDoor() throws Exception {
    Visit visit = venue.admit("t-1", Venue.MEN).visit();
    venue.refuse("outbox", "NEW.kind = 'LockerAsked'");
    assertEquals(STORE_FAILED, venue.ask(new Effect.OpenLocker(visit, OpenReason.CHECK_IN)));
    venue.refuseNothing();
    venue.restart();
    assertEquals(List.of("DOOR CHECK_IN DONE"), venue.intents());
    assertEquals(List.of(), venue.tasks());
    assertEquals(1, venue.board.pulses);
    assertEquals(List.of("CheckedIn", "LockerGiven", "LockerAsked"), venue.facts());
    assertTrue(lastFact().contains("OPENED"), lastFact());
  }

  @Test
  void anIntentThatTheDoorDoesNotProveIsAStaffTaskAndNoPulse() throws Exception {
    venue.admit("t-1", Venue.MEN);
    venue.restart();
    assertEquals(List.of("DOOR CHECK_IN UNKNOWN"), venue.intents());
    assertEquals(List.of("DOOR_UNKNOWN"), venue.tasks());
    assertEquals(0, venue.board.pulses);
    assertEquals(List.of("CheckedIn", "LockerGiven", "LockerAsked"), venue.facts());
    assertTrue(lastFact().contains("UNKNOWN"), lastFact());
  }

  @Test
  void aPreparedOpeningWhoseVisitorLeftIsClosedInTime() throws Exception {
    Visit visit = venue.admit("t-1", Venue.MEN).visit();
    assertEquals(0, venue.lockers.dropAbandoned(venue.now));
    assertEquals(List.of("DOOR CHECK_IN open"), venue.intents());
    assertEquals(1, venue.lockers.dropAbandoned(venue.now.plusMillis(1)));
    assertEquals(0, venue.lockers.dropAbandoned(venue.now.plusMillis(1)));
    assertEquals(List.of("DOOR CHECK_IN FAILED"), venue.intents());
    assertEquals(List.of(), venue.tasks());
    venue.restart();
    assertEquals(List.of("CheckedIn", "LockerGiven"), venue.facts());
    assertEquals(OpeningResult.OPENED, venue.open(visit, OpenReason.CHECK_IN).result());
    assertEquals(1, venue.board.pulses);
  }

  private String lastFact() {
    return venue.rows("SELECT body FROM outbox ORDER BY seq").getLast();
  }

  @Test
  void aReturnThatNobodyWatchedIsNotFree() throws Exception {
    Visit visit = venue.inside("t-1");
    venue.ask(new Effect.CheckOut(visit));
    venue.board.shut(1);
    venue.restart();
    venue.lookUntilShut();
    assertEquals("101 HELD", venue.doors().getFirst());
    assertEquals(List.of("DOOR_LEFT_OPEN"), venue.tasks());
    assertInstanceOf(Event.LockerAnswered.class, venue.ask(new Effect.CheckOut(visit)));
    venue.board.shut(1);
    venue.lookUntilShut();
    assertEquals("101 FREE", venue.doors().getFirst());
  }

  @Test
  void aStoreThatIsGoneIsAnswered() {
    Visit visit = venue.inside("t-1");
    venue.store.close();
    int pulses = venue.board.pulses;
    assertEquals(STORE_FAILED, venue.ask(new Effect.OpenLocker(visit, OpenReason.REOPEN)));
    assertEquals(STORE_FAILED, venue.ask(new Effect.OpenGate(visit)));
    assertEquals(pulses, venue.board.pulses, "What cannot be written down is not done");
    assertEquals(0, venue.gate.pulses);
  }
}
