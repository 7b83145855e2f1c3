package org.venue.kiosk.flow.face;

import java.time.Duration;
import java.time.Instant;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Flow;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.Next;
import org.venue.kiosk.flow.Pace;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.FaceConsent;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FacePurpose;
import org.venue.kiosk.visit.FaceStep;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Trouble;

/// Coming in by face, letting a face be stored, and having it deleted. The camera is on exactly
/// while a [Watched] state is shown, never before the person touched that it may, and every state
/// leads to the other way, which is the code. A consent without a face ends when the person goes
/// back; where they leave in another way, the store ends it some minutes later.
public final class FaceFlow implements Flow<FaceFlow.Facing> {

  /// Where these journeys can stand.
  public sealed interface Facing extends State {}

  /// The camera is on, and the screen says what for.
  public sealed interface Watched extends Facing {
    FacePurpose purpose();

    FaceStep step();

    /// The same look from its beginning: the camera was off meanwhile.
    Watched anew(Instant giveUpAt);
  }

  /// What a face is good for here, before any camera: use it, set it up, delete it, or go the other
  /// way.
  public record Before(Instant giveUpAt) implements Facing, State.Patient {
    @Override
    public Before until(Instant later) {
      return new Before(later);
    }
  }

  /// Somebody who touched that they want to is being recognised.
  public record Recognising(FaceStep step, Instant giveUpAt) implements Watched {
    @Override
    public FacePurpose purpose() {
      return FacePurpose.RECOGNISE;
    }

    @Override
    public Recognising anew(Instant later) {
      return new Recognising(new FaceStep.Starting(), later);
    }
  }

  /// Is this you? Nobody comes in by a picture alone.
  public record Confirming(FaceMember member, Instant giveUpAt) implements Facing, State.Patient {
    @Override
    public Confirming until(Instant later) {
      return new Confirming(member, later);
    }
  }

  /// Not recognised, and the other way.
  public record NotKnown(FaceOutcome why, Instant giveUpAt) implements Facing, State.Patient {
    @Override
    public NotKnown until(Instant later) {
      return new NotKnown(why, later);
    }
  }

  /// Please hold your member code to the scanner.
  ///
  /// @param deleting whether to have the face deleted rather than stored
  public record AskingCode(boolean deleting, Instant giveUpAt) implements Facing, State.Patient {
    @Override
    public AskingCode until(Instant later) {
      return new AskingCode(deleting, later);
    }
  }

  /// The member code is held before the camera for codes instead.
  ///
  /// @param deleting whether to have the face deleted rather than stored
  public record AimingCode(boolean deleting, Instant giveUpAt)
      implements Facing, State.Patient, State.Aims {
    @Override
    public AimingCode until(Instant later) {
      return new AimingCode(deleting, later);
    }
  }

  /// Whose code it is is being found out.
  public record ReadingCode(boolean deleting, Instant giveUpAt) implements Facing, State.Busy {}

  /// Fourteen or over? Else a guardian decides.
  public record AskingAge(FaceMember member, Instant giveUpAt) implements Facing, State.Patient {
    @Override
    public AskingAge until(Instant later) {
      return new AskingAge(member, later);
    }
  }

  /// The words of the consent, separate from all else; yes and no are equal.
  ///
  /// @param kept for how long the face would be stored
  public record AskingConsent(FaceMember member, AgeStated stated, Duration kept, Instant giveUpAt)
      implements Facing, State.Patient {
    @Override
    public AskingConsent until(Instant later) {
      return new AskingConsent(member, stated, kept, later);
    }
  }

  /// The consent is being written down, before the camera.
  public record Agreeing(Instant giveUpAt) implements Facing, State.Busy {}

  /// Good pictures of the member are being taken; none is kept.
  public record Enrolling(FaceConsent consent, FaceStep step, Instant giveUpAt) implements Watched {
    @Override
    public FacePurpose purpose() {
      return FacePurpose.ENROL;
    }

    @Override
    public Enrolling anew(Instant later) {
      return new Enrolling(consent, new FaceStep.Starting(), later);
    }
  }

  /// It did not work; again, or leave it, which takes the consent back.
  public record NotTaken(FaceConsent consent, FaceOutcome why, Instant giveUpAt)
      implements Facing, State.Patient {
    @Override
    public NotTaken until(Instant later) {
      return new NotTaken(consent, why, later);
    }
  }

  /// The template is being stored.
  public record Storing(FaceConsent consent, Instant giveUpAt) implements Facing, State.Busy {}

  /// Stored: from now on the face works here, until when, and how to have it deleted.
  public record Enrolled(Instant until, Instant giveUpAt) implements Facing {}

  /// Really delete? The other way in stays.
  public record AskingDeletion(FaceMember member, Instant giveUpAt)
      implements Facing, State.Patient {
    @Override
    public AskingDeletion until(Instant later) {
      return new AskingDeletion(member, later);
    }
  }

  /// The face is being deleted, or a consent that no face came of taken back.
  ///
  /// @param stored whether there is a face to delete
  public record Deleting(boolean stored, Instant giveUpAt) implements Facing, State.Busy {}

  /// Nothing of this member's face is stored here.
  ///
  /// @param before whether there was one until now
  public record NothingStored(boolean before, Instant giveUpAt) implements Facing {}

  private final Place screen;
  private final Duration kept;
  private final Pace pace;

  /// @param screen on which side of the gate this terminal's screen stands
  /// @param kept for how long the venue stores a face, for the words of the consent
  public FaceFlow(Place screen, Duration kept, Pace pace) {
    this.screen = screen;
    this.kept = kept;
    this.pace = pace;
  }

  @Override
  public Class<Facing> states() {
    return Facing.class;
  }

  /// Begins with what a face is good for here; no camera yet.
  public Next begin(Instant now) {
    return Next.to(new Before(pace.person(now)));
  }

  @Override
  public Next next(Facing state, Event event, Instant now) {
    return switch (state) {
      case Before s -> before(s, event, now);
      case Recognising s -> recognising(s, event, now);
      case Confirming s -> confirming(s, event, now);
      case NotKnown s -> notKnown(s, event, now);
      case AskingCode s -> askingCode(s, event, now);
      case AimingCode s -> aimingCode(s, event, now);
      case ReadingCode s -> readingCode(s, event, now);
      case AskingAge s -> askingAge(s, event, now);
      case AskingConsent s -> askingConsent(s, event, now);
      case Agreeing s -> agreeing(s, event, now);
      case Enrolling s -> enrolling(s, event, now);
      case NotTaken s -> notTaken(s, event, now);
      case Storing s -> storing(s, event, now);
      case Enrolled s -> done(s, event, now);
      case AskingDeletion s -> askingDeletion(s, event, now);
      case Deleting s -> deleting(s, event, now);
      case NothingStored s -> done(s, event, now);
    };
  }

  private Next before(Before s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.START_CAMERA -> recognise(now);
      case Event.Touched(Choice choice) when choice == Choice.ENROL_FACE ->
          Next.to(new AskingCode(false, pace.person(now)));
      case Event.Touched(Choice choice) when choice == Choice.WITHDRAW_FACE ->
          Next.to(new AskingCode(true, pace.person(now)));
      default -> otherWay(s, event, now);
    };
  }

  private Next recognising(Recognising s, Event event, Instant now) {
    return switch (event) {
      case Event.FaceGuided(FaceStep step) -> Next.to(new Recognising(step, inTime(s, step, now)));
      case Event.FaceSeen(FacePurpose purpose, FaceOutcome outcome) when purpose == s.purpose() ->
          switch (outcome) {
            case FaceOutcome.Known(FaceMember member) ->
                Next.to(new Confirming(member, pace.person(now)));
            case FaceOutcome why -> notKnown(why, now);
          };
      case Event.GaveUp _ -> notKnown(new FaceOutcome.NotSeen(), now);
      default -> otherWay(s, event, now);
    };
  }

  private Next confirming(Confirming s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.CONTINUE ->
          Next.to(
              new Home.Resolving(screen, pace.answer(now)),
              new Effect.ResolveMember(s.member(), screen));
      case Event.Touched(Choice choice) when choice == Choice.BACK ->
          notKnown(new FaceOutcome.Stranger(), now);
      default -> otherWay(s, event, now);
    };
  }

  private Next notKnown(NotKnown s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.RETRY -> recognise(now);
      default -> otherWay(s, event, now);
    };
  }

  private Next askingCode(AskingCode s, Event event, Instant now) {
    return switch (event) {
      case Event.Scanned scan -> read(scan, s.deleting(), now);
      case Event.Touched(Choice choice) when choice == Choice.SCAN_WITH_CAMERA ->
          Next.to(new AimingCode(s.deleting(), pace.person(now)));
      default -> otherWay(s, event, now);
    };
  }

  private Next aimingCode(AimingCode s, Event event, Instant now) {
    return switch (event) {
      case Event.Scanned scan -> read(scan, s.deleting(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK ->
          Next.to(new AskingCode(s.deleting(), pace.person(now)));
      default -> otherWay(s, event, now);
    };
  }

  private Next read(Event.Scanned scan, boolean deleting, Instant now) {
    return Next.to(new ReadingCode(deleting, pace.answer(now)), new Effect.ReadMember(scan.text()));
  }

  private Next readingCode(ReadingCode s, Event event, Instant now) {
    return switch (event) {
      case Event.MemberRead(FaceMember member) when !s.deleting() ->
          Next.to(new AskingAge(member, pace.person(now)));
      case Event.MemberRead(FaceMember member) when member.enrolled() ->
          Next.to(new AskingDeletion(member, pace.person(now)));
      case Event.MemberRead _ -> Next.to(new NothingStored(false, pace.person(now)));
      case Event.MemberNotRead(Refusal refusal) -> Home.refused(refusal, pace, now);
      default -> unanswered(s, event, now);
    };
  }

  private Next askingAge(AskingAge s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.FOURTEEN_OR_OVER ->
          consent(s.member(), AgeStated.FOURTEEN_OR_OVER, now);
      case Event.Touched(Choice choice) when choice == Choice.UNDER_FOURTEEN ->
          consent(s.member(), AgeStated.GUARDIAN, now);
      default -> otherWay(s, event, now);
    };
  }

  private Next askingConsent(AskingConsent s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.AGREE ->
          Next.to(new Agreeing(pace.answer(now)), new Effect.AgreeToFace(s.member(), s.stated()));
      default -> otherWay(s, event, now);
    };
  }

  private Next agreeing(Agreeing s, Event event, Instant now) {
    return switch (event) {
      case Event.AgreedToFace(FaceConsent consent) -> enrol(consent, now);
      default -> unanswered(s, event, now);
    };
  }

  private Next enrolling(Enrolling s, Event event, Instant now) {
    return switch (event) {
      case Event.FaceGuided(FaceStep step) ->
          Next.to(new Enrolling(s.consent(), step, inTime(s, step, now)));
      case Event.FaceSeen(FacePurpose purpose, FaceOutcome outcome) when purpose == s.purpose() ->
          switch (outcome) {
            case FaceOutcome.Taken _ ->
                Next.to(
                    new Storing(s.consent(), pace.answer(now)), new Effect.EnrolFace(s.consent()));
            case FaceOutcome why -> notTaken(s.consent(), why, now);
          };
      case Event.GaveUp _ -> notTaken(s.consent(), new FaceOutcome.NotSeen(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> takeBack(s.consent(), now);
      default -> otherWay(s, event, now);
    };
  }

  private Next notTaken(NotTaken s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.RETRY -> enrol(s.consent(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> takeBack(s.consent(), now);
      default -> otherWay(s, event, now);
    };
  }

  private Next storing(Storing s, Event event, Instant now) {
    return switch (event) {
      case Event.FaceEnrolled(Instant until) -> Next.to(new Enrolled(until, pace.person(now)));
      default -> unanswered(s, event, now);
    };
  }

  private Next askingDeletion(AskingDeletion s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.DELETE_FACE ->
          Next.to(new Deleting(true, pace.answer(now)), new Effect.WithdrawFace(s.member()));
      default -> otherWay(s, event, now);
    };
  }

  private Next deleting(Deleting s, Event event, Instant now) {
    return switch (event) {
      case Event.FaceWithdrawn _ -> Next.to(new NothingStored(s.stored(), pace.person(now)));
      default -> unanswered(s, event, now);
    };
  }

  private Next done(Facing s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.CONTINUE -> Home.home();
      default -> otherWay(s, event, now);
    };
  }

  /// What leads away from every screen here that asks for nothing: a code, which is always welcome,
  /// and the way back.
  private Next otherWay(Facing s, Event event, Instant now) {
    return switch (event) {
      case Event.Scanned scan -> Home.resolve(scan, pace, now);
      case Event.ScanRejected _ -> Home.refused(new Refusal.Unreadable(), pace, now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> Home.home();
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  /// What else can come while the store is asked.
  private Next unanswered(Facing s, Event event, Instant now) {
    return switch (event) {
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.STORE_FAILED, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  /// Each move that is asked for has its own time, and there are few; being guided has none.
  private Instant inTime(Watched s, FaceStep step, Instant now) {
    return step instanceof FaceStep.Move && !step.equals(s.step())
        ? pace.person(now)
        : s.giveUpAt();
  }

  private Next recognise(Instant now) {
    return Next.to(new Recognising(new FaceStep.Starting(), pace.person(now)));
  }

  private Next notKnown(FaceOutcome why, Instant now) {
    return Next.to(new NotKnown(why, pace.person(now)));
  }

  private Next consent(FaceMember member, AgeStated stated, Instant now) {
    return Next.to(new AskingConsent(member, stated, kept, pace.person(now)));
  }

  private Next enrol(FaceConsent consent, Instant now) {
    return Next.to(new Enrolling(consent, new FaceStep.Starting(), pace.person(now)));
  }

  private Next notTaken(FaceConsent consent, FaceOutcome why, Instant now) {
    return Next.to(new NotTaken(consent, why, pace.person(now)));
  }

  private Next takeBack(FaceConsent consent, Instant now) {
    return Next.to(
        new Deleting(false, pace.answer(now)), new Effect.WithdrawFace(consent.member()));
  }
}
