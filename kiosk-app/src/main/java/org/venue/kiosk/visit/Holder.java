package org.venue.kiosk.visit;

import java.util.Objects;

/// To whom a visit belongs: a ticket that speaks for itself, a member, or a member of staff. Two
/// codes of the same member have the same holder.
public record Holder(Kind kind, String id) {
  /// Which register the id is from.
  public enum Kind {
    TICKET,
    MEMBER,
    STAFF
  }

  public Holder {
    Objects.requireNonNull(kind, "kind");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a holder needs an id");
    }
  }
}
