package org.venue.kiosk.flow.home;

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
import org.venue.kiosk.flow.Pace;
import org.venue.kiosk.flow.Samples;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.flow.checkout.CheckOutFlow;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Refusal;

/// What the door sign does with a code, and what help and the question cover.
class HomeFlowTest extends FlowLaws {

  HomeFlowTest() {
    super("home", Home.class, Samples.home());
  }

  private static final Event.Scanned SCAN = new Event.Scanned("VT1:OTHER", Place.LOBBY);
  private static final VisitFlow.Menu MENU =
      new VisitFlow.Menu(Samples.coming(Samples.STAYING), Samples.LATER);

  @Test
  void aScannedCodeIsResolvedBeforeAnythingElse() {
    Next next = next(new Home.Attract(), SCAN);
    assertInstanceOf(Home.Resolving.class, next.state());
    assertEquals(List.of(new Effect.Resolve(SCAN.text(), SCAN.place())), next.effects());
  }

  @Test
  void aCodeThatCannotBeReadIsExplainedAtOnce() {
    State state = after(new Home.Attract(), new Event.ScanRejected(Place.LOBBY));
    assertEquals(new Refusal.Unreadable(), ((Home.Refused) state).refusal());
  }

  @Test
  void theNextVisitorNeedNotWaitForARefusalToGo() {
    State refused = new Home.Refused(new Refusal.Revoked(), Samples.NOW, Samples.LATER);
    assertInstanceOf(Home.Resolving.class, after(refused, SCAN));
  }

  @Test
  void helpLeadsBackToWhereItWasCalled() {
    State back = after(MENU, new Event.Touched(Choice.HELP), new Event.Touched(Choice.BACK));
    assertEquals(MENU.until(Pace.USUAL.person(Samples.NOW)), back);
  }

  @Test
  void helpCalledAtTheQuestionLeadsBackBehindTheQuestion() {
    State asked = new Home.StillThere(MENU, Samples.LATER);
    State back = after(asked, new Event.Touched(Choice.HELP), new Event.Touched(Choice.BACK));
    assertEquals(MENU.until(Pace.USUAL.person(Samples.NOW)), back);
  }

  @Test
  void thePageOfTheNetworkLeadsBackToWhereItWasOpened() {
    Next page = next(MENU, new Event.Touched(Choice.NETWORK));
    assertEquals(List.of(new Effect.LookAtNetwork()), page.effects());
    State back =
        after(page.state(), new Event.NetworkSeen(Samples.REPORT), new Event.Touched(Choice.BACK));
    assertEquals(MENU.until(Pace.USUAL.person(Samples.NOW)), back);
  }

  @Test
  void thePageOfTheNetworkLooksAgainByItself() {
    State page =
        after(MENU, new Event.Touched(Choice.NETWORK), new Event.NetworkSeen(Samples.REPORT));
    assertEquals(Optional.of(Samples.REPORT), ((Home.Network) page).seen());
    assertEquals(
        List.of(new Effect.LookAtNetwork()),
        journeys.next(page, new Event.GaveUp(), page.giveUpAt()).effects());
  }

  @Test
  void thePageOfTheNetworkClosesWhenNobodyTouchesIt() {
    Home.Network page = (Home.Network) after(MENU, new Event.Touched(Choice.NETWORK));
    assertInstanceOf(
        VisitFlow.Menu.class, journeys.next(page, new Event.GaveUp(), page.leaveAt()).state());
  }

  @Test
  void aNewCodeIsReadWhereTheLastVisitorLookedAtTheNetwork() {
    State page = after(new Home.Attract(), new Event.Touched(Choice.NETWORK));
    assertInstanceOf(Home.Resolving.class, after(page, SCAN));
  }

  @Test
  void aNewCodeAtTheQuestionIsNotTakenForTheVisitorWhoLeft() {
    assertInstanceOf(Home.Resolving.class, after(new Home.StillThere(MENU, Samples.LATER), SCAN));
  }

  @Test
  void aNewCodeIsReadWhereTheLastVisitorCalledForHelp() {
    assertInstanceOf(
        Home.Resolving.class, after(new Home.Help(new Home.Attract(), Samples.LATER), SCAN));
  }

  @Test
  void aDoorShutWhileHelpIsShownIsSeenBehindIt() {
    State help =
        new Home.Help(new CheckOutFlow.TakeThingsOut(Samples.LOCKER, Samples.LATER), Samples.LATER);
    State back =
        after(help, new Event.LockerReturned(Samples.LOCKER), new Event.Touched(Choice.BACK));
    assertInstanceOf(CheckOutFlow.Goodbye.class, back);
  }

  @Test
  void aPinMadeWhileHelpIsShownIsNotLost() {
    State waiting =
        new CheckInFlow.PutThingsIn(
            Samples.ARRIVING,
            Samples.LOCKER,
            false,
            Optional.empty(),
            Optional.empty(),
            Samples.LATER);
    State back =
        after(
            waiting,
            new Event.Touched(Choice.HELP),
            new Event.PinMade(Samples.PIN),
            new Event.Touched(Choice.BACK));
    assertEquals(Optional.of(Samples.PIN), ((CheckInFlow.PutThingsIn) back).pin());
  }

  @Test
  void whoIsInsideIsHandedToTheirVisit() {
    State resolving = new Home.Resolving(Place.LOBBY, Samples.LATER);
    assertInstanceOf(
        VisitFlow.Menu.class,
        after(resolving, new Event.Resolved(Samples.inside(Samples.coming(Samples.STAYING)))));
  }
}
