package org.venue.kiosk.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.FaceConsent;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FacePurpose;
import org.venue.kiosk.visit.FaceStep;
import org.venue.kiosk.visit.GateResult;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.NetworkReport;
import org.venue.kiosk.visit.OpenTask;
import org.venue.kiosk.visit.OpeningResult;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.PinCheck;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.TaskOutcome;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;

/// Everything that can happen to a journey.
public sealed interface Event {

  /// A person did something.
  sealed interface Act extends Event {}

  /// A button.
  record Touched(Choice choice) implements Act {}

  /// One of several offered things, by its place in the state's list, from 0.
  record Picked(int index) implements Act {}

  /// A key of the keypad: a digit, or [#ERASE].
  record Typed(char key) implements Act {
    public static final char ERASE = '\b';

    @Override
    public String toString() {
      return "Typed[*]";
    }
  }

  /// A code was held to a scanner; the text exactly as read.
  record Scanned(String text, Place place) implements Act {
    @Override
    public String toString() {
      return "Scanned[" + text.length() + " characters, " + place + "]";
    }
  }

  /// A scanner sent something that is no code: too long, or with control characters.
  record ScanRejected(Place place) implements Act {}

  /// The state's time is over.
  record GaveUp() implements Event {}

  /// The one answer to one effect.
  sealed interface Answer extends Event {}

  /// To [Effect.Resolve].
  record Resolved(Resolution resolution) implements Answer {}

  /// To [Effect.Admit]: the visit is stored, its entry is used up, and the locker, if there is one,
  /// is held.
  record Admitted(Visit visit, Optional<Trouble> noLocker) implements Answer {}

  /// To [Effect.Admit], when the rules changed their mind between the question and the deed.
  record NotAdmitted(Refusal refusal) implements Answer {}

  /// To [Effect.ChangeLocker] and [Effect.GiveUpLocker].
  record LockerChanged(Visit visit, Optional<Trouble> noLocker) implements Answer {}

  /// To [Effect.OpenLocker] and [Effect.CheckOut]; the visit as it stands after it.
  record LockerAnswered(Visit visit, OpeningResult result) implements Answer {}

  /// To [Effect.EndVisit]: the visit is over.
  record VisitEnded() implements Answer {}

  /// To [Effect.OpenGate].
  record GateAnswered(Visit visit, GateResult result) implements Answer {}

  /// To [Effect.MakePin].
  record PinMade(Pin pin) implements Answer {}

  /// To [Effect.CheckPin] and [Effect.CheckStaffPin].
  record PinChecked(PinCheck check) implements Answer {}

  /// To [Effect.FindVisit]: the visit that holds the locker with this number, if any.
  record VisitFound(Optional<Visit> visit) implements Answer {}

  /// To [Effect.CallHelp] and [Effect.LeaveKiosk]: it is written down.
  record Told() implements Answer {}

  /// To [Effect.ListTasks], newest first.
  record TasksListed(List<OpenTask> tasks) implements Answer {
    public TasksListed {
      tasks = List.copyOf(tasks);
    }
  }

  /// To [Effect.DoTask].
  record TaskAnswered(TaskOutcome outcome) implements Answer {}

  /// To [Effect.ReadMember].
  record MemberRead(FaceMember member) implements Answer {}

  /// To [Effect.ReadMember], when it is no member's code or does not count.
  record MemberNotRead(Refusal refusal) implements Answer {}

  /// To [Effect.AgreeToFace]: the consent is stored, and the camera may start.
  record AgreedToFace(FaceConsent consent) implements Answer {}

  /// To [Effect.EnrolFace]: the face is known from now on.
  record FaceEnrolled(Instant until) implements Answer {}

  /// To [Effect.WithdrawFace]: nothing of the face is left.
  record FaceWithdrawn() implements Answer {}

  /// To [Effect.LookAtNetwork].
  record NetworkSeen(NetworkReport report) implements Answer {}

  /// To any effect that could not be carried out; nothing was moved.
  record Failed(Trouble trouble) implements Answer {}

  /// News that nobody asked for.
  sealed interface News extends Event {}

  /// A watched door stands open or was shut; already stored where it matters.
  record DoorMoved(DoorId door, boolean open) implements News {}

  /// A locker given back was seen shut twice and is free; its visit has ended if it was a
  /// check-out.
  record LockerReturned(Locker locker) implements News {}

  /// A locker to be given back was not shut in time; it stays held and staff is told.
  record LockerLeftOpen(Locker locker) implements News {}

  /// The person before the camera should do something else than before.
  record FaceGuided(FaceStep step) implements News {}

  /// The look at a face that the shown state asked for is over.
  record FaceSeen(FacePurpose purpose, FaceOutcome outcome) implements News {}
}
