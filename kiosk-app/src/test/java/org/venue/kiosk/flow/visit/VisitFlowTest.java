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
import org.venue.kiosk.flow.visit.VisitFlow.During;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.OpeningResult;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Resolution;
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
        next(inside, new Event.Resolved(new Resolution.Inside(List.of(first), Optional.empty())))
            .effects());
  }

  @Test
  void severalPersonsOfOneTicketChooseWhoseVisitItIs() {
    State choosing =
        new VisitFlow.Choosing(
            List.of(Samples.STAYING, Samples.FAR),
            Optional.of(Samples.ROOMLESS),
            Place.LOBBY,
            Samples.LATER);
    assertInstanceOf(VisitFlow.LockerElsewhere.class, after(choosing, new Event.Picked(1)));
    assertInstanceOf(
        CheckInFlow.AskingRoom.class, after(choosing, new Event.Touched(Choice.ANOTHER_PERSON)));
  }

  @Test
  void whoHasNoLockerIsNotOfferedToOpenOne() {
    State menu = new VisitFlow.Menu(Samples.LOCKERLESS, Samples.LATER);
    assertEquals(Next.to(menu), next(menu, new Event.Touched(Choice.OPEN_AGAIN)));
    assertEquals(Next.to(menu), next(menu, new Event.Touched(Choice.END_USE)));
  }

  @Test
  void aDoorThatDoesNotOpenIsExplained() {
    State opening = new VisitFlow.Reopening(Samples.STAYING, Samples.LOCKER, Samples.LATER);
    State sorry = after(opening, new Event.LockerAnswered(Samples.STAYING, OpeningResult.MISSING));
    assertEquals(Trouble.LOCKER_MISSING, ((Home.Sorry) sorry).trouble());
  }

  private Next scanned(Visit visit) {
    return next(
        new Home.Resolving(Place.LOBBY, Samples.LATER),
        new Event.Resolved(new Resolution.Inside(List.of(visit), Optional.empty())));
  }
}
