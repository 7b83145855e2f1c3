package org.venue.kiosk.visit;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/// A public key that terminals trust, and for what. A terminal holds no secret of anyone.
///
/// @param id the key id of the envelope, 1 to 16 characters out of `A-Z a-z 0-9 . _ -`
/// @param publicKey 32 bytes, Ed25519 (RFC 8032)
/// @param venue the one venue it may sign for; empty means every venue
/// @param maySign the types it may sign, so that the key of the phone codes cannot make staff codes
/// @param validFrom the first moment at which codes signed by it are read
/// @param validUntil the first moment at which they are no longer read
public record TicketKey(
    String id,
    byte[] publicKey,
    String venue,
    Set<TicketType> maySign,
    Instant validFrom,
    Instant validUntil) {

  public TicketKey {
    requireId(id);
    publicKey = publicKey.clone();
    if (publicKey.length != Ed25519PublicKeyParameters.KEY_SIZE) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
    }
    // Refuses what is no point of the curve here, not at the first scan.
    new Ed25519PublicKeyParameters(publicKey);
    Objects.requireNonNull(venue, "venue");
    maySign = Set.copyOf(maySign);
    if (!validFrom.isBefore(validUntil)) {
      throw new IllegalArgumentException("a key ends after it begins");
    }
  }

  static void requireId(String id) {
    if (!id.matches("[A-Za-z0-9._-]{1,16}")) {
      throw new IllegalArgumentException("a key id has 1 to 16 characters out of A-Za-z0-9._-");
    }
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /// Whether codes signed by this key are read at `now`.
  public boolean validAt(Instant now) {
    return !now.isBefore(validFrom) && now.isBefore(validUntil);
  }

  /// Whether this key may have signed that ticket.
  public boolean permits(Ticket ticket) {
    return maySign.contains(ticket.type()) && (venue.isEmpty() || venue.equals(ticket.venue()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TicketKey that
        && id.equals(that.id)
        && Arrays.equals(publicKey, that.publicKey)
        && venue.equals(that.venue)
        && maySign.equals(that.maySign)
        && validFrom.equals(that.validFrom)
        && validUntil.equals(that.validUntil);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, Arrays.hashCode(publicKey));
  }

  @Override
  public String toString() {
    return "TicketKey[%s %s]".formatted(id, HexFormat.of().formatHex(publicKey));
  }
}
