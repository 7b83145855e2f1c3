package org.venue.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Mode;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketCodeTest {
  static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  static final TicketSigner SIGNER = new TicketSigner("t-2026", seed(1));
  static final TicketCode READER = new TicketCode(new TicketKeys(List.of(key(SIGNER))));

  static byte[] seed(int fill) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) fill);
    return seed;
  }

  static TicketKey key(TicketSigner signer) {
    return new TicketKey(
        signer.keyId(),
        signer.publicKey(),
        "",
        EnumSet.allOf(TicketType.class),
        NOON.minus(Duration.ofDays(30)),
        NOON.plus(Duration.ofDays(30)));
  }

  static Ticket ticket(String id, TicketType type, Duration life, String person) {
    return new Ticket(
        id, type, "north-pool", "day-adult", NOON, NOON.plus(life), 1, 1, "women", person);
  }

  static Ticket usual() {
    return ticket("0197a2c4-5b6d-7e8f-9a0b-1c2d3e4f5061", TicketType.TICKET, days(1), "");
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  private static Reading.Reason reason(Reading reading) {
    return assertInstanceOf(Reading.Malformed.class, reading).reason();
  }

  @Test
  void whatWasSignedIsRead() {
    assertEquals(new Reading.Read(usual(), "t-2026"), READER.read(SIGNER.sign(usual()), NOON));
  }

  @Test
  void aUsualTicketHasAtMost200BytesAndFitsAQrCodeOfVersion10M() throws WriterException {
    String code = SIGNER.sign(usual());
    int bytes = Base45.decode(code.substring(4)).orElseThrow().length;
    assertTrue(bytes <= 200, bytes + " bytes");
    QRCode qr = Encoder.encode(code, ErrorCorrectionLevel.M);
    assertEquals(Mode.ALPHANUMERIC, qr.getMode());
    assertTrue(qr.getVersion().getVersionNumber() <= 10, "version " + qr.getVersion());
  }

  @Test
  void twoHundredBytesFitAQrCodeOfVersion10M() throws WriterException {
    QRCode qr =
        Encoder.encode(TicketCode.PREFIX + Base45.encode(new byte[200]), ErrorCorrectionLevel.M);
    assertEquals(Mode.ALPHANUMERIC, qr.getMode());
    assertEquals(10, qr.getVersion().getVersionNumber());
  }

  @Test
  void everyTicketInItsRangesIsShortEnoughToBeRead() {
    Ticket longest =
        new Ticket(
            "水".repeat(21),
            TicketType.STAFF,
            "v".repeat(64),
            "p".repeat(128),
            NOON,
            Instant.parse("9999-12-31T23:59:59Z"),
            9999,
            99,
            "z".repeat(64),
            "s".repeat(64));
    String code = new TicketSigner("k".repeat(16), seed(1)).sign(longest);
    assertTrue(code.length() <= TicketCode.LONGEST, code.length() + " characters");
    String read = SIGNER.sign(longest);
    assertEquals(new Reading.Read(longest, "t-2026"), READER.read(read, NOON));
  }

  @Test
  void aTextBeyondTheCapIsNotLookedAt() {
    String code = SIGNER.sign(usual());
    TicketCode narrow = new TicketCode(new TicketKeys(List.of(key(SIGNER))), code.length() - 1);
    assertEquals(Reading.Reason.UNREADABLE, reason(narrow.read(code, NOON)));
    String huge = "VT1:" + "0".repeat(10_000_000);
    assertEquals(Reading.Reason.UNREADABLE, reason(READER.read(huge, NOON)));
    assertEquals(Reading.Reason.NOT_OURS, reason(READER.read(huge.substring(4), NOON)));
  }

  @Test
  void textIsNeverTrimmed() {
    String code = SIGNER.sign(usual());
    for (String more : List.of(" ", "  ", "   ", "\n", "\r\n", "\t", "\u0000")) {
      assertEquals(Reading.Reason.NOT_OURS, reason(READER.read(more + code, NOON)));
      assertEquals(Reading.Reason.UNREADABLE, reason(READER.read(code + more, NOON)));
    }
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] envelope = SIGNER.envelope(TicketEnvelope.payload(usual()));
    for (int bit = 0; bit < envelope.length * 8; bit++) {
      byte[] broken = envelope.clone();
      broken[bit / 8] ^= (byte) (1 << bit % 8);
      String code = TicketCode.PREFIX + Base45.encode(broken);
      assertNotEquals(Reading.Reason.NOT_OURS, reason(READER.read(code, NOON)));
    }
  }

  @Test
  void theOldKeyIsReadUntilItsEnd() {
    TicketSigner next = new TicketSigner("t-2027", seed(2));
    TicketKey old = key(SIGNER);
    TicketCode reader = new TicketCode(new TicketKeys(List.of(old, key(next))));
    String code = SIGNER.sign(usual());
    assertInstanceOf(Reading.Read.class, reader.read(next.sign(usual()), NOON));
    assertInstanceOf(Reading.Read.class, reader.read(code, old.validUntil().minusNanos(1)));
    assertEquals(Reading.Reason.UNKNOWN_KEY, reason(reader.read(code, old.validUntil())));
    assertInstanceOf(Reading.Read.class, reader.read(code, old.validFrom()));
    assertEquals(
        Reading.Reason.UNKNOWN_KEY, reason(reader.read(code, old.validFrom().minusNanos(1))));
  }

  @Test
  void aKeySignsOnlyTheTypesAndTheVenueItIsFor() {
    TicketKey all = key(SIGNER);
    TicketKey phones = keyFor("", Set.of(TicketType.MEMBER), all);
    TicketKey elsewhere = keyFor("south-hall", all.maySign(), all);
    TicketKey here = keyFor("north-pool", Set.of(TicketType.STAFF), all);
    String staff = SIGNER.sign(ticket("c1", TicketType.STAFF, days(1), "s-17"));
    assertEquals(Reading.Reason.UNKNOWN_KEY, reason(reader(phones).read(staff, NOON)));
    assertEquals(Reading.Reason.UNKNOWN_KEY, reason(reader(elsewhere).read(staff, NOON)));
    assertInstanceOf(Reading.Read.class, reader(here).read(staff, NOON));
  }

  private static TicketKey keyFor(String venue, Set<TicketType> types, TicketKey like) {
    return new TicketKey(
        like.id(), like.publicKey(), venue, types, like.validFrom(), like.validUntil());
  }

  private static TicketCode reader(TicketKey key) {
    return new TicketCode(new TicketKeys(List.of(key)));
  }

  @Test
  void twoKeysWithOneIdAreRefused() {
    List<TicketKey> twice = List.of(key(SIGNER), key(new TicketSigner("t-2026", seed(2))));
    assertThrows(IllegalArgumentException.class, () -> new TicketKeys(twice));
  }

  @Test
  void whatIsNoPointOfTheCurveIsNoKey() {
    TicketKey like = key(SIGNER);
    for (byte[] bytes : List.of(new byte[31], seed(0), seed(0xff))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new TicketKey("k", bytes, "", like.maySign(), like.validFrom(), like.validUntil()));
    }
  }

  @Test
  void aTicketIsItsOwnHolderAndACodeIsItsPersons() {
    assertEquals(new Holder(Holder.Kind.TICKET, usual().id()), usual().holder());
    Ticket member = ticket("c1", TicketType.MEMBER, Duration.ofSeconds(60), "m-1");
    Ticket again = ticket("c2", TicketType.MEMBER, Duration.ofSeconds(60), "m-1");
    assertEquals(new Holder(Holder.Kind.MEMBER, "m-1"), member.holder());
    assertEquals(member.holder(), again.holder());
    assertEquals(
        new Holder(Holder.Kind.STAFF, "m-1"),
        ticket("c1", TicketType.STAFF, days(1), "m-1").holder());
  }

  @Test
  void whatIsOutOfRangeIsNoTicket() {
    assertThrows(IllegalArgumentException.class, () -> ticket("", TicketType.TICKET, days(1), ""));
    assertThrows(
        IllegalArgumentException.class, () -> ticket("a\u202eb", TicketType.TICKET, days(1), ""));
    assertThrows(
        IllegalArgumentException.class, () -> ticket("a\ud800", TicketType.TICKET, days(1), ""));
    assertThrows(IllegalArgumentException.class, () -> ticket("a", TicketType.TICKET, days(0), ""));
    assertThrows(
        IllegalArgumentException.class, () -> ticket("a", TicketType.TICKET, days(1), "m-1"));
    assertThrows(IllegalArgumentException.class, () -> ticket("a", TicketType.STAFF, days(1), ""));
    assertThrows(
        IllegalArgumentException.class,
        () -> ticket("a", TicketType.MEMBER, Duration.ofSeconds(61), "m-1"));
    assertThrows(
        IllegalArgumentException.class,
        () -> ticket("a", TicketType.TICKET, Duration.ofMillis(1500), ""));
  }

  @Test
  void theWindowIsWidenedByTheToleranceOnBothSides() {
    Duration tolerance = Duration.ofSeconds(5);
    Ticket member = ticket("c1", TicketType.MEMBER, Duration.ofSeconds(60), "m-1");
    assertEquals(Validity.NOT_YET, at(member, -6, tolerance));
    assertEquals(Validity.VALID, at(member, -5, tolerance));
    assertEquals(Validity.VALID, at(member, 64, tolerance));
    assertEquals(Validity.EXPIRED, at(member, 65, tolerance));
    assertEquals(Validity.EXPIRED, at(member, 60, Duration.ZERO));
    assertEquals(Validity.OTHER_VENUE, Validity.check(member, "south-hall", NOON, Duration.ZERO));
  }

  private static Validity at(Ticket ticket, int seconds, Duration tolerance) {
    return Validity.check(ticket, "north-pool", NOON.plusSeconds(seconds), tolerance);
  }
}
