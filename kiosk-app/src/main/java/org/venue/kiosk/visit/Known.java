package org.venue.kiosk.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What this terminal knows of a ticket besides what the ticket says itself.
///
/// @param revoked also when its member is blocked
/// @param uses admissions on it so far, here and, as far as heard, elsewhere
/// @param lastUse the latest of them
/// @param open this holder's visits that have not ended
/// @param elsewhere this holder's visits at other terminals
/// @param booking what counts instead of what the code says
/// @param age how long ago uses elsewhere were last heard of; zero where nobody is to be heard
public record Known(
    boolean revoked,
    int uses,
    Optional<Use> lastUse,
    List<Visit> open,
    List<Elsewhere> elsewhere,
    Optional<Booking> booking,
    Duration age) {
  /// Nothing at all.
  public static final Known NOTHING = new Known(false, 0, Optional.empty(), List.of());

  public Known {
    open = List.copyOf(open);
    elsewhere = List.copyOf(elsewhere);
  }

  /// What is known at a terminal that is alone.
  public Known(boolean revoked, int uses, Optional<Use> lastUse, List<Visit> open) {
    this(revoked, uses, lastUse, open, List.of(), Optional.empty(), Duration.ZERO);
  }

  /// The same, last heard of so long ago.
  public Known aged(Duration since) {
    return new Known(revoked, uses, lastUse, open, elsewhere, booking, since);
  }

  /// One admission.
  public record Use(Instant at, String terminal) {}

  /// What a booking says now; it may have been moved after its code was issued.
  public record Booking(Instant notBefore, Instant expires, int entries, int admits, String zone) {}
}
