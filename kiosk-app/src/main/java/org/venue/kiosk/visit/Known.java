package org.venue.kiosk.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What this terminal knows of a ticket besides what the ticket says itself.
///
/// @param uses admissions on it so far, here and, as far as heard, elsewhere
/// @param lastUse the latest of them
/// @param open this holder's visits that have not ended
public record Known(boolean revoked, int uses, Optional<Use> lastUse, List<Visit> open) {
  /// Nothing at all.
  public static final Known NOTHING = new Known(false, 0, Optional.empty(), List.of());

  public Known {
    open = List.copyOf(open);
  }

  /// One admission.
  public record Use(Instant at, String terminal) {}
}
