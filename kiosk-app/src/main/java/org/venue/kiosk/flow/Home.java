package org.venue.kiosk.flow;

import java.time.Instant;
import java.util.Optional;
import org.venue.kiosk.visit.Elsewhere;
import org.venue.kiosk.visit.NetworkReport;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Resolution.NewVisit;
import org.venue.kiosk.visit.Trouble;

/// The states every journey begins in, ends in or is interrupted by. They stand here and not with
/// their flow, so that any journey can go home without knowing the others.
public sealed interface Home extends State {

  /// The door sign: nobody is here. The one state that may last.
  record Attract() implements Home {
    @Override
    public Instant giveUpAt() {
      return Instant.MAX;
    }
  }

  /// A code was read at this place; what it means is being found out.
  record Resolving(Place place, Instant giveUpAt) implements Home, Busy {}

  /// The code does not admit, and why.
  ///
  /// @param at when that was decided, for words such as "today 09:12"
  record Refused(Refusal refusal, Instant at, Instant giveUpAt) implements Home {}

  /// The holder is inside already, at another terminal: where the locker is.
  ///
  /// @param another who else may come in here on the same code, if anyone
  record Away(Elsewhere visit, Optional<NewVisit> another, Instant giveUpAt)
      implements Home, Patient {
    @Override
    public Away until(Instant later) {
      return new Away(visit, another, later);
    }
  }

  /// The terminal could not do its part.
  record Sorry(Trouble trouble, Instant giveUpAt) implements Home {}

  /// Someone asked for help: the telephone number, and the way back to where they were.
  record Help(State behind, Instant giveUpAt) implements Home {}

  /// How it stands with the network, over whatever the person was doing.
  ///
  /// @param seen empty until the first look was answered
  /// @param leaveAt when the page closes and what is behind it goes on
  /// @param giveUpAt when it looks again
  record Network(State behind, Optional<NetworkReport> seen, Instant leaveAt, Instant giveUpAt)
      implements Home {

    /// The same page over what the journey has come to meanwhile.
    public Network over(State now) {
      return new Network(now, seen, leaveAt, giveUpAt);
    }
  }

  /// Nobody has touched anything for a while.
  record StillThere(Patient behind, Instant giveUpAt) implements Home {}

  /// Ends a journey.
  static Next home() {
    return Next.to(new Attract());
  }

  /// Begins whatever journey the scanned code belongs to.
  static Next resolve(Event.Scanned scan, Pace pace, Instant now) {
    return Next.to(
        new Resolving(scan.place(), pace.answer(now)),
        new Effect.Resolve(scan.text(), scan.place()));
  }

  /// Ends a journey with an explanation.
  static Next sorry(Trouble trouble, Pace pace, Instant now) {
    return Next.to(new Sorry(trouble, pace.person(now)));
  }

  /// Ends a journey with a refusal.
  static Next refused(Refusal refusal, Pace pace, Instant now) {
    return Next.to(new Refused(refusal, now, pace.person(now)));
  }
}
