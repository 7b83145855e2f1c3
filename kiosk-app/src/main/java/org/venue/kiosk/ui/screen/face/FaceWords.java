package org.venue.kiosk.ui.screen.face;

import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.FacePicture.Pose;
import org.venue.kiosk.visit.FaceGuidance;
import org.venue.kiosk.visit.FaceStep;
import org.venue.kiosk.visit.HeadMove;

/// What a person before the camera is told: a few words, a whole sentence and a picture.
final class FaceWords {
  private FaceWords() {}

  /// One step.
  ///
  /// @param what in a few words
  /// @param how as a sentence, fit to be spoken
  record Guide(Words what, Words how, Pose pose) {}

  static Guide guide(Text text, FaceStep step) {
    return switch (step) {
      case FaceStep.Starting _ -> guide(text, "face.step.starting", Pose.STRAIGHT);
      case FaceStep.LookStraight(var first) ->
          first
              .map(what -> guide(text, what))
              .orElseGet(() -> guide(text, "face.step.look", Pose.STRAIGHT));
      case FaceStep.Move(var move) -> guide(text, move);
      case FaceStep.Taking(int taken, int of) ->
          guide(text, "face.step.taking", Pose.STILL, taken, of);
    };
  }

  private static Guide guide(Text text, FaceGuidance first) {
    return switch (first) {
      case COME_INTO_VIEW -> guide(text, "face.step.come-into-view", Pose.INTO_VIEW);
      case CLOSER -> guide(text, "face.step.closer", Pose.CLOSER);
      case FURTHER -> guide(text, "face.step.further", Pose.FURTHER);
      case TO_THE_LIGHT -> guide(text, "face.step.light", Pose.LIGHT);
      case TOO_BRIGHT -> guide(text, "face.step.bright", Pose.LIGHT);
      case ONE_PERSON -> guide(text, "face.step.one", Pose.ALONE);
      case LOOK_STRAIGHT -> guide(text, "face.step.look", Pose.STRAIGHT);
      case HOLD_STILL -> guide(text, "face.step.still", Pose.STILL);
    };
  }

  private static Guide guide(Text text, HeadMove move) {
    return switch (move) {
      case TURN_LEFT -> guide(text, "face.step.turn-left", Pose.TURN_LEFT);
      case TURN_RIGHT -> guide(text, "face.step.turn-right", Pose.TURN_RIGHT);
      case NOD -> guide(text, "face.step.nod", Pose.NOD);
      case COME_CLOSER -> guide(text, "face.step.move-closer", Pose.CLOSER);
    };
  }

  private static Guide guide(Text text, String key, Pose pose, Object... parameters) {
    return new Guide(text.words(key), text.words(key + ".how", parameters), pose);
  }
}
