package org.venue.kiosk.visit;

import java.util.Objects;

/// What became of a scanned text: a ticket whose signature was checked, or the reason why not.
public sealed interface Reading {
  /// A ticket that was signed by the key `keyId`, which may sign such a ticket. Whether it is valid
  /// here and now is asked of [Validity].
  record Read(Ticket ticket, String keyId) implements Reading {
    public Read {
      Objects.requireNonNull(ticket, "ticket");
      Objects.requireNonNull(keyId, "keyId");
    }
  }

  /// No ticket.
  ///
  /// @param why a few fixed words for the log and for who writes an issuer, never scanned text
  record Malformed(Reason reason, String why) implements Reading {
    public Malformed {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(why, "why");
    }
  }

  /// Why a text is no ticket.
  enum Reason {
    /// It does not begin with `VT1:`, so it is some other code.
    NOT_OURS,
    /// It begins like ours, but the base45, the CBOR or a range is wrong.
    UNREADABLE,
    /// The signature does not fit the content.
    TAMPERED,
    /// No key known here with that id may sign such a ticket at this time.
    UNKNOWN_KEY
  }
}
