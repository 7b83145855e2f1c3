package org.venue.kiosk.flow;

import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.FaceConsent;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.OpenTask;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Resolution.NewVisit;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.TaskAction;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.Visit;

/// What a journey may ask of the world: one shared vocabulary, so that a new journey edits nobody
/// else's. Each is answered by exactly one [Event.Answer], after its result is stored.
public sealed interface Effect {

  /// What does this code mean here and now? Changes nothing.
  record Resolve(String text, Place place) implements Effect {
    @Override
    public String toString() {
      return "Resolve[" + text.length() + " characters, " + place + "]";
    }
  }

  /// Uses up the entry, begins the visit and holds a locker in the room, all in one transaction.
  record Admit(NewVisit who, Room room) implements Effect {}

  /// Gives the present locker back for another one of the same room.
  ///
  /// @param jammed whether the present one is out of order rather than unwanted
  record ChangeLocker(Visit visit, boolean jammed) implements Effect {}

  /// Gives the locker back for none.
  record GiveUpLocker(Visit visit) implements Effect {}

  /// One pulse to the visit's locker, intent first, result after.
  record OpenLocker(Visit visit, OpenReason reason) implements Effect {}

  /// Opens the visit's locker for the last time. The locker is free once its door was seen open and
  /// then shut twice; until then it stays held.
  record CheckOut(Visit visit) implements Effect {}

  /// Ends a visit that holds no locker.
  record EndVisit(Visit visit) implements Effect {}

  /// One passage through the gate for this visit, intent first, result after.
  record OpenGate(Visit visit) implements Effect {}

  /// Makes the visit's second key and stores its hash; an older one no longer counts.
  record MakePin(Visit visit) implements Effect {}

  /// Is this the PIN of the visit that holds the locker with this printed number?
  record CheckPin(int number, Pin pin) implements Effect {}

  /// Is this the staff PIN? The code that was scanned is the other half.
  record CheckStaffPin(Ticket staff, Pin pin) implements Effect {}

  /// Who holds the locker with this printed number?
  record FindVisit(int number) implements Effect {}

  /// Someone asked for help at this state; staff sees it as a fact.
  record CallHelp(String where) implements Effect {}

  /// What has staff to look after?
  record ListTasks() implements Effect {}

  /// A member of staff does something about a task.
  record DoTask(Ticket staff, OpenTask task, TaskAction action) implements Effect {}

  /// Whose member code is this, and is a face stored here? Changes nothing.
  record ReadMember(String text) implements Effect {
    @Override
    public String toString() {
      return "ReadMember[" + text.length() + " characters]";
    }
  }

  /// What does it mean that this member is here, who confirmed what the camera saw? Changes
  /// nothing.
  record ResolveMember(FaceMember member, Place place) implements Effect {}

  /// Writes the member's consent down. An older one ends, and its template goes.
  record AgreeToFace(FaceMember member, AgeStated stated) implements Effect {}

  /// Stores the template that the camera has just made on this consent.
  record EnrolFace(FaceConsent consent) implements Effect {}

  /// Ends the member's consent and deletes the template, on the disk as well.
  record WithdrawFace(FaceMember member) implements Effect {}

  /// How does it stand with the network? Changes nothing.
  record LookAtNetwork() implements Effect {}

  /// A member of staff leaves the kiosk program; stored before it ends.
  record LeaveKiosk(Ticket staff) implements Effect {}
}
