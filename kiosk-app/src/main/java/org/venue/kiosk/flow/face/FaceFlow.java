package org.venue.kiosk.flow.face;

import java.time.Duration;
import java.time.Instant;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.FaceConsent;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FacePurpose;
import org.venue.kiosk.visit.FaceStep;

/// Coming in by face, letting a face be stored, and having it deleted. The camera is on exactly
/// while a [Watched] state is shown, never before the person touched that it may, and every state
/// leads to the other way, which is the code.
public final class FaceFlow {

  /// Where these journeys can stand.
  public sealed interface Facing extends State {}

  /// The camera is on, and the screen says what for.
  public sealed interface Watched extends Facing {
    FacePurpose purpose();

    FaceStep step();
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

  /// The face is being deleted.
  public record Deleting(Instant giveUpAt) implements Facing, State.Busy {}

  /// Nothing of this member's face is stored here.
  ///
  /// @param before whether there was one until now
  public record NothingStored(boolean before, Instant giveUpAt) implements Facing {}

  private FaceFlow() {}
}
