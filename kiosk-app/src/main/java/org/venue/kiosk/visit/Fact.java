package org.venue.kiosk.visit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Something that happened, told to the booking backend: past tense, immutable, self-contained.
///
/// @param key the idempotency key, a UUIDv7 made with the fact; it never changes
/// @param visit whose visit it belongs to; facts of one visit are told in order
public record Fact(UUID key, Instant at, Optional<UUID> visit, What what) {

  /// Facts of one lane are told oldest first; lanes do not wait for each other.
  public String lane() {
    return visit.map(UUID::toString).orElse("terminal");
  }

  /// What happened.
  public sealed interface What {}

  /// A person was admitted and the entry is used up.
  public record CheckedIn(Holder holder, int person, String ticket, String product)
      implements What {}

  /// A locker is held from now on.
  public record LockerGiven(DoorId door, int number) implements What {}

  /// A door was asked to open.
  public record LockerAsked(DoorId door, int number, OpenReason reason, OpeningResult result)
      implements What {}

  /// A locker was seen shut and is free.
  public record LockerReturned(DoorId door, int number) implements What {}

  /// A locker to be given back was not shut in time and stays held.
  public record LockerLeftOpen(DoorId door, int number) implements What {}

  /// The gate was asked for one passage.
  public record GateAsked(GateResult result) implements What {}

  /// The visit is over.
  public record CheckedOut() implements What {}

  /// A code did not admit.
  ///
  /// @param refusal the stable trouble code
  /// @param ticket the ticket's id, empty when none could be read
  public record EntryRefused(String refusal, String ticket) implements What {}

  /// A door opened that nobody had asked to open.
  public record DoorOpenedUnexpectedly(DoorId door, int number) implements What {}

  /// A door has been standing open.
  public record DoorAjar(DoorId door, int number) implements What {}

  /// A visitor asked for help at this state of a journey.
  public record HelpCalled(String where) implements What {}

  /// A member of staff entered, with code and PIN.
  public record StaffEntered(String person) implements What {}

  /// A member of staff ended the program.
  public record KioskLeft(String person) implements What {}
}
