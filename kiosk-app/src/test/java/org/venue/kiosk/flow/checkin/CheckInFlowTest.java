package org.venue.kiosk.flow.checkin;

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
import org.venue.kiosk.flow.checkin.CheckInFlow.CheckIn;
import org.venue.kiosk.visit.GateResult;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.OpeningResult;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// The way in, with and without a locker.
class CheckInFlowTest extends FlowLaws {

  CheckInFlowTest() {
    super("checkin", CheckIn.class, Samples.checkIn());
  }

  private static final State RESOLVING = new Home.Resolving(Place.LOBBY, Samples.LATER);
  private static final State OPEN =
      new CheckInFlow.PutThingsIn(
          Samples.ARRIVING,
          Samples.LOCKER,
          false,
          Optional.empty(),
          Optional.empty(),
          Samples.LATER);

  @Test
  void aTicketThatNamesItsRoomAsksNothing() {
    Next next = next(RESOLVING, new Event.Resolved(Samples.NEW_VISIT));
    assertEquals(List.of(new Effect.Admit(Samples.NEW_VISIT, Samples.LOBBY)), next.effects());
  }

  @Test
  void aTicketWithoutARoomAsksForIt() {
    Next next = next(RESOLVING, new Event.Resolved(Samples.ROOMLESS));
    assertInstanceOf(CheckInFlow.AskingRoom.class, next.state());
    assertEquals(
        List.of(new Effect.Admit(Samples.ROOMLESS, Samples.BEHIND)),
        next(next.state(), new Event.Picked(1)).effects());
  }

  @Test
  void theLobbyLockerOpensBeforeTheGate() {
    Next next = next(admitting(), new Event.Admitted(Samples.ARRIVING, Optional.empty()));
    assertEquals(
        List.of(new Effect.OpenLocker(Samples.ARRIVING, OpenReason.CHECK_IN)), next.effects());
  }

  @Test
  void aLockerBehindTheGateIsLeftToTheScannerInside() {
    Visit far = Samples.ARRIVING_FAR;
    Next next = next(admitting(), new Event.Admitted(far, Optional.empty()));
    assertEquals(List.of(new Effect.MakePin(far)), next.effects());
    State shown = after(next.state(), new Event.PinMade(Samples.PIN));
    assertEquals(Optional.of(Samples.PIN), ((CheckInFlow.HandingOver) shown).pin());
    Next gate = next(shown, new Event.Touched(Choice.CONTINUE));
    assertEquals(List.of(new Effect.OpenGate(far)), gate.effects());
  }

  @Test
  void aScreenInsideLeavesTheSecondKeyToTheFirstOpening() {
    Visit far = Samples.ARRIVING_FAR;
    Event admitted = new Event.Admitted(far, Optional.empty());
    Next next = Samples.journeys(Place.INSIDE).next(admitting(), admitted, Samples.NOW);
    assertEquals(List.of(new Effect.OpenGate(far)), next.effects());
  }

  @Test
  void theSecondKeyIsMadeWhenTheDoorStandsOpen() {
    Next next =
        next(
            new CheckInFlow.OpeningLocker(
                Samples.ARRIVING, Samples.LOCKER, Optional.empty(), Samples.LATER),
            new Event.LockerAnswered(Samples.ARRIVING, OpeningResult.OPENED));
    assertEquals(List.of(new Effect.MakePin(Samples.ARRIVING)), next.effects());
  }

  @Test
  void aJammedDoorGivesAnotherLocker() {
    Next next =
        next(
            new CheckInFlow.OpeningLocker(
                Samples.ARRIVING, Samples.LOCKER, Optional.empty(), Samples.LATER),
            new Event.LockerAnswered(Samples.ARRIVING, OpeningResult.JAMMED));
    assertEquals(List.of(new Effect.ChangeLocker(Samples.ARRIVING, true)), next.effects());
  }

  @Test
  void whoWantsAnotherLockerAndThereIsNoneKeepsTheirs() {
    State changing = after(OPEN, new Event.Touched(Choice.ANOTHER_LOCKER));
    Next next =
        next(
            changing,
            new Event.LockerChanged(Samples.ARRIVING, Optional.of(Trouble.NO_LOCKER_FREE)));
    assertEquals(
        new CheckInFlow.OpeningLocker(
            Samples.ARRIVING,
            Samples.LOCKER,
            Optional.of(Trouble.NO_LOCKER_FREE),
            next.state().giveUpAt()),
        next.state());
  }

  @Test
  void havingNoLockerKeepsNobodyOut() {
    State none =
        after(
            admitting(),
            new Event.Admitted(Samples.ARRIVING_LOCKERLESS, Optional.of(Trouble.NO_LOCKER_FREE)));
    assertEquals(
        List.of(new Effect.OpenGate(Samples.ARRIVING_LOCKERLESS)),
        next(none, new Event.Touched(Choice.CONTINUE)).effects());
  }

  @Test
  void aGateThatIsMissingCanBeAskedAgain() {
    State shut =
        after(
            OPEN,
            new Event.Touched(Choice.CONTINUE),
            new Event.GateAnswered(Samples.ARRIVING, GateResult.MISSING));
    assertEquals(
        List.of(new Effect.OpenGate(Samples.ARRIVING)),
        next(shut, new Event.Touched(Choice.RETRY)).effects());
  }

  @Test
  void aGateThatNobodyCanSpeakForIsAskedOnceMoreAndThenTheDeskHelps() {
    State first =
        after(
            OPEN,
            new Event.Touched(Choice.CONTINUE),
            new Event.GateAnswered(Samples.STAYING, GateResult.UNKNOWN));
    assertEquals(Trouble.GATE_UNKNOWN, ((CheckInFlow.GateShut) first).trouble());
    State second =
        after(
            first,
            new Event.Touched(Choice.RETRY),
            new Event.GateAnswered(Samples.STAYING, GateResult.UNKNOWN));
    assertEquals(Trouble.GATE_UNSURE, ((CheckInFlow.GateShut) second).trouble());
    assertEquals(List.of(), next(second, new Event.Touched(Choice.RETRY)).effects());
  }

  @Test
  void whoScansAgainBeforeTheGateGoesOnWhereTheyWere() {
    Next next =
        next(RESOLVING, new Event.Resolved(Samples.inside(Samples.coming(Samples.ARRIVING))));
    assertInstanceOf(CheckInFlow.OpeningLocker.class, next.state());
  }

  private static State admitting() {
    return new CheckInFlow.Admitting(Samples.LATER);
  }
}
