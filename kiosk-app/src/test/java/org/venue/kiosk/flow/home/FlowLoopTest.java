package org.venue.kiosk.flow.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.Pace;
import org.venue.kiosk.flow.Samples;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.flow.pin.PinFlow;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.visit.OpeningResult;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Services;
import org.venue.kiosk.visit.Visit;

/// The loop on one thread that runs when the test says so, with a clock that the test moves.
class FlowLoopTest {
  private static final Event.Scanned SCAN = new Event.Scanned("VT1:SAMPLE", Place.LOBBY);

  private final ManualExecutor thread = new ManualExecutor(Samples.NOW);
  private final List<View> views = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private final FlowLoop loop =
      new FlowLoop(
          Samples.journeys(),
          (effect, answer) -> asked.add(new Asked(effect, answer)),
          views::add,
          thread::instant,
          thread);

  private record Asked(Effect effect, Consumer<Event.Answer> answer) {}

  @BeforeEach
  void begin() {
    loop.begin();
    thread.runAll();
  }

  @Test
  void theDoorSignIsShownFirst() {
    assertEquals(new View(new Home.Attract(), Services.ALL, 0), views.getLast());
  }

  @Test
  void everyStepIsShownBeforeItsEffectIsAsked() {
    happens(SCAN);
    assertInstanceOf(Home.Resolving.class, view().state());
    assertEquals(new Effect.Resolve(SCAN.text(), Place.LOBBY), asked.getLast().effect());
  }

  @Test
  void aLateAnswerToALeftStepIsDropped() {
    happens(SCAN);
    thread.pass(Pace.USUAL.answer());
    assertInstanceOf(Home.Sorry.class, view().state());
    happens(SCAN);
    answer(0, inside(Samples.STAYING));
    assertInstanceOf(Home.Resolving.class, view().state());
    answer(1, inside(Samples.LOCKERLESS));
    assertEquals(Samples.LOCKERLESS, ((VisitFlow.Menu) view().state()).who().visit());
  }

  @Test
  void aDeadlineEndsAStateThatNobodyEnds() {
    happens(SCAN);
    answer(0, inside(Samples.STAYING));
    thread.pass(Pace.USUAL.person().minusMillis(1));
    assertInstanceOf(VisitFlow.Menu.class, view().state());
    thread.pass(Duration.ofMillis(1));
    assertInstanceOf(Home.StillThere.class, view().state());
    thread.pass(Pace.USUAL.warning());
    assertInstanceOf(Home.Attract.class, view().state());
  }

  @Test
  void aTouchRenewsTheDeadline() {
    happens(new Event.Touched(Choice.MY_LOCKER));
    thread.pass(Duration.ofSeconds(50));
    happens(new Event.Typed('1'));
    thread.pass(Duration.ofSeconds(50));
    assertInstanceOf(PinFlow.TypingNumber.class, view().state());
  }

  @Test
  void helpLeadsBackToWhereItWasCalled() {
    happens(SCAN);
    answer(0, inside(Samples.STAYING));
    happens(new Event.Touched(Choice.HELP));
    assertEquals(new Effect.CallHelp("Menu"), asked.getLast().effect());
    happens(new Event.Touched(Choice.BACK));
    assertInstanceOf(VisitFlow.Menu.class, view().state());
  }

  @Test
  void anAnswerFindsWhoAskedBehindHelp() {
    happens(SCAN);
    answer(0, inside(Samples.ARRIVING));
    answer(1, new Event.LockerAnswered(Samples.ARRIVING, OpeningResult.OPENED));
    assertInstanceOf(Effect.MakePin.class, asked.getLast().effect());
    happens(new Event.Touched(Choice.HELP));
    answer(2, new Event.PinMade(Samples.PIN));
    happens(new Event.Touched(Choice.BACK));
    var shown = (CheckInFlow.PutThingsIn) view().state();
    assertEquals(Optional.of(Samples.PIN), shown.pin());
  }

  @Test
  void aTouchOfAnOlderStepDoesNotCount() {
    long before = view().step();
    happens(new Event.Touched(Choice.MY_LOCKER));
    loop.acted(new Event.Touched(Choice.BACK), before);
    thread.runAll();
    assertInstanceOf(PinFlow.TypingNumber.class, view().state());
    loop.acted(new Event.Touched(Choice.BACK), view().step());
    thread.runAll();
    assertInstanceOf(Home.Attract.class, view().state());
  }

  @Test
  void quickTypingCounts() {
    happens(new Event.Touched(Choice.MY_LOCKER));
    long step = view().step();
    for (char key : "112".toCharArray()) {
      loop.acted(new Event.Typed(key), step);
    }
    thread.runAll();
    assertEquals("112", ((PinFlow.TypingNumber) view().state()).digits().typed());
  }

  @Test
  void aFloodOfActsIsCutOffAndNewsStillArrive() {
    happens(SCAN);
    answer(0, inside(Samples.BACK_SOON));
    answer(1, new Event.LockerAnswered(Samples.BACK_SOON, OpeningResult.OPENED));
    for (int i = 0; i < 10_000; i++) {
      loop.happened(new Event.ScanRejected(Place.LOBBY));
      loop.acted(new Event.Typed('1'), view().step());
    }
    assertTrue(thread.waiting() <= 256, () -> thread.waiting() + " events wait");
    loop.happened(new Event.DoorMoved(Samples.LOCKER.door(), false));
    thread.runAll();
    assertTrue(((VisitFlow.Reopened) view().state()).shut());
    happens(new Event.Touched(Choice.CONTINUE));
    assertInstanceOf(Home.Attract.class, view().state());
  }

  @Test
  void whatTheTerminalCanDoIsShownAtOnce() {
    var without = new Services(true, false, true);
    loop.services(without);
    thread.runAll();
    assertEquals(new View(new Home.Attract(), without, 0), view());
    int shown = views.size();
    loop.services(without);
    thread.runAll();
    assertEquals(shown, views.size());
  }

  @Test
  void whatIsIgnoredIsNotShownAgain() {
    int shown = views.size();
    happens(new Event.Touched(Choice.CONTINUE));
    assertEquals(shown, views.size());
  }

  private void happens(Event event) {
    loop.happened(event);
    thread.runAll();
  }

  private void answer(int effect, Event.Answer answer) {
    asked.get(effect).answer().accept(answer);
    thread.runAll();
  }

  private View view() {
    return views.getLast();
  }

  private static Event.Answer inside(Visit visit) {
    return new Event.Resolved(Samples.inside(Samples.coming(visit)));
  }
}
