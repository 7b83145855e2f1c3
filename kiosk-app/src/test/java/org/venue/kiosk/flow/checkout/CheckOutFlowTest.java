package org.venue.kiosk.flow.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.FlowLaws;
import org.venue.kiosk.flow.Next;
import org.venue.kiosk.flow.Samples;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.checkout.CheckOutFlow.CheckOut;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.visit.OpeningResult;

/// The last opening of a locker.
class CheckOutFlowTest extends FlowLaws {

  CheckOutFlowTest() {
    super("checkout", CheckOut.class, Samples.checkOut());
  }

  private static final State OPEN = new CheckOutFlow.TakeThingsOut(Samples.LOCKER, Samples.LATER);

  @Test
  void endingTheUseOpensTheDoorForTheLastTime() {
    Next next =
        next(
            new VisitFlow.Menu(Samples.coming(Samples.STAYING), Samples.LATER),
            new Event.Touched(Choice.END_USE));
    assertEquals(List.of(new Effect.CheckOut(Samples.STAYING)), next.effects());
  }

  @Test
  void theScreenWaitsLongerThanTheWatchOfTheDoor() {
    State open =
        after(
            new CheckOutFlow.OpeningForCheckOut(Samples.STAYING, Samples.LOCKER, Samples.LATER),
            new Event.LockerAnswered(Samples.STAYING, OpeningResult.OPENED));
    assertEquals(Samples.NOW.plusSeconds(3 * 60 + 8), open.giveUpAt());
  }

  @Test
  void aShutDoorSaysGoodbyeAndAnOpenOneIsTold() {
    assertInstanceOf(
        CheckOutFlow.Goodbye.class, after(OPEN, new Event.LockerReturned(Samples.LOCKER)));
    assertInstanceOf(
        CheckOutFlow.LeftOpen.class, after(OPEN, new Event.LockerLeftOpen(Samples.LOCKER)));
  }

  @Test
  void anotherLockersDoorDoesNotMatter() {
    assertEquals(OPEN, after(OPEN, new Event.LockerReturned(Samples.NEXT_LOCKER)));
  }
}
