package org.venue.kiosk.visit;

import java.util.Optional;

/// What a signed code stands for. The numbers are those of `contract/ticket.md`.
public enum TicketType {
  /// A ticket that was bought; it speaks for itself.
  TICKET(1),
  /// The code a member's phone shows, signed by the backend and valid for a minute.
  MEMBER(2),
  /// The code of a member of staff, the second factor of the staff exit.
  STAFF(3);

  private final int number;

  TicketType(int number) {
    this.number = number;
  }

  /// The number that stands for this type in the envelope.
  public int number() {
    return number;
  }

  /// The type with this number, or nothing if the number is not one of ours.
  public static Optional<TicketType> ofNumber(long number) {
    for (TicketType type : values()) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
