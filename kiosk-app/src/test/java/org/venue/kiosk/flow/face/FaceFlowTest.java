package org.venue.kiosk.flow.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
import org.venue.kiosk.flow.camera.CameraFlow;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FacePurpose;
import org.venue.kiosk.visit.FaceStep;
import org.venue.kiosk.visit.HeadMove;
import org.venue.kiosk.visit.Place;

/// Coming in by face, and what a face may never do.
class FaceFlowTest extends FlowLaws {
  private static final Event SCAN = new Event.Scanned("VT1:SAMPLE", Place.LOBBY);
  private static final Event BACK = touched(Choice.BACK);
  private static final Event KNOWN =
      seen(FacePurpose.RECOGNISE, new FaceOutcome.Known(Samples.KNOWN_MEMBER));

  private static final Instant LATER = Samples.NOW.plusSeconds(60);
  private static final State BEFORE = new FaceFlow.Before(LATER);
  private static final State RECOGNISING = new FaceFlow.Recognising(new FaceStep.Starting(), LATER);
  private static final State CONFIRMING = new FaceFlow.Confirming(Samples.KNOWN_MEMBER, LATER);
  private static final State ENROLLING =
      new FaceFlow.Enrolling(Samples.CONSENT, new FaceStep.Starting(), LATER);
  private static final State NOT_TAKEN =
      new FaceFlow.NotTaken(Samples.CONSENT, new FaceOutcome.NotLive(), LATER);

  FaceFlowTest() {
    super("face", FaceFlow.Facing.class, Samples.face());
  }

  @Test
  void noCameraIsOnWithoutATouchThatStartsItOrAStoredConsent() {
    Set<State> reached =
        reached(event ->
            !event.equals(touched(Choice.START_CAMERA)) && !(event instanceof Event.AgreedToFace));
    assertTrue(reached.contains(BEFORE), "The way there was followed");
    assertTrue(
        reached.stream().anyMatch(FaceFlow.Agreeing.class::isInstance), "And the other as well");
    assertTrue(reached.stream().noneMatch(FaceFlow.Watched.class::isInstance), reached::toString);
    assertTrue(
        reached(_ -> true).stream().anyMatch(FaceFlow.Watched.class::isInstance),
        "With them it would have been");
  }

  @Test
  void theCameraOfAnEnrolmentWaitsForTheConsentToBeStored() {
    State asked =
        after(
            BEFORE,
            touched(Choice.ENROL_FACE),
            SCAN,
            new Event.MemberRead(Samples.MEMBER),
            touched(Choice.FOURTEEN_OR_OVER));
    Next agreeing = next(asked, touched(Choice.AGREE));
    assertEquals(
        List.of(new Effect.AgreeToFace(Samples.MEMBER, AgeStated.FOURTEEN_OR_OVER)),
        agreeing.effects());
    assertFalse(agreeing.state() instanceof FaceFlow.Watched);
    assertInstanceOf(
        FaceFlow.Enrolling.class, after(agreeing.state(), new Event.AgreedToFace(Samples.CONSENT)));
  }

  @Test
  void theMemberCodeMayBeHeldBeforeTheCameraForCodes() {
    State aiming = after(BEFORE, touched(Choice.WITHDRAW_FACE), touched(Choice.SCAN_WITH_CAMERA));
    assertInstanceOf(State.Aims.class, aiming);
    Next read = next(aiming, SCAN);
    assertEquals(List.of(new Effect.ReadMember("VT1:SAMPLE")), read.effects());
    assertInstanceOf(
        FaceFlow.AskingDeletion.class,
        after(read.state(), new Event.MemberRead(Samples.KNOWN_MEMBER)));
    assertInstanceOf(FaceFlow.AskingCode.class, after(aiming, touched(Choice.BACK)));
  }

  @Test
  void aGuardianAgreesForWhoeverIsUnderFourteen() {
    State asked = after(new FaceFlow.AskingAge(Samples.MEMBER, LATER), UNDER);
    assertEquals(
        new FaceFlow.AskingConsent(
            Samples.MEMBER,
            AgeStated.GUARDIAN,
            Duration.ofDays(365),
            Pace.USUAL.person(Samples.NOW)),
        asked);
  }

  private static final Event UNDER = touched(Choice.UNDER_FOURTEEN);

  @Test
  void aCodeIsTheOtherWayFromEveryStateThatIsNotBusy() {
    for (State state : Samples.face()) {
      if (state instanceof State.Busy
          || state instanceof FaceFlow.AskingCode
          || state instanceof FaceFlow.AimingCode) {
        continue;
      }
      assertEquals(
          List.of(new Effect.Resolve("VT1:SAMPLE", Place.LOBBY)),
          next(state, SCAN).effects(),
          state::toString);
    }
  }

  @Test
  void backLeadsToTheDoorSignInTwoTouchesAtMost() {
    for (State state : Samples.face()) {
      if (state instanceof State.Busy) {
        continue;
      }
      State left = after(state, BACK);
      State home =
          switch (left) {
            case FaceFlow.Deleting _ -> after(left, new Event.FaceWithdrawn(), BACK);
            case FaceFlow.NotKnown _, FaceFlow.AskingCode _ -> after(left, BACK);
            default -> left;
          };
      assertEquals(new Home.Attract(), home, state::toString);
    }
  }

  @Test
  void whatIsSeenForAnotherPurposeOrTooLateChangesNothing() {
    assertEquals(Next.to(ENROLLING), next(ENROLLING, KNOWN));
    assertEquals(
        Next.to(RECOGNISING), next(RECOGNISING, seen(FacePurpose.ENROL, new FaceOutcome.Taken())));
    for (State state : Samples.states()) {
      if (!(state instanceof FaceFlow.Watched)) {
        Samples.news().stream()
            .filter(news -> news instanceof Event.FaceSeen || news instanceof Event.FaceGuided)
            .forEach(news -> assertEquals(Next.to(state), next(state, news), state::toString));
      }
    }
  }

  @Test
  void nobodyComesInWithoutConfirming() {
    Next known = next(RECOGNISING, KNOWN);
    assertInstanceOf(FaceFlow.Confirming.class, known.state());
    assertEquals(List.of(), known.effects());
    for (State state : Samples.face()) {
      for (Event event : Stream.concat(Samples.acts().stream(), Samples.news().stream()).toList()) {
        boolean asks =
            next(state, event).effects().stream().anyMatch(Effect.ResolveMember.class::isInstance);
        assertEquals(
            state instanceof FaceFlow.Confirming && event.equals(touched(Choice.CONTINUE)),
            asks,
            () -> state + " on " + event);
      }
    }
    assertEquals(
        Next.to(
            new Home.Resolving(Place.LOBBY, Pace.USUAL.answer(Samples.NOW)),
            new Effect.ResolveMember(Samples.KNOWN_MEMBER, Place.LOBBY)),
        next(CONFIRMING, touched(Choice.CONTINUE)));
  }

  @Test
  void whoIsNotTheOneIsNotKnown() {
    assertEquals(
        new FaceOutcome.Stranger(),
        assertInstanceOf(FaceFlow.NotKnown.class, after(CONFIRMING, BACK)).why());
  }

  @Test
  void leavingAnEnrolmentWithoutAFaceTakesTheConsentBack() {
    for (State state : List.of(ENROLLING, NOT_TAKEN)) {
      Next left = next(state, BACK);
      assertEquals(List.of(new Effect.WithdrawFace(Samples.MEMBER)), left.effects());
      assertEquals(
          new FaceFlow.NothingStored(false, Pace.USUAL.person(Samples.NOW)),
          after(left.state(), new Event.FaceWithdrawn()));
    }
    assertInstanceOf(FaceFlow.Enrolling.class, after(NOT_TAKEN, touched(Choice.RETRY)));
  }

  @Test
  void aFaceThatIsTakenIsStored() {
    Next taken = next(ENROLLING, seen(FacePurpose.ENROL, new FaceOutcome.Taken()));
    assertEquals(List.of(new Effect.EnrolFace(Samples.CONSENT)), taken.effects());
    assertInstanceOf(
        FaceFlow.Enrolled.class, after(taken.state(), new Event.FaceEnrolled(Samples.NOW)));
  }

  @Test
  void deletingWantsACodeAndOneConfirmation() {
    State asked =
        after(
            BEFORE,
            touched(Choice.WITHDRAW_FACE),
            SCAN,
            new Event.MemberRead(Samples.KNOWN_MEMBER));
    Next deleting = next(asked, touched(Choice.DELETE_FACE));
    assertEquals(List.of(new Effect.WithdrawFace(Samples.KNOWN_MEMBER)), deleting.effects());
    assertEquals(
        new FaceFlow.NothingStored(true, Pace.USUAL.person(Samples.NOW)),
        after(deleting.state(), new Event.FaceWithdrawn()));
    assertEquals(new Home.Attract(), after(asked, BACK));
  }

  @Test
  void whoHasNoFaceHereIsToldSo() {
    assertEquals(
        new FaceFlow.NothingStored(false, Pace.USUAL.person(Samples.NOW)),
        after(new FaceFlow.ReadingCode(true, LATER), new Event.MemberRead(Samples.MEMBER)));
  }

  @Test
  void helpAndTheNetworkTurnTheCameraOffAndItBeginsAnewAfterwards() {
    FaceFlow.Watched far =
        new FaceFlow.Enrolling(Samples.CONSENT, new FaceStep.Taking(2, 3), LATER);
    for (Choice cover : List.of(Choice.HELP, Choice.NETWORK)) {
      State covered = after(far, touched(cover));
      assertFalse(covered instanceof FaceFlow.Watched);
      State seen = after(covered, seen(FacePurpose.ENROL, new FaceOutcome.Taken()));
      assertEquals(covered, seen, "What a covered camera saw counts for nothing");
      assertEquals(far.anew(Pace.USUAL.person(Samples.NOW)), after(seen, BACK));
    }
  }

  @Test
  void aCameraBehindThePageOfTheNetworkStaysOffWhenNobodyComesBack() {
    for (State state :
        List.of(
            RECOGNISING,
            ENROLLING,
            new CameraFlow.Aiming(LATER),
            new FaceFlow.AimingCode(true, LATER))) {
      State page = new Home.Network(state, Optional.empty(), Samples.NOW, Samples.NOW);
      assertEquals(new Home.Attract(), after(page, new Event.GaveUp()));
    }
  }

  @Test
  void timeIsUpForACameraTooAndTheOtherWayIsOffered() {
    assertEquals(
        new FaceOutcome.NotSeen(),
        assertInstanceOf(FaceFlow.NotKnown.class, after(RECOGNISING, new Event.GaveUp())).why());
    assertEquals(
        new FaceOutcome.NotSeen(),
        assertInstanceOf(FaceFlow.NotTaken.class, after(ENROLLING, new Event.GaveUp())).why());
  }

  @Test
  void beingGuidedGivesNoMoreTime() {
    FaceStep step = new FaceStep.LookStraight(Optional.empty());
    assertEquals(
        new FaceFlow.Recognising(step, LATER), after(RECOGNISING, new Event.FaceGuided(step)));
  }

  @Test
  void eachMoveHasItsTime() {
    FaceStep move = new FaceStep.Move(HeadMove.NOD);
    State moving = after(RECOGNISING, new Event.FaceGuided(move));
    assertEquals(new FaceFlow.Recognising(move, Pace.USUAL.person(Samples.NOW)), moving);
    Instant soon = Samples.NOW.plusSeconds(1);
    State near = new FaceFlow.Recognising(move, soon);
    assertEquals(near, after(near, new Event.FaceGuided(move)), "and no more");
  }

  /// What can be reached from the door sign by events of this kind alone.
  private Set<State> reached(Predicate<Event> kind) {
    Set<State> reached = new HashSet<>();
    Deque<State> open = new ArrayDeque<>(List.of(new Home.Attract()));
    while (!open.isEmpty()) {
      State at = open.pop();
      if (!(at instanceof Home.Attract || at instanceof FaceFlow.Facing) || !reached.add(at)) {
        continue;
      }
      Stream<Event> answers =
          Samples.awaited(at).stream().flatMap(asked -> Samples.answers(asked).stream());
      Stream.of(
              Samples.acts().stream(),
              Samples.news().stream(),
              answers,
              Stream.of(new Event.GaveUp()))
          .flatMap(all -> all)
          .filter(kind)
          .forEach(event -> open.push(next(at, event).state()));
    }
    return reached;
  }

  private static Event touched(Choice choice) {
    return new Event.Touched(choice);
  }

  private static Event seen(FacePurpose purpose, FaceOutcome outcome) {
    return new Event.FaceSeen(purpose, outcome);
  }
}
