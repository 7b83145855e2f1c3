package org.venue.kiosk.flow.staff;

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
import org.venue.kiosk.flow.Samples;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.staff.StaffFlow.Staff;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.PinCheck;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Resolution;

/// What staff may do, behind a code and a PIN.
class StaffFlowTest extends FlowLaws {

  StaffFlowTest() {
    super("staff", Staff.class, Samples.staff());
  }

  @Test
  void aStaffCodeAloneOpensNothing() {
    State state =
        after(
            new Home.Resolving(Place.LOBBY, Samples.LATER),
            new Event.Resolved(new Resolution.Staff(Samples.STAFF)));
    assertInstanceOf(StaffFlow.TypingStaffPin.class, state);
  }

  @Test
  void aWrongPinIsNoted() {
    var wrong = new PinCheck.Wrong(4);
    State state =
        after(
            new StaffFlow.CheckingStaffPin(Samples.STAFF, Samples.LATER),
            new Event.PinChecked(wrong));
    assertEquals(Optional.of(wrong), ((StaffFlow.TypingStaffPin) state).note());
  }

  @Test
  void aLockerIsOpenedWithItsReason() {
    State choosing =
        after(
            new StaffFlow.FindingVisit(Samples.STAFF, 112, Samples.LATER),
            new Event.VisitFound(Optional.of(Samples.STAYING)));
    assertEquals(
        List.of(new Effect.OpenLocker(Samples.STAYING, OpenReason.STAFF_EMERGENCY)),
        next(choosing, new Event.Picked(2)).effects());
  }

  @Test
  void aLockerThatNobodyHoldsIsNamed() {
    State typing =
        after(
            new StaffFlow.FindingVisit(Samples.STAFF, 999, Samples.LATER),
            new Event.VisitFound(Optional.empty()));
    assertEquals(Optional.of(999), ((StaffFlow.TypingLocker) typing).nobody());
  }

  @Test
  void leavingTheProgramIsWrittenDownFirst() {
    assertEquals(
        List.of(new Effect.LeaveKiosk(Samples.STAFF)),
        next(
                new StaffFlow.StaffMenu(Samples.STAFF, Samples.LATER),
                new Event.Touched(Choice.LEAVE_KIOSK))
            .effects());
  }
}
