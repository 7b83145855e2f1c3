package org.venue.kiosk.sync;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.venue.kiosk.visit.TicketKey;
import org.venue.kiosk.visit.TicketKeys;
import org.venue.kiosk.visit.TicketType;
import org.venue.kiosk.wire.FeedItem;

/// Whose signatures count: the keys of the configuration, and the keys they vouched for. Only a key
/// that may sign staff codes vouches and revokes; the network itself is believed nothing.
public final class Trust implements Supplier<TicketKeys> {
  private final String venue;
  private final Collection<TicketKey> configured;
  private volatile TicketKeys keys;

  /// @param configured keys that no feed can replace
  public Trust(String venue, TicketKeys configured) {
    this.venue = venue;
    this.configured = configured.all();
    this.keys = configured;
  }

  /// The keys that count now.
  @Override
  public TicketKeys get() {
    return keys;
  }

  /// These keys were vouched for.
  void add(Collection<TicketKey> vouched) {
    List<TicketKey> all = new ArrayList<>(configured);
    keys.all().stream()
        .filter(key -> !isConfigured(key.id()))
        .filter(key -> vouched.stream().noneMatch(other -> other.id().equals(key.id())))
        .forEach(all::add);
    vouched.stream().filter(key -> !isConfigured(key.id())).forEach(all::add);
    keys = new TicketKeys(all);
  }

  /// Whether the configuration names this very key already: a feed brings those too.
  boolean isConfigured(FeedItem.Key item) {
    return configured.stream()
        .filter(key -> key.id().equals(item.id()))
        .anyMatch(
            key -> Base64.getEncoder().encodeToString(key.publicKey()).equals(item.publicKey()));
  }

  /// The key of this item, if somebody who counts vouches for it.
  Optional<TicketKey> vouched(FeedItem.Key item, Instant now) {
    if (isConfigured(item.id()) || !signed(item.signedBy(), item.signed(), item.signature(), now)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TicketKey(
              item.id(),
              Base64.getDecoder().decode(item.publicKey()),
              "",
              item.types().stream()
                  .map(type -> TicketType.valueOf(type.toUpperCase(Locale.ROOT)))
                  .collect(Collectors.toSet()),
              Instant.parse(item.validFrom()),
              Instant.parse(item.validUntil())));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// Whether somebody who counts has signed this terminal's end.
  boolean revokes(FeedItem.Revocation item, String terminal, Instant now) {
    return item.kind() == FeedItem.Kind.TERMINAL
        && item.id().equals(terminal)
        && item.key() != null
        && item.signature() != null
        && signed(item.key(), item.signed(venue), item.signature(), now);
  }

  private boolean isConfigured(String id) {
    return configured.stream().anyMatch(key -> key.id().equals(id));
  }

  private boolean signed(String by, String text, String signature, Instant now) {
    Optional<TicketKey> key =
        keys.find(by, now).filter(k -> k.maySign().contains(TicketType.STAFF));
    if (key.isEmpty()) {
      return false;
    }
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] bytes = Base64.getDecoder().decode(signature);
      return bytes.length == Ed25519.SIGNATURE_SIZE
          && Ed25519.verify(bytes, 0, key.get().publicKey(), 0, message, 0, message.length);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
