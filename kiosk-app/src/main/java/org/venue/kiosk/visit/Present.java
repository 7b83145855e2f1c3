package org.venue.kiosk.visit;

import java.time.Instant;
import java.util.Optional;

/// Someone whose visit is open, and what the rules grant them at the gate.
///
/// @param gateUntil until when the gate may be asked for them; empty when it may not, [Instant#MAX]
///   when that does not end with time
public record Present(Visit visit, Optional<Instant> gateUntil) {

  /// Someone who gets no gate: who has only a PIN, or stands behind the gate already.
  public static Present withoutGate(Visit visit) {
    return new Present(visit, Optional.empty());
  }

  /// Whether the gate may be asked for them now.
  public boolean gate(Instant now) {
    return gateUntil.map(now::isBefore).orElse(false);
  }

  /// The same person after something happened to the visit.
  public Present with(Visit later) {
    return new Present(later, gateUntil);
  }
}
