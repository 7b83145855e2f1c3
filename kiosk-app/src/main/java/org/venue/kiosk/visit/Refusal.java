package org.venue.kiosk.visit;

import java.time.Instant;

/// Why a code does not admit. Each has its own words, sound and next step on the screen, and a
/// small code that visitor, staff and telemetry all see.
public sealed interface Refusal {

  /// The stable trouble code.
  String code();

  /// The ticket's time has not come.
  record NotYet(Instant from) implements Refusal {
    @Override
    public String code() {
      return "T-201";
    }
  }

  /// The ticket's time is over.
  record Expired(Instant at) implements Refusal {
    @Override
    public String code() {
      return "T-202";
    }
  }

  /// Cancelled or refunded by the venue.
  record Revoked() implements Refusal {
    @Override
    public String code() {
      return "T-203";
    }
  }

  /// Every entry is used: when and at which terminal the last one was.
  record AlreadyUsed(Instant at, String terminal) implements Refusal {
    @Override
    public String code() {
      return "T-204";
    }
  }

  /// Good, but for another venue.
  record OtherVenue(String venue) implements Refusal {
    @Override
    public String code() {
      return "T-205";
    }
  }

  /// Not one of our codes at all: a payment code, a web address.
  record NoSuchCode() implements Refusal {
    @Override
    public String code() {
      return "T-206";
    }
  }

  /// Begins like ours and cannot be read to its end.
  record Unreadable() implements Refusal {
    @Override
    public String code() {
      return "T-207";
    }
  }

  /// The signature does not fit the content, or no key of ours made it.
  record Tampered() implements Refusal {
    @Override
    public String code() {
      return "T-208";
    }
  }

  /// Nobody can say whether it was used elsewhere: that was last heard of too long ago.
  record NotSure() implements Refusal {
    @Override
    public String code() {
      return "T-209";
    }
  }

  /// The venue has taken this terminal out of service.
  record OutOfService() implements Refusal {
    @Override
    public String code() {
      return "T-210";
    }
  }

  /// Good, but held to a scanner behind the gate: people come in through the gate.
  record AtTheLobby() implements Refusal {
    @Override
    public String code() {
      return "T-212";
    }
  }

  /// Good, but a ticket and not a member's code, where only a member's will do.
  record NotAMember() implements Refusal {
    @Override
    public String code() {
      return "T-211";
    }
  }
}
