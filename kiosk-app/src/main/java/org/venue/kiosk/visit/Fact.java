package org.venue.kiosk.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Something that happened, told to the booking backend: past tense, immutable, self-contained.
///
/// @param key the idempotency key, a UUIDv7 made with the fact; it never changes
/// @param visit whose visit it belongs to; facts of one visit are told in order
public record Fact(UUID key, Instant at, Optional<UUID> visit, What what) {

  /// The lane of facts that belong to no visit.
  public static final String TERMINAL = "terminal";

  /// Facts of one lane are told oldest first; lanes do not wait for each other.
  public String lane() {
    return visit.map(UUID::toString).orElse(TERMINAL);
  }

  /// What happened.
  public sealed interface What {}

  /// A person was admitted and the entry is used up.
  ///
  /// @param allowed how many admissions the ticket allows, 0 for no limit
  /// @param decided whether the backend had a say in it
  public record CheckedIn(
      Holder holder, int person, String ticket, String product, int allowed, Decided decided)
      implements What {}

  /// Who decided an admission.
  public enum Decided {
    ONLINE,
    OFFLINE
  }

  /// An entry the backend had granted was not used after all.
  ///
  /// @param redemption the key under which it was granted
  public record RedemptionReleased(UUID redemption, String ticket) implements What {}

  /// A locker is held from now on.
  ///
  /// @param room the id of its room, so that other terminals can name it
  public record LockerGiven(DoorId door, int number, String room) implements What {}

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

  /// A member of staff did something about a task.
  public record TaskDone(
      UUID task, StaffTask kind, String subject, TaskAction action, String person)
      implements What {}

  /// The terminal's clock is off by more than the tolerance.
  ///
  /// @param offset how far the backend's clock is ahead
  public record ClockOff(Duration offset) implements What {}

  /// The store was damaged and put aside.
  ///
  /// @param salvaged facts that could be read from it
  /// @param unreadable rows that could not
  public record StoreDamaged(String why, int salvaged, int unreadable) implements What {}

  /// A member of staff ended the program.
  public record KioskLeft(String person) implements What {}
}
