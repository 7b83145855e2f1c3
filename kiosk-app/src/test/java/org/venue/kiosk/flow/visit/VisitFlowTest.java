package org.venue.kiosk.flow.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.FlowLaws;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.Next;
import org.venue.kiosk.flow.Samples;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.flow.home.Journeys;
import org.venue.kiosk.flow.visit.VisitFlow.During;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.OpeningResult;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Present;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// What the holder of a visit may do.
class VisitFlowTest extends FlowLaws {

  VisitFlowTest() {
    super("visit", During.class, Samples.visit());
  }

  @Test
  void theSameCodeSoonAfterSimplyOpensAgain() {
    assertEquals(
        List.of(new Effect.OpenLocker(Samples.BACK_SOON, OpenReason.REOPEN)),
        scanned(Samples.BACK_SOON).effects());
  }

  @Test
  void theSameCodeLongAfterAsksWhatIsWished() {
    assertInstanceOf(VisitFlow.Menu.class, scanned(Samples.STAYING).state());
  }

  @Test
  void aLockerOnTheOtherSideIsNotOpenedFromHere() {
    Next next = scanned(Samples.FAR);
    assertInstanceOf(VisitFlow.LockerElsewhere.class, next.state());
    assertEquals(List.of(), next.effects());
  }

  @Test
  void aLockerBehindTheGateOpensForACodeScannedInside() {
    State inside = new Home.Resolving(Place.INSIDE, Samples.LATER);
    Visit first =
        new Visit(
            Samples.FAR.id(),
            Samples.FAR.holder(),
            2,
            Samples.FAR.ticket(),
            Samples.NOW,
            Samples.FAR.gateAsked(),
            Optional.of(new Visit.HeldLocker(Samples.FAR_LOCKER, Optional.empty())));
    assertEquals(
        List.of(new Effect.OpenLocker(first, OpenReason.REOPEN)),
        next(inside, new Event.Resolved(Samples.inside(Samples.coming(first)))).effects());
  }

  @Test
  void theFirstOpeningInFrontOfAScreenInsideHandsOverTheSecondKey() {
    Journeys inside = Samples.journeys(Place.INSIDE);
    State opening =
        new VisitFlow.Reopening(
            Present.withoutGate(Samples.ARRIVING_FAR), Samples.FAR_LOCKER, Samples.LATER);
    Event opened = new Event.LockerAnswered(Samples.FAR, OpeningResult.OPENED);
    Next next = inside.next(opening, opened, Samples.NOW);
    assertEquals(List.of(new Effect.MakePin(Samples.FAR)), next.effects());
    State shown = inside.next(next.state(), new Event.PinMade(Samples.PIN), Samples.NOW).state();
    assertEquals(Optional.of(Samples.PIN), ((VisitFlow.Reopened) shown).pin());
    Event failed = new Event.Failed(Trouble.STORE_FAILED);
    State without = inside.next(next.state(), failed, Samples.NOW).state();
    assertEquals(Optional.of(Trouble.STORE_FAILED), ((VisitFlow.Reopened) without).noPin());
  }

  @Test
  void noSecondKeyIsShownInTheLobbyForALockerThatOpensInside() {
    State opening =
        new VisitFlow.Reopening(
            Present.withoutGate(Samples.ARRIVING_FAR), Samples.FAR_LOCKER, Samples.LATER);
    Next next = next(opening, new Event.LockerAnswered(Samples.FAR, OpeningResult.OPENED));
    assertEquals(List.of(), next.effects());
  }

  @Test
  void aLaterOpeningMakesNoNewKey() {
    State opening =
        new VisitFlow.Reopening(
            Present.withoutGate(Samples.FAR), Samples.FAR_LOCKER, Samples.LATER);
    Event opened = new Event.LockerAnswered(Samples.FAR, OpeningResult.OPENED);
    Next next = Samples.journeys(Place.INSIDE).next(opening, opened, Samples.NOW);
    assertEquals(List.of(), next.effects());
  }

  @Test
  void severalPersonsOfOneTicketChooseWhoseVisitItIs() {
    State choosing =
        new VisitFlow.Choosing(
            List.of(Samples.coming(Samples.STAYING), Samples.coming(Samples.FAR)),
            Optional.of(Samples.ROOMLESS),
            Place.LOBBY,
            Samples.LATER);
    assertInstanceOf(VisitFlow.LockerElsewhere.class, after(choosing, new Event.Picked(1)));
    assertInstanceOf(
        CheckInFlow.AskingRoom.class, after(choosing, new Event.Touched(Choice.ANOTHER_PERSON)));
  }

  @Test
  void whoHasNoLockerIsNotOfferedToOpenOne() {
    State menu = new VisitFlow.Menu(Samples.coming(Samples.LOCKERLESS), Samples.LATER);
    assertEquals(Next.to(menu), next(menu, new Event.Touched(Choice.OPEN_AGAIN)));
    assertEquals(Next.to(menu), next(menu, new Event.Touched(Choice.END_USE)));
  }

  @Test
  void aDoorThatDoesNotOpenIsExplained() {
    State opening =
        new VisitFlow.Reopening(Samples.coming(Samples.STAYING), Samples.LOCKER, Samples.LATER);
    State sorry = after(opening, new Event.LockerAnswered(Samples.STAYING, OpeningResult.MISSING));
    assertEquals(Trouble.LOCKER_MISSING, ((Home.Sorry) sorry).trouble());
  }

  @Test
  void whoMayComeAndGoIsOfferedTheGate() {
    assertGate(new VisitFlow.Menu(Samples.coming(Samples.STAYING), Samples.LATER));
    assertGate(new VisitFlow.Menu(Samples.coming(Samples.LOCKERLESS), Samples.LATER));
    assertGate(
        new VisitFlow.Reopened(
            Samples.coming(Samples.BACK_SOON), Samples.LOCKER, true, Samples.LATER));
    assertGate(
        new VisitFlow.LockerElsewhere(
            Samples.coming(Samples.FAR), Samples.FAR_LOCKER, Samples.LATER));
  }

  @Test
  void aTouchForTheGateThatIsNotGrantedDoesNothing() {
    assertNoGate(new VisitFlow.Menu(Samples.staying(Samples.STAYING), Samples.LATER));
    assertNoGate(
        new VisitFlow.Reopened(
            Samples.staying(Samples.BACK_SOON), Samples.LOCKER, true, Samples.LATER));
    assertNoGate(
        new VisitFlow.LockerElsewhere(
            Samples.staying(Samples.FAR), Samples.FAR_LOCKER, Samples.LATER));
  }

  @Test
  void theGateIsNotAskedOnceItsTimeIsOver() {
    Present early = new Present(Samples.LOCKERLESS, Optional.of(Samples.NOW.plusMillis(1)));
    assertGate(new VisitFlow.Menu(early, Samples.LATER));
    Present late = new Present(Samples.LOCKERLESS, Optional.of(Samples.NOW));
    assertNoGate(new VisitFlow.Menu(late, Samples.LATER));
  }

  @Test
  void theGateIsNeverAskedFromInside() {
    State inside = new Home.Resolving(Place.INSIDE, Samples.LATER);
    Event far = new Event.Resolved(Samples.inside(Samples.coming(Samples.FAR)));
    var asked = (VisitFlow.Menu) next(inside, far).state();
    assertEquals(Optional.empty(), asked.who().gateUntil());
    for (Visit visit : List.of(Samples.LOCKERLESS, Samples.ARRIVING_LOCKERLESS)) {
      Next next = next(inside, new Event.Resolved(Samples.inside(Samples.coming(visit))));
      assertInstanceOf(VisitFlow.AlreadyIn.class, next.state());
      assertEquals(List.of(), next.effects());
    }
  }

  @Test
  void whoIsInWithoutALockerSeesSinceWhenAndMayEndTheVisit() {
    Next next = scanned(Samples.staying(Samples.LOCKERLESS));
    var in = assertInstanceOf(VisitFlow.AlreadyIn.class, next.state());
    assertEquals(Samples.LOCKERLESS.gateAsked(), Optional.of(in.since()));
    Next ending = next(in, new Event.Touched(Choice.END_USE));
    assertEquals(List.of(new Effect.EndVisit(Samples.LOCKERLESS)), ending.effects());
    assertInstanceOf(VisitFlow.Ended.class, after(ending.state(), new Event.VisitEnded()));
  }

  @Test
  void anUnfinishedVisitGoesOnToTheGate() {
    assertInstanceOf(
        CheckInFlow.OpeningGate.class,
        scanned(Samples.coming(Samples.ARRIVING_LOCKERLESS)).state());
  }

  private void assertGate(State state) {
    assertInstanceOf(
        CheckInFlow.OpeningGate.class, after(state, new Event.Touched(Choice.OPEN_GATE)));
  }

  private void assertNoGate(State state) {
    assertEquals(Next.to(state), next(state, new Event.Touched(Choice.OPEN_GATE)));
  }

  private Next scanned(Visit visit) {
    return scanned(Samples.staying(visit));
  }

  private Next scanned(Present who) {
    return next(
        new Home.Resolving(Place.LOBBY, Samples.LATER), new Event.Resolved(Samples.inside(who)));
  }
}
