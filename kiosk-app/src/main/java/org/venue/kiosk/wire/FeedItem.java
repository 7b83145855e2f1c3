package org.venue.kiosk.wire;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.TicketType;

/// One row of a mirrored feed, as `contract/booking-backend.yaml` describes it.
public sealed interface FeedItem {

  /// What counts of a ticket now; it may have been moved after its code was issued.
  record Ticket(
      String id,
      String product,
      Instant notBefore,
      Instant expires,
      int entries,
      int admits,
      String zone)
      implements FeedItem {}

  /// A ticket that no longer admits, or a terminal that is taken out of service.
  ///
  /// @param key the key that signed it; a terminal's revocation counts only signed
  /// @param signature base64; null for a ticket
  record Revocation(Kind kind, String id, Instant at, String key, String signature)
      implements FeedItem {}

  /// What is revoked; in lower case on the wire.
  enum Kind {
    TICKET,
    TERMINAL
  }

  /// An entry used up at some terminal.
  record Redemption(
      UUID key,
      String ticket,
      int person,
      int allowed,
      Instant at,
      String terminal,
      UUID visit,
      boolean released)
      implements FeedItem {}

  /// A stay at some terminal.
  ///
  /// @param locker null when it holds none
  /// @param endedAt null while it lasts
  record Visit(
      UUID id,
      Holder.Kind holderKind,
      String holder,
      int person,
      String ticket,
      Instant startedAt,
      String terminal,
      HeldLocker locker,
      Instant endedAt)
      implements FeedItem {}

  /// The locker of a stay elsewhere.
  record HeldLocker(int number, String room) {}

  /// A key that a trusted key vouches for.
  ///
  /// @param publicKey base64 of 32 bytes
  /// @param signature base64
  record Key(
      String id,
      String publicKey,
      Set<TicketType> types,
      Instant validFrom,
      Instant validUntil,
      String signedBy,
      String signature)
      implements FeedItem {}

  /// A member.
  record Member(String id, String name, boolean blocked, boolean removed) implements FeedItem {}

  /// A price.
  record Tariff(String id, String nameZh, String nameEn, long fen, boolean removed)
      implements FeedItem {}

  /// A word of the venue to its visitors.
  record Announcement(String id, String zh, String en, Instant from, Instant until, boolean removed)
      implements FeedItem {}
}
