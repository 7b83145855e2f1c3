package org.venue.kiosk.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.venue.kiosk.visit.Holder;

/// One row of a mirrored feed, as `contract/booking-backend.yaml` describes it. What a row must
/// have is checked here, so that a page with a broken row is no page.
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
      implements FeedItem {
    public Ticket {
      Json.required("id", id);
      Json.required("product", product);
      Json.required("notBefore", notBefore);
      Json.required("expires", expires);
      Json.required("zone", zone);
    }
  }

  /// A ticket that no longer admits, or a terminal that is taken out of service.
  ///
  /// @param key the key that signed it; a terminal's revocation counts only signed
  /// @param signature base64; null for a ticket
  record Revocation(Kind kind, String id, Instant at, String key, String signature)
      implements FeedItem {
    public Revocation {
      Json.required("kind", kind);
      Json.required("id", id);
      Json.required("at", at);
    }

    /// What the signature of a terminal's revocation covers.
    public String signed(String venue) {
      return "venue-kiosk/terminal-revoked\n%s\n%s\n%s".formatted(venue, id, Json.instant(at));
    }
  }

  /// What is revoked; in lower case on the wire.
  enum Kind {
    TICKET,
    TERMINAL
  }

  /// An entry used up at some terminal.
  ///
  /// @param visit null when it is not known
  record Redemption(
      UUID key,
      String ticket,
      int person,
      int allowed,
      Instant at,
      String terminal,
      UUID visit,
      boolean released)
      implements FeedItem {
    public Redemption {
      Json.required("key", key);
      Json.required("ticket", ticket);
      Json.required("at", at);
      Json.required("terminal", terminal);
    }
  }

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
      implements FeedItem {
    public Visit {
      Json.required("id", id);
      Json.required("holderKind", holderKind);
      Json.required("holder", holder);
      Json.required("ticket", ticket);
      Json.required("startedAt", startedAt);
      Json.required("terminal", terminal);
    }
  }

  /// The locker of a stay elsewhere.
  ///
  /// @param room null when it is not known
  record HeldLocker(int number, String room) {}

  /// A key that a trusted key vouches for. What is signed stands here as it came.
  ///
  /// @param publicKey base64 of 32 bytes
  /// @param types the words of ticket, member, staff
  /// @param validFrom ISO instant, like `validUntil`
  /// @param signature base64
  record Key(
      String id,
      String publicKey,
      List<String> types,
      String validFrom,
      String validUntil,
      String signedBy,
      String signature)
      implements FeedItem {
    public Key {
      Json.required("id", id);
      Json.required("publicKey", publicKey);
      types = List.copyOf(Json.required("types", types));
      Json.required("validFrom", validFrom);
      Json.required("validUntil", validUntil);
      Json.required("signedBy", signedBy);
      Json.required("signature", signature);
    }

    /// What the signature covers.
    public String signed() {
      return "venue-kiosk/key\n%s\n%s\n%s\n%s\n%s"
          .formatted(id, publicKey, String.join(",", types), validFrom, validUntil);
    }
  }

  /// A member.
  ///
  /// @param expectedFrom when the venue expects them: the hours of a booking or of a membership;
  ///   null, like `expectedUntil`, when it does not
  /// @param expectedUntil the first moment at which it no longer does
  record Member(
      String id,
      String name,
      boolean blocked,
      boolean removed,
      Instant expectedFrom,
      Instant expectedUntil)
      implements FeedItem {
    public Member {
      Json.required("id", id);
      Json.required("name", name);
      if (expectedFrom != null || expectedUntil != null) {
        Json.required("expectedFrom", expectedFrom);
        Json.required("expectedUntil", expectedUntil);
      }
    }

    @Override
    public String toString() {
      return "Member[" + id + "]";
    }
  }

  /// A price.
  record Tariff(String id, String nameZh, String nameEn, long fen, boolean removed)
      implements FeedItem {
    public Tariff {
      Json.required("id", id);
      Json.required("nameZh", nameZh);
      Json.required("nameEn", nameEn);
    }
  }

  /// A word of the venue to its visitors.
  record Announcement(String id, String zh, String en, Instant from, Instant until, boolean removed)
      implements FeedItem {
    public Announcement {
      Json.required("id", id);
      Json.required("zh", zh);
      Json.required("en", en);
      Json.required("from", from);
      Json.required("until", until);
    }
  }
}
