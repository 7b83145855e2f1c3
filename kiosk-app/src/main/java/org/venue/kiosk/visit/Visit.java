package org.venue.kiosk.visit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A person's stay, from admission to check-out.
///
/// @param id a UUIDv7 minted at admission by this terminal
/// @param holder whose stay it is
/// @param person which of the persons the ticket admits, from 1
/// @param ticket the id of the code that admitted
/// @param gateAsked when the gate was asked to open and may have done so; empty while the visit is
///   unfinished business
/// @param locker the locker held, if any
public record Visit(
    UUID id,
    Holder holder,
    int person,
    String ticket,
    Instant startedAt,
    Optional<Instant> gateAsked,
    Optional<HeldLocker> locker) {

  /// A locker in use.
  ///
  /// @param openedAt when it last stood open for its holder; empty before the first time
  public record HeldLocker(Locker locker, Optional<Instant> openedAt) {}
}
