package org.venue.kiosk.visit;

import java.time.Duration;
import java.time.Instant;

/// What a ticket and a clock alone can tell; revocations and uses are asked elsewhere.
public enum Validity {
  VALID,
  NOT_YET,
  EXPIRED,
  OTHER_VENUE;

  /// Judges `ticket` at `venue`. The window is widened by `tolerance` on both sides, since the
  /// clocks of the issuer and of the terminal differ; `expires` itself is no longer inside.
  public static Validity check(Ticket ticket, String venue, Instant now, Duration tolerance) {
    if (tolerance.isNegative()) {
      throw new IllegalArgumentException("a tolerance is not negative");
    }
    if (!ticket.venue().equals(venue)) {
      return OTHER_VENUE;
    }
    if (now.isBefore(ticket.notBefore().minus(tolerance))) {
      return NOT_YET;
    }
    return now.isBefore(ticket.expires().plus(tolerance)) ? VALID : EXPIRED;
  }
}
