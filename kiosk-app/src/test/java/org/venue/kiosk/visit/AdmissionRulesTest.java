package org.venue.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who may come in.
class AdmissionRulesTest {
  private static final Instant FROM = Instant.parse("2026-05-04T06:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-05-04T20:00:00Z");
  private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
  private static final Room MEN = new Room("men", "男更衣室", "Men", Room.Layout.LOBBY);
  private static final AdmissionRules RULES =
      new AdmissionRules("east", List.of(MEN), Duration.ofMinutes(5), Duration.ofMinutes(2));

  @Test
  void aGoodTicketAdmitsItsFirstPerson() {
    var who = assertInstanceOf(Resolution.NewVisit.class, resolve(ticket(1, 2, "men")));
    assertEquals(1, who.person());
    assertEquals(Optional.of(MEN), who.room());
  }

  @Test
  void theZoneNamesRoomAndHeight() {
    assertZone("", Optional.empty(), false);
    assertZone("men", Optional.of(MEN), false);
    assertZone("men:low", Optional.of(MEN), true);
    assertZone(":low", Optional.empty(), true);
    assertZone("elsewhere", Optional.empty(), false);
  }

  @Test
  void theWindowIsAsTolerantAsTheClocksDiffer() {
    Ticket ticket = ticket(1, 1, "");
    assertInstanceOf(Resolution.NewVisit.class, at(ticket, FROM.minusSeconds(300)));
    assertRefused(new Refusal.NotYet(FROM), at(ticket, FROM.minusSeconds(301)));
    assertInstanceOf(Resolution.NewVisit.class, at(ticket, UNTIL.plusSeconds(299)));
    assertRefused(new Refusal.Expired(UNTIL), at(ticket, UNTIL.plusSeconds(300)));
  }

  @Test
  void aRevokedTicketSaysSoEvenWhenItHasExpired() {
    Known revoked = new Known(true, 0, Optional.empty(), List.of());
    assertRefused(
        new Refusal.Revoked(), RULES.resolve(ticket(1, 1, ""), revoked, UNTIL.plusSeconds(999)));
  }

  @Test
  void aTicketOfAnotherVenueSaysWhose() {
    var rules = new AdmissionRules("west", List.of(MEN), Duration.ZERO, Duration.ZERO);
    assertRefused(
        new Refusal.OtherVenue("east"), rules.resolve(ticket(1, 1, ""), Known.NOTHING, NOW));
  }

  @Test
  void aUsedTicketSaysWhenAndWhere() {
    var use = new Known.Use(NOW.minusSeconds(1080), "Lobby 1");
    Known used = new Known(false, 1, Optional.of(use), List.of());
    assertRefused(
        new Refusal.AlreadyUsed(use.at(), use.terminal()),
        RULES.resolve(ticket(1, 1, ""), used, NOW));
  }

  @Test
  void entriesAndPersonsMultiplyAndZeroIsWithoutLimit() {
    Known five = new Known(false, 5, Optional.empty(), List.of());
    assertInstanceOf(Resolution.NewVisit.class, RULES.resolve(ticket(3, 2, ""), five, NOW));
    assertInstanceOf(Resolution.Refused.class, RULES.resolve(ticket(5, 1, ""), five, NOW));
    assertInstanceOf(Resolution.NewVisit.class, RULES.resolve(ticket(0, 1, ""), five, NOW));
  }

  @Test
  void whoeverIsInsideIsNeverRefused() {
    Known revoked = new Known(true, 1, Optional.empty(), List.of(visit(1)));
    Resolution resolution = RULES.resolve(ticket(1, 2, ""), revoked, UNTIL.plusSeconds(9999));
    Present unfinished = new Present(visit(1), Optional.of(Instant.MAX));
    assertEquals(new Resolution.Inside(List.of(unfinished), Optional.empty()), resolution);
  }

  @Test
  void whoDidNotGetThroughMayHaveTheGateAgainForAWhile() {
    Instant until = NOW.plusSeconds(120);
    assertEquals(Optional.of(until), gate(ticket(1, 1, ""), NOW, until.minusMillis(1)));
    assertEquals(Optional.empty(), gate(ticket(1, 1, ""), NOW, until));
    assertEquals(Optional.empty(), gate(ticket(5, 1, ""), NOW, until));
  }

  @Test
  void anUnlimitedTicketAndAMemberMayComeAndGo() {
    assertEquals(Optional.of(Instant.MAX), gate(ticket(0, 1, ""), NOW, NOW.plusSeconds(3600)));
    Instant shown = NOW.plusSeconds(3600);
    Ticket member =
        new Ticket(
            "m", TicketType.MEMBER, "east", "", shown, shown.plusSeconds(60), 1, 2, "", "anna");
    assertEquals(Optional.of(Instant.MAX), gate(member, NOW, shown.plusSeconds(1)));
  }

  @Test
  void comingAndGoingEndsWithTheTicket() {
    assertEquals(
        Optional.empty(),
        gate(ticket(0, 1, ""), UNTIL.minusSeconds(3600), UNTIL.plusSeconds(3600)));
    Known revoked = new Known(true, 1, Optional.empty(), List.of(visit(1, Optional.of(NOW))));
    var inside = (Resolution.Inside) RULES.resolve(ticket(0, 1, ""), revoked, NOW.plusSeconds(121));
    assertEquals(Optional.empty(), inside.visits().getFirst().gateUntil());
  }

  private static Optional<Instant> gate(Ticket ticket, Instant asked, Instant now) {
    Known in = new Known(false, 1, Optional.empty(), List.of(visit(1, Optional.of(asked))));
    return ((Resolution.Inside) RULES.resolve(ticket, in, now)).visits().getFirst().gateUntil();
  }

  @Test
  void theNextPersonTakesTheLowestFreePlace() {
    Known second = new Known(false, 1, Optional.empty(), List.of(visit(2)));
    var inside = (Resolution.Inside) RULES.resolve(ticket(1, 3, ""), second, NOW);
    assertEquals(1, inside.another().orElseThrow().person());
  }

  @Test
  void whenAllPersonsAreInsideNobodyElseMay() {
    Known both = new Known(false, 2, Optional.empty(), List.of(visit(1), visit(2)));
    var inside = (Resolution.Inside) RULES.resolve(ticket(0, 2, ""), both, NOW);
    assertEquals(Optional.empty(), inside.another());
  }

  @Test
  void aStaffCodeIsNoTicket() {
    Ticket staff = new Ticket("s", TicketType.STAFF, "east", "", FROM, UNTIL, 0, 1, "", "staff-7");
    assertEquals(new Resolution.Staff(staff), resolve(staff));
    assertInstanceOf(Resolution.Refused.class, at(staff, UNTIL.plusSeconds(9999)));
  }

  @Test
  void whatIsNoTicketIsToldApart() {
    assertRefused(new Refusal.NoSuchCode(), malformed(Reading.Reason.NOT_OURS));
    assertRefused(new Refusal.Unreadable(), malformed(Reading.Reason.UNREADABLE));
    assertRefused(new Refusal.Tampered(), malformed(Reading.Reason.TAMPERED));
    assertRefused(new Refusal.Tampered(), malformed(Reading.Reason.UNKNOWN_KEY));
  }

  @Test
  void aMovedBookingCountsAsItIsNow() {
    Ticket code = ticket(1, 1, "men");
    Instant later = NOW.plusSeconds(3600);
    assertRefused(
        new Refusal.NotYet(later), RULES.resolve(code, booked(later, UNTIL, 1, 1, ""), NOW));
    Instant over = NOW.minusSeconds(600);
    assertRefused(
        new Refusal.Expired(over), RULES.resolve(code, booked(FROM, over, 1, 1, ""), NOW));
    Instant longer = UNTIL.plusSeconds(7200);
    var who =
        assertInstanceOf(
            Resolution.NewVisit.class,
            RULES.resolve(code, booked(FROM, longer, 2, 3, ""), UNTIL.plusSeconds(3600)));
    assertEquals(6, who.ticket().allowed());
    assertEquals(Optional.empty(), who.room());
  }

  @Test
  void aMovedBookingLeavesInsideWhoIsInside() {
    Known moved =
        new Known(
            false,
            1,
            Optional.empty(),
            List.of(visit(1)),
            List.of(),
            Optional.of(new Known.Booking(UNTIL, UNTIL.plusSeconds(60), 1, 1, "")),
            Duration.ZERO);
    assertInstanceOf(Resolution.Inside.class, RULES.resolve(ticket(1, 1, ""), moved, NOW));
  }

  private static Known booked(Instant from, Instant until, int entries, int admits, String zone) {
    return new Known(
        false,
        0,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.of(new Known.Booking(from, until, entries, admits, zone)),
        Duration.ZERO);
  }

  @Test
  void whoIsInAtAnotherTerminalIsSentThereAndTheNextPersonMayComeIn() {
    var there = new Elsewhere(1, "lobby-2", OptionalInt.of(31), "men");
    assertEquals(
        new Resolution.Away(List.of(there), Optional.empty()),
        RULES.resolve(ticket(1, 1, ""), away(there, 1), NOW));
    var another =
        assertInstanceOf(
            Resolution.Away.class, RULES.resolve(ticket(1, 2, ""), away(there, 1), NOW));
    assertEquals(2, another.another().orElseThrow().person());
  }

  @Test
  void whoIsInHereIsInHereWhateverElseIsKnown() {
    var there = new Elsewhere(2, "lobby-2", OptionalInt.empty(), Optional.empty());
    Known both =
        new Known(
            false,
            2,
            Optional.empty(),
            List.of(visit(1)),
            List.of(there),
            Optional.empty(),
            Duration.ZERO);
    var inside =
        assertInstanceOf(Resolution.Inside.class, RULES.resolve(ticket(1, 3, ""), both, NOW));
    assertEquals(3, inside.another().orElseThrow().person());
  }

  private static Known away(Elsewhere there, int uses) {
    return new Known(
        false, uses, Optional.empty(), List.of(), List.of(there), Optional.empty(), Duration.ZERO);
  }

  @Test
  void aBlockedMemberIsRefusedAndOneWhoIsInsideIsNot() {
    Ticket member =
        new Ticket("m", TicketType.MEMBER, "east", "", NOW, NOW.plusSeconds(60), 1, 1, "", "anna");
    Known blocked = new Known(true, 0, Optional.empty(), List.of());
    assertRefused(new Refusal.Revoked(), RULES.resolve(member, blocked, NOW));
    Known inside = new Known(true, 1, Optional.empty(), List.of(visit(1)));
    assertInstanceOf(Resolution.Inside.class, RULES.resolve(member, inside, NOW));
  }

  @Test
  void countedEntriesWantNewsThatAreNotTooOld() {
    var rules =
        new AdmissionRules(
            "east", List.of(MEN), Duration.ZERO, Duration.ZERO, Duration.ofHours(24));
    Known day = Known.NOTHING.aged(Duration.ofHours(24));
    Known longer = Known.NOTHING.aged(Duration.ofHours(24).plusMillis(1));
    assertInstanceOf(Resolution.NewVisit.class, rules.resolve(ticket(1, 1, ""), day, NOW));
    assertRefused(new Refusal.NotSure(), rules.resolve(ticket(1, 1, ""), longer, NOW));
    assertInstanceOf(Resolution.NewVisit.class, rules.resolve(ticket(0, 1, ""), longer, NOW));
  }

  private static void assertZone(String zone, Optional<Room> room, boolean low) {
    var who = (Resolution.NewVisit) resolve(ticket(1, 1, zone));
    assertEquals(room, who.room(), zone);
    assertTrue(low == who.low(), zone);
  }

  private static void assertRefused(Refusal refusal, Resolution resolution) {
    assertEquals(refusal, ((Resolution.Refused) resolution).refusal());
  }

  private static Resolution malformed(Reading.Reason reason) {
    return RULES.resolve(new Reading.Malformed(reason, "why"), NOW);
  }

  private static Resolution resolve(Ticket ticket) {
    return at(ticket, NOW);
  }

  private static Resolution at(Ticket ticket, Instant now) {
    return RULES.resolve(ticket, Known.NOTHING, now);
  }

  private static Ticket ticket(int entries, int admits, String zone) {
    return new Ticket(
        "t-1", TicketType.TICKET, "east", "day", FROM, UNTIL, entries, admits, zone, "");
  }

  private static Visit visit(int person) {
    return visit(person, Optional.empty());
  }

  private static Visit visit(int person, Optional<Instant> gateAsked) {
    return new Visit(
        new UUID(0x7000, person),
        new Holder(Holder.Kind.TICKET, "t-1"),
        person,
        "t-1",
        NOW,
        gateAsked,
        Optional.empty());
  }
}
