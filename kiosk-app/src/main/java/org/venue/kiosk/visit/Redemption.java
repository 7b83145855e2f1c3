package org.venue.kiosk.visit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One entry of a ticket, used up here or at another terminal.
///
/// @param key the idempotency key of the fact that tells it; the same everywhere
/// @param person which of the persons the ticket admits, from 1
/// @param allowed how many admissions the ticket allows, 0 for no limit
/// @param at by the backend's clock as far as it was known
/// @param visit the stay it began
/// @param released whether it was given back unused
public record Redemption(
    UUID key,
    String ticket,
    int person,
    int allowed,
    Instant at,
    String terminal,
    Optional<UUID> visit,
    boolean released) {}
