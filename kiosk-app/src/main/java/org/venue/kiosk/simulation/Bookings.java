package org.venue.kiosk.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Random;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketSigner;
import org.venue.kiosk.visit.TicketType;

/// Sells tickets of every kind, good and bad, signed with the first test key of RFC 8032, which the
/// sample configuration trusts.
final class Bookings {
  private static final byte[] SEED =
      HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration SHIFT = Duration.ofHours(8);

  private final TicketSigner signer = new TicketSigner("sample", SEED);
  private final String venue;
  private final InstantSource clock;
  private final Random random;
  private int sold;

  Bookings(String venue, InstantSource clock, Random random) {
    this.venue = venue;
    this.clock = clock;
    this.random = random;
  }

  /// What somebody has on the phone.
  sealed interface Code {
    /// Whose visits it opens; empty when nobody's.
    String holder();

    /// Whether it admits today.
    boolean good();

    /// Whether one visit may pass the gate more than once.
    boolean comesAndGoes();

    /// The text as it is shown right now.
    String text();
  }

  /// The same picture all the time.
  record Printed(String holder, boolean good, boolean comesAndGoes, int admits, String text)
      implements Code {}

  /// A member's code, new whenever it is looked at.
  private record Renewed(String holder, Bookings shop) implements Code {
    @Override
    public boolean good() {
      return true;
    }

    @Override
    public boolean comesAndGoes() {
      return true;
    }

    @Override
    public String text() {
      return shop.member(holder);
    }
  }

  /// A code as people bring them: most are good.
  Code any() {
    Instant midnight = LocalDate.ofInstant(clock.instant(), ZONE).atStartOfDay(ZONE).toInstant();
    int kind = random.nextInt(100);
    if (kind < 45) {
      return ticket(midnight, 1, 1);
    } else if (kind < 55) {
      return ticket(midnight, 2 + random.nextInt(2), 1);
    } else if (kind < 62) {
      return ticket(midnight, 0, 1);
    } else if (kind < 76) {
      return ticket(midnight, random.nextInt(2), 2 + random.nextInt(2));
    } else if (kind < 88) {
      return new Renewed("member-" + random.nextInt(40), this);
    } else if (kind < 91) {
      return bad(sign(id(), venue, midnight.minus(7, ChronoUnit.DAYS), 1, 1, "men"));
    } else if (kind < 94) {
      return bad(sign(id(), venue, midnight.plus(2, ChronoUnit.DAYS), 1, 1, "men"));
    } else if (kind < 96) {
      return bad(sign(id(), "other-venue", midnight, 1, 1, ""));
    } else if (kind < 98) {
      return bad(tampered(sign(id(), venue, midnight, 1, 1, "women")));
    }
    return bad("https://example.org/menu?table=" + random.nextInt(100));
  }

  /// The code of a member of staff, good for a shift.
  String staff() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return signer.sign(
        new Ticket(
            "S-" + now.getEpochSecond(),
            TicketType.STAFF,
            venue,
            "",
            now,
            now.plus(SHIFT),
            0,
            1,
            "",
            "staff-7"));
  }

  private String member(String person) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return signer.sign(
        new Ticket(
            "M-" + person + "-" + now.getEpochSecond(),
            TicketType.MEMBER,
            venue,
            "",
            now,
            now.plus(Ticket.MEMBER_CODE_LIFE),
            1,
            1,
            room(),
            person));
  }

  private Printed ticket(Instant from, int entries, int admits) {
    String id = id();
    return new Printed(
        id, true, entries == 0, admits, sign(id, venue, from, entries, admits, room()));
  }

  private static Printed bad(String text) {
    return new Printed("", false, false, 1, text);
  }

  private String id() {
    return "T-" + ++sold;
  }

  private String room() {
    String[] rooms = {"men", "men", "women", "women", "", "men:low", "women:low", ":low"};
    return rooms[random.nextInt(rooms.length)];
  }

  private static String tampered(String text) {
    int at = text.length() - 9;
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  private String sign(String id, String where, Instant from, int entries, int admits, String zone) {
    return signer.sign(
        new Ticket(
            id,
            TicketType.TICKET,
            where,
            "游泳",
            from,
            from.plus(1, ChronoUnit.DAYS),
            entries,
            admits,
            zone,
            ""));
  }
}
