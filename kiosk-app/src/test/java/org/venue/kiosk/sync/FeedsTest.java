package org.venue.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.store.Faces;
import org.venue.kiosk.store.Mirror;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.Announcement;
import org.venue.kiosk.visit.Connection.State;
import org.venue.kiosk.visit.NetworkReport.FeedState;
import org.venue.kiosk.visit.Reading;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketCode;
import org.venue.kiosk.visit.TicketSigner;
import org.venue.kiosk.visit.TicketType;

/// What comes by the feeds and what is made of it.
class FeedsTest {
  private static final String AT = "2026-05-04T08:00:00.000Z";
  private static final byte[] SECRET = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    13, 14, 15, 16
  };
  private static final TicketSigner NEW = new TicketSigner("new", SECRET);

  @TempDir Path directory;
  private Desk desk;

  @BeforeEach
  void open() throws StoreException {
    desk = new Desk(directory);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static String ticket(int i) {
    return """
    {"id":"T-%d","product":"day","notBefore":"%s","expires":"2026-05-05T08:00:00.000Z",\
    "entries":1,"admits":1,"zone":"men"}\
    """
        .formatted(i, AT);
  }

  private static String redemption(UUID key, String at, String terminal) {
    return """
    {"key":"%s","ticket":"T-1","person":1,"allowed":1,"at":"%s","terminal":"%s",\
    "visit":"%s","released":false}\
    """
        .formatted(key, at, terminal, key);
  }

  private static String visit(UUID id, String terminal, String locker, String ended) {
    return """
    {"id":"%s","holderKind":"TICKET","holder":"T-1","person":1,"ticket":"T-1",\
    "startedAt":"%s","terminal":"%s","locker":%s,"endedAt":%s}\
    """
        .formatted(id, AT, terminal, locker, ended);
  }

  private static String sign(byte[] secret, String text) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(secret, 0, message, 0, message.length, signature, 0);
    return Base64.getEncoder().encodeToString(signature);
  }

  private static String key(TicketSigner key, String by, byte[] secret) {
    String bytes = Base64.getEncoder().encodeToString(key.publicKey());
    String until = "2090-01-01T00:00:00.000Z";
    String text =
        "venue-kiosk/key\n%s\n%s\nTICKET,MEMBER\n%s\n%s".formatted(key.keyId(), bytes, AT, until);
    return """
    {"id":"%s","publicKey":"%s","types":["TICKET","MEMBER"],"validFrom":"%s",\
    "validUntil":"%s","signedBy":"%s","signature":"%s"}\
    """
        .formatted(key.keyId(), bytes, AT, until, by, sign(secret, text));
  }

  private static String revocation(String terminal, byte[] secret) {
    return """
    {"kind":"terminal","id":"%s","at":"%s","key":"staff","signature":"%s"}\
    """
        .formatted(
            terminal,
            AT,
            sign(
                secret, "venue-kiosk/terminal-revoked\npool-east\n%s\n%s".formatted(terminal, AT)));
  }

  private FeedState state(String feed) throws StoreException {
    return desk.backend.report().feeds().stream()
        .filter(f -> f.name().equals(feed))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFirstLoadComesInPagesAndSaysHowFarItIs() throws StoreException {
    List<String> tickets = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      tickets.add(ticket(i));
    }
    desk.server.feeds.put("tickets", tickets);
    while (state("tickets").rows() == 0) {
      desk.backend.bring();
    }
    assertEquals(2500, state("tickets").rows() + state("tickets").left());
    assertEquals(State.LOADING, desk.backend.connection().state());
    assertTrue(desk.bring().compareTo(Duration.ofSeconds(5)) <= 0);
    assertEquals(2500, state("tickets").rows());
    assertEquals(0, state("tickets").left());
    assertEquals(List.of("2500"), desk.rows("SELECT count(*) FROM ticket WHERE zone = 'men'"));
    assertEquals(List.of(State.LOADING, State.ONLINE), desk.changes);
  }

  /// @return how many pages of tickets were asked for
  private long asked() {
    return desk.server.paths.stream().filter(path -> path.contains("/feeds/tickets")).count();
  }

  private void sell(int count) {
    desk.server.feeds.put(
        "tickets", IntStream.range(0, count).mapToObj(FeedsTest::ticket).toList());
  }

  private void bringUntilTickets() throws StoreException {
    while (state("tickets").rows() == 0) {
      desk.backend.bring();
    }
  }

  @Test
  void theNextPageIsAskedForBeforeThisOneIsApplied() throws StoreException {
    List<Long> applied = new ArrayList<>();
    desk.ahead =
        page -> {
          page.run();
          applied.add(rows());
        };
    sell(2500);
    bringUntilTickets();
    assertEquals(List.of(0L), applied);
    assertEquals(2, asked());
    desk.bring();
    assertEquals(2500, state("tickets").rows());
    assertEquals(applied.size() + 1, asked(), "each page was asked for once");
  }

  private long rows() {
    try {
      return state("tickets").rows();
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPageThatFailsAheadOfItsTurnIsAskedForAgain() throws StoreException {
    desk.ahead =
        page -> {
          desk.server.mishap = exchange -> desk.server.send(exchange, 200, "text/html", "<html>");
          page.run();
          desk.server.mishap = null;
        };
    sell(2500);
    bringUntilTickets();
    long first = state("tickets").rows();
    desk.ahead = _ -> {};
    assertTrue(desk.bring().isPositive(), "the failure is waited out");
    assertEquals(first, state("tickets").rows());
    desk.passed = Duration.ofMinutes(3);
    desk.bring();
    assertEquals(2500, state("tickets").rows());
    assertEquals(List.of("2500"), desk.rows("SELECT count(*) FROM ticket"));
  }

  @Test
  void aPageAskedForAheadIsOfNoUseWhenTheFeedBeginsAnew() throws StoreException {
    desk.ahead = Runnable::run;
    sell(2500);
    bringUntilTickets();
    desk.store.transaction("begin from the start", tx -> Mirror.forget(tx, "tickets"));
    desk.bring();
    assertEquals(2500, state("tickets").rows());
  }

  @Test
  void afterARestartAFeedGoesOnWhereItWas() throws StoreException {
    desk.server.feeds.put("tickets", List.of(ticket(1)));
    desk.bring();
    desk.restart();
    desk.server.paths.clear();
    desk.bring();
    assertTrue(
        desk.server.paths.contains("GET /v1/feeds/tickets?limit=1000&after=c1"),
        desk.server.paths.toString());
    assertEquals(1, state("tickets").rows());
  }

  @Test
  void aBrokenPageLosesNothingAndKeepsNoOtherFeed() throws StoreException {
    String broken = ticket(2).replace("\"entries\":1", "\"entries\":\"one\"");
    desk.server.feeds.put("tickets", List.of(ticket(1), broken, ticket(3)));
    desk.server.feeds.put("redemptions", List.of(redemption(new UUID(1, 1), AT, "lobby-2")));
    for (int i = 0; i < 20; i++) {
      desk.backend.bring();
      desk.passed = desk.passed.plusSeconds(61);
    }
    assertEquals(List.of(), desk.rows("SELECT * FROM ticket"));
    assertEquals(1, state("redemptions").rows());
    desk.server.feeds.put("tickets", List.of(ticket(1), ticket(2), ticket(3)));
    desk.passed = desk.passed.plusSeconds(121);
    desk.bring();
    assertEquals(List.of("T-1", "T-2", "T-3"), desk.rows("SELECT id FROM ticket ORDER BY id"));
  }

  @Test
  void aCursorOfAnotherStoreBeginsFromTheStart() throws StoreException {
    desk.server.feeds.put("tickets", List.of(ticket(1)));
    desk.bring();
    desk.passed = Duration.ofMinutes(2);
    desk.server.mishap = exchange -> desk.server.problem(exchange, 410, "cursor-unknown");
    desk.bring();
    desk.server.mishap = null;
    desk.server.feeds.put("tickets", List.of(ticket(2), ticket(3)));
    desk.passed = Duration.ofMinutes(4);
    desk.bring();
    assertEquals(List.of("T-1", "T-2", "T-3"), desk.rows("SELECT id FROM ticket ORDER BY id"));
  }

  @Test
  void aBrokenUploadKeepsNoDownload() throws StoreException {
    desk.tell(Optional.empty());
    desk.server.verdict =
        _ -> {
          throw new IllegalArgumentException("broken");
        };
    desk.server.feeds.put("tickets", List.of(ticket(1)));
    desk.send();
    desk.bring();
    assertEquals(1, state("tickets").rows());
  }

  @Test
  void namesOfMembersAreNotToBeReadInTheFile() throws Exception {
    desk.server.feeds.put(
        "members",
        List.of(
            "{\"id\":\"m-1\",\"name\":\"Chen Mingyue\",\"blocked\":false,\"removed\":false}",
            "{\"id\":\"m-2\",\"name\":\"Li\",\"blocked\":false,\"removed\":false}",
            "{\"id\":\"m-2\",\"name\":\"\",\"blocked\":false,\"removed\":true}"));
    desk.bring();
    assertEquals(List.of("m-1 0"), desk.rows("SELECT id, blocked FROM member"));
    for (String end : new String[] {"", "-wal"}) {
      byte[] bytes = Files.readAllBytes(Path.of(desk.file + end));
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      assertFalse(text.contains("Mingyue"));
      assertFalse(text.contains("good"), "the token");
    }
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(desk.file + ".keys"))));
  }

  @Test
  void aKeyIsBelievedWhenAStaffKeyVouchesForIt() throws StoreException {
    TicketCode codes = new TicketCode(desk.trust, 1024);
    String code =
        NEW.sign(
            new Ticket(
                "T-9",
                TicketType.TICKET,
                "pool-east",
                "day",
                Instant.parse("2026-05-01T00:00:00Z"),
                Instant.parse("2080-01-01T00:00:00Z"),
                1,
                1,
                "",
                ""));
    assertInstanceOf(Reading.Malformed.class, codes.read(code, desk.now()));
    desk.server.feeds.put("keys", List.of(key(NEW, "staff", new byte[32])));
    desk.bring();
    assertInstanceOf(Reading.Read.class, codes.read(code, desk.now()));
    desk.restart();
    assertInstanceOf(Reading.Read.class, new TicketCode(desk.trust, 1024).read(code, desk.now()));
  }

  @Test
  void aKeyThatNobodyWhoCountsVouchesForIsNotBelieved() throws StoreException {
    TicketSigner other = new TicketSigner("other", SECRET);
    desk.server.feeds.put(
        "keys",
        List.of(
            key(NEW, "staff", SECRET),
            key(NEW, "nobody", new byte[32]),
            key(NEW, "staff", new byte[32]),
            // The new key may sign tickets, and vouches for nobody.
            key(other, "new", SECRET)));
    desk.bring();
    assertEquals(List.of("new"), desk.rows("SELECT id FROM ticket_key"));
    assertEquals(4, state("keys").rows());
  }

  @Test
  void aKeyOfTheConfigurationComesBackWithoutANoise() throws StoreException {
    var written = new ListAppender<ILoggingEvent>();
    written.start();
    var log = (Logger) LoggerFactory.getLogger(Feeds.class);
    log.addAppender(written);
    try {
      var forged = new TicketSigner("staff", SECRET);
      desk.server.feeds.put("keys", List.of(key(Desk.STAFF, "staff", new byte[32])));
      desk.bring();
      assertEquals(List.of(), written.list, "it is known");
      desk.server.feeds.put(
          "keys", List.of(key(Desk.STAFF, "staff", new byte[32]), key(forged, "staff", SECRET)));
      desk.passed = desk.passed.plusMinutes(10);
      desk.bring();
      assertEquals(1, written.list.size(), "another one under its name is not");
    } finally {
      log.detachAppender(written);
    }
  }

  @Test
  void openVisitsOfOtherTerminalsAreKept() throws StoreException {
    UUID there = new UUID(1, 1);
    UUID over = new UUID(1, 2);
    UUID own = new UUID(1, 3);
    desk.server.feeds.put(
        "visits",
        List.of(
            visit(there, "lobby-2", "null", "null"),
            visit(over, "lobby-2", "null", "null"),
            visit(own, "lobby-1", "null", "null"),
            visit(over, "lobby-2", "null", "\"" + AT + "\""),
            visit(there, "lobby-2", "{\"number\":17,\"room\":\"\"}", "null")));
    desk.bring();
    assertEquals(
        List.of(there + " lobby-2 17"),
        desk.rows("SELECT id, terminal, number FROM visit_elsewhere"));
  }

  @Test
  void aUseTooManyOfOursIsATaskOnce() throws StoreException {
    UUID first = new UUID(1, 1);
    UUID ours = new UUID(1, 2);
    desk.server.feeds.put(
        "redemptions",
        List.of(
            redemption(ours, "2026-05-04T08:05:00.000Z", "lobby-1"),
            redemption(first, AT, "lobby-2"),
            redemption(first, AT, "lobby-2")));
    desk.bring();
    assertEquals(
        List.of("DOUBLE_USE " + ours + " T-1; lobby-2; 2026-05-04T08:00:00Z"),
        desk.rows("SELECT kind, subject, detail FROM task"));
  }

  @Test
  void aUseTooManyOfAnotherTerminalIsNotOurs() throws StoreException {
    desk.server.feeds.put(
        "redemptions",
        List.of(
            redemption(new UUID(1, 1), AT, "lobby-1"),
            redemption(new UUID(1, 2), "2026-05-04T08:05:00.000Z", "lobby-2")));
    desk.bring();
    assertEquals(List.of(), desk.rows("SELECT kind FROM task"));
  }

  @Test
  void aRevocationOfThisTerminalCountsOnlySigned() throws StoreException {
    desk.server.feeds.put(
        "revocations",
        List.of(
            revocation("lobby-1", SECRET),
            revocation("lobby-2", new byte[32]),
            "{\"kind\":\"ticket\",\"id\":\"T-1\",\"at\":\"" + AT + "\"}"));
    desk.bring();
    assertEquals(State.ONLINE, desk.backend.connection().state());
    assertEquals(List.of("T-1 1"), desk.rows("SELECT id, revoked FROM ticket"));
  }

  @Test
  void aRevokedTerminalForgetsPeopleOnceItOwesNobodyAnything() throws StoreException {
    desk.server.feeds.put(
        "members",
        List.of("{\"id\":\"m-1\",\"name\":\"Chen\",\"blocked\":false,\"removed\":false}"));
    desk.bring();
    desk.server.feeds.put("revocations", List.of(revocation("lobby-1", new byte[32])));
    desk.tell(Optional.empty());
    desk.passed = Duration.ofMinutes(2);
    desk.bring();
    assertEquals(State.REVOKED, desk.backend.connection().state());
    desk.server.mishap = exchange -> desk.server.problem(exchange, 503, "busy");
    desk.send();
    assertEquals(1, desk.rows("SELECT id FROM member").size(), "a fact is still to be told");
    desk.restart();
    assertEquals(State.REVOKED, desk.backend.connection().state());
    desk.server.mishap = null;
    desk.passed = Duration.ofMinutes(4);
    desk.send();
    assertEquals(1, desk.server.facts.size());
    for (String table : List.of("member", "outbox", "feed", "redemption")) {
      assertEquals(List.of(), desk.rows("SELECT * FROM " + table), table);
    }
    assertEquals(
        List.of("offset", "revoked", "wiped"),
        desk.rows("SELECT name FROM terminal_value ORDER BY name"));
    assertFalse(Files.exists(Path.of(desk.file + ".keys")));
    desk.server.paths.clear();
    desk.restart();
    desk.send();
    desk.bring();
    assertEquals(List.of(), desk.server.paths);
    assertEquals(State.REVOKED, desk.backend.connection().state());
  }

  @Test
  void noByteOfAFaceIsLeftInARevokedTerminal() throws Exception {
    byte[] sealed = enrolledFace();
    assertTrue(onDisk(sealed), "it is there before");

    desk.server.feeds.put("revocations", List.of(revocation("lobby-1", new byte[32])));
    desk.bring();
    desk.passed = Duration.ofMinutes(2);
    desk.send();

    for (String table : List.of("face_consent", "face_template", "face_use")) {
      assertEquals(List.of(), desk.rows("SELECT * FROM " + table), table);
    }
    for (int at = 0; at + 32 <= sealed.length; at += 32) {
      assertFalse(onDisk(Arrays.copyOfRange(sealed, at, at + 32)));
    }
  }

  private byte[] enrolledFace() throws StoreException {
    var faces = new Faces(desk.vault);
    Instant now = desk.now();
    var consent =
        new Faces.Consent(
            "c-1", "m-1", "v1", AgeStated.FOURTEEN_OR_OVER, now, now.plus(Duration.ofDays(1)));
    desk.store.transaction(
        "enrol",
        tx -> {
          faces.agree(tx, consent);
          faces.enrol(tx, consent, "sface", new float[128], now);
          return null;
        });
    return HexFormat.of().parseHex(desk.rows("SELECT hex(sealed) FROM face_template").getFirst());
  }

  /// Whether any file beside the store holds these bytes.
  private boolean onDisk(byte[] bytes) throws IOException {
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    try (var files = Files.list(directory)) {
      for (Path each : files.toList()) {
        if (Files.readString(each, StandardCharsets.ISO_8859_1).contains(wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aRevokedTerminalLeavesNoBytesOfPeople() throws Exception {
    String ticket = "T-1-of-somebody";
    desk.server.feeds.put(
        "redemptions",
        List.of(redemption(new UUID(1, 1), AT, "lobby-2").replace("\"T-1\"", '"' + ticket + '"')));
    Path aside = Path.of(desk.file + ".damaged-20260504T080000Z");
    Files.writeString(aside, ticket);
    Files.writeString(Path.of(aside + "-wal"), ticket);
    desk.bring();
    assertTrue(bytes().contains(ticket));
    desk.server.feeds.put("revocations", List.of(revocation("lobby-1", new byte[32])));
    desk.passed = Duration.ofMinutes(2);
    desk.bring();
    desk.send();
    assertFalse(Files.exists(aside) || Files.exists(Path.of(aside + "-wal")));
    assertFalse(bytes().contains(ticket));
  }

  /// The store and its log as they lie on the disk.
  private String bytes() throws Exception {
    StringBuilder all = new StringBuilder();
    for (String end : new String[] {"", "-wal"}) {
      byte[] bytes = Files.readAllBytes(Path.of(desk.file + end));
      all.append(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return all.toString();
  }

  @Test
  void pricesAreMirrored() throws StoreException {
    desk.server.feeds.put(
        "tariffs",
        List.of(
            "{\"id\":\"a\",\"nameZh\":\"单次\",\"nameEn\":\"Single\",\"fen\":3000,\"removed\":false}",
            "{\"id\":\"b\",\"nameZh\":\"月卡\",\"nameEn\":\"Month\",\"fen\":19900,\"removed\":false}",
            "{\"id\":\"b\",\"nameZh\":\"\",\"nameEn\":\"\",\"fen\":0,\"removed\":true}"));
    desk.bring();
    assertEquals(List.of("a Single 3000"), desk.rows("SELECT id, name_en, fen FROM tariff"));
    assertEquals(3, state("tariffs").rows());
  }

  @Test
  void aClockThatIsOffIsToldOnceUntilItIsRightAgain() throws StoreException {
    for (int ahead : new int[] {0, 200, 201, 0, 200}) {
      desk.server.ahead = Duration.ofSeconds(ahead);
      desk.passed = desk.passed.plusMinutes(2);
      desk.bring();
    }
    assertEquals(
        List.of("ClockOff", "ClockOff"), desk.rows("SELECT kind FROM outbox ORDER BY seq"));
    assertEquals(List.of("CLOCK_OFF", "CLOCK_OFF"), desk.rows("SELECT kind FROM task ORDER BY id"));
    assertEquals(200, (desk.backend.report().offset().orElseThrow().toMillis() + 500) / 1000);
  }

  @Test
  void aPortalIsFoundOutAndSoIsItsEnd() throws StoreException {
    desk.bring();
    desk.server.mishap = exchange -> desk.server.send(exchange, 200, "text/html", "<html>");
    desk.passed = Duration.ofMinutes(1);
    desk.bring();
    assertEquals(State.NONSENSE, desk.backend.connection().state());
    desk.server.mishap = null;
    desk.passed = Duration.ofMinutes(3);
    desk.bring();
    assertEquals(State.ONLINE, desk.backend.connection().state());
  }

  @Test
  void aWordOfTheVenueIsSaidInItsTime() throws StoreException {
    Instant from = desk.now().plusSeconds(60);
    desk.server.feeds.put(
        "announcements",
        List.of(
            """
            {"id":"a","zh":"比赛","en":"Match","from":"%s","until":"%s","removed":false}\
            """
                .formatted(from, from.plusSeconds(60))));
    desk.bring();
    assertEquals(Optional.empty(), desk.backend.announcement());
    desk.passed = Duration.ofSeconds(90);
    desk.bring();
    assertEquals(Optional.of(new Announcement("比赛", "Match")), desk.backend.announcement());
    desk.passed = Duration.ofSeconds(150);
    desk.bring();
    assertEquals(Optional.empty(), desk.backend.announcement());
  }
}
