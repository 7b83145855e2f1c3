package org.venue.kiosk.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketSigner;
import org.venue.kiosk.visit.TicketType;

/// Today's bookings of a demonstration, signed with a key that everybody knows: the first test key
/// of RFC 8032, which the sample configuration trusts. Relative to the clock, so it is always
/// today.
public final class SampleCodes {
  /// A ticket that was used at another terminal this morning.
  static final String USED = "C5-5120";

  /// A ticket that was refunded.
  static final String REVOKED = "C5-6200";

  /// The member whose codes these are.
  static final String MEMBER = "member-1042";

  private static final byte[] SEED =
      HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  private static final String KEY = "sample";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final TicketSigner signer = new TicketSigner(KEY, SEED);
  private final String venue;
  private final InstantSource clock;
  private final Instant midnight;

  /// One code on the phone.
  ///
  /// @param zh what a person sees above it
  public record Code(String zh, String en, String text) {}

  /// Today's codes for this venue.
  public SampleCodes(String venue, InstantSource clock) {
    this.venue = venue;
    this.clock = clock;
    this.midnight = LocalDate.ofInstant(clock.instant(), ZONE).atStartOfDay(ZONE).toInstant();
  }

  /// A ticket for today.
  public Code swimming(String id, String zone) {
    boolean men = zone.equals("men");
    return new Code(
        "游泳跳水馆 · 今日票 · " + (men ? "男" : "女"),
        "Swimming, today, " + zone,
        day(id, "游泳跳水馆", zone, 1, 1));
  }

  /// A ticket for two, in and out all day.
  public Code family() {
    return new Code("羽毛球馆 · 双人票", "Badminton for two", day("A2-7781", "羽毛球馆", "men", 0, 2));
  }

  /// A ticket that names no room.
  public Code anyRoom(String id) {
    return new Code("综合馆 · 今日票", "Main hall, today", day(id, "综合馆", "", 1, 1));
  }

  /// A ticket of last week.
  public Code expired() {
    Instant from = midnight.minus(7, ChronoUnit.DAYS);
    return new Code(
        "网球馆 · 上周票", "Tennis, last week", sign("B1-2044", "网球馆", venue, from, 1, 1, "men"));
  }

  /// A ticket for tomorrow.
  public Code tomorrow() {
    Instant from = midnight.plus(1, ChronoUnit.DAYS);
    return new Code(
        "网球馆 · 明日票", "Tennis, tomorrow", sign("B1-3120", "网球馆", venue, from, 1, 1, "men"));
  }

  /// A ticket of another sports centre.
  public Code otherVenue() {
    return new Code(
        "其他场馆的票", "Another venue", sign("Z9-0001", "游泳馆", "other-venue", midnight, 1, 1, ""));
  }

  /// A ticket the backend says was used this morning.
  public Code used() {
    return new Code("已用过的票", "Already used", day(USED, "游泳跳水馆", "men", 1, 1));
  }

  /// A ticket the backend says was refunded.
  public Code revoked() {
    return new Code("已退的票", "Refunded", day(REVOKED, "游泳跳水馆", "men", 1, 1));
  }

  /// A good ticket with one character changed.
  public Code tampered() {
    String text = day("D1-0007", "游泳跳水馆", "men", 1, 1);
    int at = text.length() - 9;
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    return new Code("被改动的票", "Tampered", text.substring(0, at) + other + text.substring(at + 1));
  }

  /// Something else that is no ticket at all.
  public Code foreign() {
    return new Code("网址二维码", "A web address", "https://example.org/menu?table=7");
  }

  /// A member's code as the backend would sign it now; it is good for a minute.
  public Code member() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Ticket ticket =
        new Ticket(
            "M-" + now.getEpochSecond(),
            TicketType.MEMBER,
            venue,
            "年卡",
            now,
            now.plus(Ticket.MEMBER_CODE_LIFE),
            1,
            1,
            "men",
            MEMBER);
    return new Code("会员码 · 每分钟更新", "Member, new each minute", signer.sign(ticket));
  }

  /// A staff code, good for a shift.
  public Code staff() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Ticket ticket =
        new Ticket(
            "S-" + now.getEpochSecond(),
            TicketType.STAFF,
            venue,
            "",
            now,
            now.plus(Duration.ofHours(8)),
            0,
            1,
            "",
            "staff-7");
    return new Code("工作人员码", "Staff", signer.sign(ticket));
  }

  private String day(String id, String product, String zone, int entries, int admits) {
    return sign(id, product, venue, midnight, entries, admits, zone);
  }

  private String sign(
      String id, String product, String where, Instant from, int entries, int admits, String zone) {
    return signer.sign(
        new Ticket(
            id,
            TicketType.TICKET,
            where,
            product,
            from,
            from.plus(1, ChronoUnit.DAYS),
            entries,
            admits,
            zone,
            ""));
  }
}
