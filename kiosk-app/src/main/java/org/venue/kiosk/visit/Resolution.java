package org.venue.kiosk.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a scanned code means here and now. A scan is resolved first and then handed to the journey
/// it belongs to; resolving changes nothing.
public sealed interface Resolution {

  /// A person may come in.
  ///
  /// @param person which of the persons the ticket admits, from 1
  /// @param room the room the ticket names, empty when the visitor is to be asked
  /// @param low whether a locker at a height that is reached from a wheelchair is wished for
  record NewVisit(Ticket ticket, int person, Optional<Room> room, boolean low)
      implements Resolution {}

  /// The holder is inside already, or was admitted and has not passed the gate.
  ///
  /// @param visits open visits of this holder, at least one, each with what it grants at the gate
  /// @param another who else may come in on the same code, if anyone
  record Inside(List<Present> visits, Optional<NewVisit> another) implements Resolution {
    public Inside {
      visits = List.copyOf(visits);
    }
  }

  /// The holder is inside already, at other terminals only: there the belongings are.
  ///
  /// @param visits at least one
  /// @param another who else may come in here on the same code, if anyone
  record Away(List<Elsewhere> visits, Optional<NewVisit> another) implements Resolution {
    public Away {
      visits = List.copyOf(visits);
    }
  }

  /// A signed staff code: the first of the two things a member of staff needs.
  record Staff(Ticket ticket) implements Resolution {}

  /// The code does not admit.
  record Refused(Refusal refusal, Instant at) implements Resolution {}
}
