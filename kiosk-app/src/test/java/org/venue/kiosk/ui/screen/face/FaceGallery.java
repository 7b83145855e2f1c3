package org.venue.kiosk.ui.screen.face;

import static org.venue.kiosk.ui.Samples.SOON;
import static org.venue.kiosk.ui.Samples.at;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.face.FaceFlow;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.FaceConsent;
import org.venue.kiosk.visit.FaceGuidance;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FaceStep;
import org.venue.kiosk.visit.HeadMove;

/// Sample states of the journeys with a face: every step, every answer.
public final class FaceGallery {
  private static final FaceMember LI = new FaceMember("M-1001", "李*", false);
  private static final Duration KEPT = Duration.ofDays(90);
  private static final FaceConsent CONSENT =
      new FaceConsent("01930000-0000-7000-8000-000000000001", LI, at(22, 14, 0).plus(KEPT));

  private FaceGallery() {}

  /// The samples by the names of their pictures.
  public static Map<String, State> samples() {
    Map<String, State> all = new LinkedHashMap<>();
    all.put("Face-Before", new FaceFlow.Before(SOON));
    recognising(all, "Starting", new FaceStep.Starting());
    recognising(all, "LookStraight", new FaceStep.LookStraight(Optional.empty()));
    for (FaceGuidance first : FaceGuidance.values()) {
      recognising(all, "" + first, new FaceStep.LookStraight(Optional.of(first)));
    }
    for (HeadMove move : HeadMove.values()) {
      recognising(all, "" + move, new FaceStep.Move(move));
    }
    all.put("Face-Confirming", new FaceFlow.Confirming(LI, SOON));
    all.put(
        "Face-Confirming-nameless", new FaceFlow.Confirming(new FaceMember("M-2", "", true), SOON));
    Map<String, FaceOutcome> outcomes =
        Map.of(
            "Stranger", new FaceOutcome.Stranger(),
            "NotLive", new FaceOutcome.NotLive(),
            "NotSeen", new FaceOutcome.NotSeen(),
            "Broken", new FaceOutcome.Broken());
    outcomes.forEach((name, why) -> {
      all.put("Face-NotKnown-" + name, new FaceFlow.NotKnown(why, SOON));
      all.put("Face-NotTaken-" + name, new FaceFlow.NotTaken(CONSENT, why, SOON));
    });
    all.put("Face-AskingCode", new FaceFlow.AskingCode(false, SOON));
    all.put("Face-AskingCode-deleting", new FaceFlow.AskingCode(true, SOON));
    all.put("Face-AimingCode", new FaceFlow.AimingCode(true, SOON));
    all.put("Face-ReadingCode", new FaceFlow.ReadingCode(false, SOON));
    all.put("Face-AskingAge", new FaceFlow.AskingAge(LI, SOON));
    for (AgeStated stated : AgeStated.values()) {
      all.put("Face-AskingConsent-" + stated, new FaceFlow.AskingConsent(LI, stated, KEPT, SOON));
    }
    all.put("Face-Agreeing", new FaceFlow.Agreeing(SOON));
    all.put(
        "Face-Enrolling-Move",
        new FaceFlow.Enrolling(CONSENT, new FaceStep.Move(HeadMove.TURN_LEFT), SOON));
    all.put(
        "Face-Enrolling-Taking", new FaceFlow.Enrolling(CONSENT, new FaceStep.Taking(1, 3), SOON));
    all.put("Face-Storing", new FaceFlow.Storing(CONSENT, SOON));
    all.put("Face-Enrolled", new FaceFlow.Enrolled(CONSENT.until(), SOON));
    all.put("Face-AskingDeletion", new FaceFlow.AskingDeletion(LI, SOON));
    all.put("Face-Deleting", new FaceFlow.Deleting(true, SOON));
    all.put("Face-NothingStored-deleted", new FaceFlow.NothingStored(true, SOON));
    all.put("Face-NothingStored-never", new FaceFlow.NothingStored(false, SOON));
    return all;
  }

  private static void recognising(Map<String, State> all, String name, FaceStep step) {
    all.put("Face-Recognising-" + name, new FaceFlow.Recognising(step, SOON));
  }
}
