package org.venue.kiosk.visit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/// What a signed code says. Lengths are in bytes of UTF-8, times are whole seconds, and every range
/// is checked here, so a ticket that exists is one that may be written and read.
///
/// @param id the code's own id, 1 to 64 bytes; uses and revocations are counted by it
/// @param type what the code stands for
/// @param venue the venue that admits it, 1 to 64 bytes
/// @param product what was sold, 1 to 128 bytes; may be empty for member and staff codes
/// @param notBefore the first second of its validity
/// @param expires the first second after its validity
/// @param entries how often it admits, 0 to 9999; 0 is without limit
/// @param admits how many people one entry admits, 1 to 99
/// @param zone the locker room wished for, such as `men`, up to 64 bytes; empty means ask
/// @param person the id of the member or the member of staff, 1 to 64 bytes; empty for a ticket
public record Ticket(
    String id,
    TicketType type,
    String venue,
    String product,
    Instant notBefore,
    Instant expires,
    int entries,
    int admits,
    String zone,
    String person) {

  /// The longest a member's code may be valid, so that a picture of it is soon worthless.
  public static final Duration MEMBER_CODE_LIFE = Duration.ofSeconds(60);

  /// The last second of the year 9999; later times are mistakes.
  private static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L);

  public Ticket {
    Objects.requireNonNull(type, "type");
    requireText("id", id, 1, 64);
    requireText("venue", venue, 1, 64);
    requireText("product", product, type == TicketType.TICKET ? 1 : 0, 128);
    requireText("zone", zone, 0, 64);
    if (type == TicketType.TICKET) {
      requireText("person", person, 0, 0);
    } else {
      requireText("person", person, 1, 64);
    }
    requireTime("not before", notBefore);
    requireTime("expires", expires);
    if (!notBefore.isBefore(expires)) {
      throw new IllegalArgumentException("a ticket expires after it begins");
    }
    if (type == TicketType.MEMBER
        && Duration.between(notBefore, expires).compareTo(MEMBER_CODE_LIFE) > 0) {
      throw new IllegalArgumentException("a member's code is valid for 60 s at most");
    }
    requireRange("entries", entries, 0, 9999);
    requireRange("admits", admits, 1, 99);
  }

  /// The same ticket with what its booking says now, which counts over what the code says.
  ///
  /// @throws IllegalArgumentException when that is out of a ticket's ranges
  public Ticket moved(Known.Booking now) {
    return new Ticket(
        id,
        type,
        venue,
        product,
        now.notBefore().truncatedTo(ChronoUnit.SECONDS),
        now.expires().truncatedTo(ChronoUnit.SECONDS),
        now.entries(),
        now.admits(),
        now.zone(),
        person);
  }

  /// To whom a visit with this code belongs: the ticket itself, the member or the member of staff.
  public Holder holder() {
    return switch (type) {
      case TICKET -> new Holder(Holder.Kind.TICKET, id);
      case MEMBER -> new Holder(Holder.Kind.MEMBER, person);
      case STAFF -> new Holder(Holder.Kind.STAFF, person);
    };
  }

  /// Whether one visit may pass the gate more than once.
  public boolean comesAndGoes() {
    return unlimited() || type == TicketType.MEMBER;
  }

  /// Whether it admits without counting.
  public boolean unlimited() {
    return entries == 0;
  }

  /// How many admissions it allows in all, 0 for no limit.
  public int allowed() {
    return entries * admits;
  }

  private static void requireText(String name, String text, int least, int most) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    requireRange("length of " + name, length, least, most);
    if (!text.codePoints().allMatch(Ticket::isPlain)) {
      throw new IllegalArgumentException(name + " has control, format or broken characters");
    }
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void requireTime(String name, Instant time) {
    if (time.getNano() != 0 || time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
      throw new IllegalArgumentException(name + " is not a whole second from 1970 to 9999");
    }
  }

  private static void requireRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d, not %d to %d".formatted(name, value, least, most));
    }
  }
}
