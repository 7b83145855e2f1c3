package org.venue.kiosk.visit;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The keys a terminal trusts, unchanging; a feed that brings new keys makes a new set. Keys
/// overlap while they rotate: the old one is read until its end, while the new one signs.
public final class TicketKeys {
  private final Map<String, TicketKey> byId;

  /// @throws IllegalArgumentException if two keys have the same id
  public TicketKeys(Collection<TicketKey> keys) {
    try {
      byId =
          keys.stream().collect(Collectors.toUnmodifiableMap(TicketKey::id, Function.identity()));
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException("two ticket keys have the same id", e);
    }
  }

  /// The key with this id, if there is one and codes signed by it are read at `now`.
  public Optional<TicketKey> find(String id, Instant now) {
    return Optional.ofNullable(byId.get(id)).filter(key -> key.validAt(now));
  }

  /// All keys, in no order.
  public Collection<TicketKey> all() {
    return byId.values();
  }
}
