package org.venue.kiosk.flow.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.FlowLaws;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.Next;
import org.venue.kiosk.flow.Samples;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.pin.PinFlow.MyLocker;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.visit.OpeningResult;
import org.venue.kiosk.visit.PinCheck;
import org.venue.kiosk.visit.Visit;

/// The way to a locker without its code.
class PinFlowTest extends FlowLaws {

  PinFlowTest() {
    super("pin", MyLocker.class, Samples.pin());
  }

  @Test
  void theLastDigitChecksThePinByItself() {
    State typing = after(new Home.Attract(), new Event.Touched(Choice.MY_LOCKER));
    typing = typed(typing, "112");
    typing = after(typing, new Event.Touched(Choice.CONTINUE));
    Next next = next(typed(typing, "40281"), new Event.Typed('6'));
    assertEquals(List.of(new Effect.CheckPin(112, Samples.PIN)), next.effects());
  }

  @Test
  void noNumberLeadsNowhere() {
    State typing = after(new Home.Attract(), new Event.Touched(Choice.MY_LOCKER));
    assertEquals(typing, after(typing, new Event.Touched(Choice.CONTINUE)));
  }

  @Test
  void aWrongPinMayBeTriedAgain() {
    State wrong = after(checking(), new Event.PinChecked(new PinCheck.Wrong(4)));
    assertInstanceOf(PinFlow.WrongPin.class, wrong);
    assertInstanceOf(PinFlow.TypingPin.class, after(wrong, new Event.Touched(Choice.RETRY)));
  }

  @Test
  void aRightPinLeadsToTheVisit() {
    assertInstanceOf(
        VisitFlow.Menu.class,
        after(checking(), new Event.PinChecked(new PinCheck.Right(Samples.STAYING))));
  }

  @Test
  void aPinGivesNoGate() {
    for (Visit visit : List.of(Samples.STAYING, Samples.FAR, Samples.LOCKERLESS)) {
      State shown = after(checking(), new Event.PinChecked(new PinCheck.Right(visit)));
      assertEquals(Next.to(shown), next(shown, new Event.Touched(Choice.OPEN_GATE)));
    }
  }

  @Test
  void aPinOpensTheLockerOfAnUnfinishedVisitAndNothingElse() {
    State opening = after(checking(), new Event.PinChecked(new PinCheck.Right(Samples.ARRIVING)));
    assertInstanceOf(VisitFlow.Reopening.class, opening);
    State opened = after(opening, new Event.LockerAnswered(Samples.ARRIVING, OpeningResult.OPENED));
    assertEquals(Next.to(opened), next(opened, new Event.Touched(Choice.OPEN_GATE)));
  }

  @Test
  void aPinTypedWhereTheDoorIsNotAtHandOpensNothing() {
    Next next = next(checking(), new Event.PinChecked(new PinCheck.Right(Samples.FAR)));
    assertInstanceOf(VisitFlow.LockerElsewhere.class, next.state());
    assertEquals(List.of(), next.effects());
  }

  private static State checking() {
    return new PinFlow.CheckingPin(112, Samples.LATER);
  }

  private State typed(State state, String digits) {
    State at = state;
    for (char digit : digits.toCharArray()) {
      at = after(at, new Event.Typed(digit));
    }
    return at;
  }
}
