package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.store.TerminalValues;
import org.venue.kiosk.vision.face.ModelSheet;
import org.venue.kiosk.vision.face.Template;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.FaceConsent;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.TicketSigner;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.visit.Visit;
import org.venue.kiosk.wire.FeedItem;

/// The five things that are done with members' faces, on a real store.
class FaceDeskTest {
  private static final Event NOT_STORED = new Event.Failed(Trouble.FACE_NOT_STORED);
  static final ModelSheet SHEET =
      new ModelSheet(
          "plain",
          ModelSheet.Kind.RECOGNISER,
          "plain.onnx",
          1,
          "0".repeat(64),
          Optional.empty(),
          "none",
          "none",
          Optional.empty(),
          2,
          0.5,
          0.05,
          Optional.empty());
  static final float[] ME = {1, 0};

  private static final float[] OTHER = {0, 1};
  private static final Instant FROM = Venue.OPENING.minusSeconds(60);
  private static final Instant UNTIL = Venue.OPENING.plus(Duration.ofHours(8));

  private @TempDir Path folder;
  private Venue venue;

  @BeforeEach
  void open() throws StoreException {
    venue = new Venue(folder);
    venue.known.open(SHEET);
    expected("m-1", "李雷");
  }

  @AfterEach
  void close() {
    venue.close();
  }

  private void expected(String id, String name) throws StoreException {
    venue.told(new FeedItem.Member(id, name, false, false, FROM, UNTIL));
  }

  private Event.Answer read(Ticket ticket) {
    return venue.ask(new Effect.ReadMember(Venue.code(ticket)));
  }

  private FaceMember member(String id) {
    return ((Event.MemberRead) read(venue.member(id))).member();
  }

  private FaceConsent agree(String id) {
    Effect effect = new Effect.AgreeToFace(member(id), AgeStated.FOURTEEN_OR_OVER);
    return ((Event.AgreedToFace) venue.ask(effect)).consent();
  }

  private Event.Answer enrol(FaceConsent consent, float[] face) {
    venue.camera.add(face.clone());
    return venue.ask(new Effect.EnrolFace(consent));
  }

  private void enrolled(String id, float[] face) {
    assertInstanceOf(Event.FaceEnrolled.class, enrol(agree(id), face));
  }

  private FaceOutcome identify(float[] face) throws StoreException {
    return venue.known.identify(Template.of(face));
  }

  private Resolution resolve(String id) {
    var effect = new Effect.ResolveMember(new FaceMember(id, "", true), Place.LOBBY);
    return ((Event.Resolved) venue.ask(effect)).resolution();
  }

  private List<String> uses() {
    return venue.rows("SELECT what, coalesce(member, '') FROM face_use ORDER BY seq");
  }

  private int templates() {
    return Integer.parseInt(venue.rows("SELECT count(*) FROM face_template").getFirst());
  }

  @Test
  void aMembersCodeNamesThemWithAMask() throws StoreException {
    assertEquals(new FaceMember("m-1", "李*", false), member("m-1"));
    expected("m-2", " Zoë Müller");
    assertEquals("Z*", member("m-2").masked());
    assertEquals(new FaceMember("m-3", "", false), member("m-3"));
    assertEquals(List.of(), venue.facts());
  }

  @Test
  void aCodeThatNamesNoMemberHereIsRefused() throws StoreException {
    Ticket member = venue.member("m-1");
    var stranger = new TicketSigner("t-1", seed());
    assertEquals(notRead(new Refusal.NotAMember()), read(Venue.ticket("T-1", 1, 1)));
    assertEquals(notRead(new Refusal.NotAMember()), read(Venue.staff()));
    assertEquals(
        notRead(new Refusal.NoSuchCode()), venue.ask(new Effect.ReadMember("https://example.org")));
    assertEquals(
        notRead(new Refusal.Tampered()), venue.ask(new Effect.ReadMember(stranger.sign(member))));
    venue.told(new FeedItem.Member("m-1", "李雷", true, false, FROM, UNTIL));
    assertEquals(notRead(new Refusal.Revoked()), read(member));
    venue.now = venue.now.plus(Duration.ofMinutes(10));
    assertInstanceOf(Event.MemberNotRead.class, read(venue.member("m-1")));
    assertEquals(
        "T-202", assertInstanceOf(Event.MemberNotRead.class, read(late(member))).refusal().code());
  }

  private static byte[] seed() {
    byte[] seed = new byte[32];
    seed[0] = 1;
    return seed;
  }

  /// The same code of somebody who is not blocked.
  private static Ticket late(Ticket member) {
    return new Ticket(
        member.id(),
        member.type(),
        member.venue(),
        "",
        member.notBefore(),
        member.expires(),
        0,
        1,
        "",
        "m-7");
  }

  private static Event.MemberNotRead notRead(Refusal why) {
    return new Event.MemberNotRead(why);
  }

  @Test
  void aFaceIsKnownFromTheMomentItIsStored() throws StoreException {
    FaceConsent consent = agree("m-1");
    assertEquals(Venue.OPENING.plus(Venue.FACES_KEPT), consent.until());
    assertEquals(0, templates());
    assertEquals(new Event.FaceEnrolled(consent.until()), enrol(consent, ME));
    assertEquals(new FaceMember("m-1", "李*", true), member("m-1"));
    assertEquals(new FaceOutcome.Known(new FaceMember("m-1", "李*", true)), identify(ME));
    assertEquals(new FaceOutcome.Stranger(), identify(OTHER));
    assertEquals(List.of("CONSENTED m-1", "ENROLLED m-1", "MATCHED m-1", "NOT_MATCHED "), uses());
    assertEquals(
        List.of(FaceDesk.TEXT_VERSION + " FOURTEEN_OR_OVER"),
        venue.rows("SELECT text_version, stated FROM face_consent"));
  }

  @Test
  void aFaceIsKnownAfterARestart() throws StoreException {
    enrolled("m-1", ME);
    venue.restart();
    assertEquals(new FaceOutcome.Stranger(), identify(ME));
    venue.known.open(SHEET);
    assertInstanceOf(FaceOutcome.Known.class, identify(ME));
  }

  @Test
  void onlyWhoMayComeIsLookedFor() throws StoreException {
    enrolled("m-1", ME);
    venue.told(new FeedItem.Member("m-1", "李雷", false, false, null, null));
    assertEquals(new FaceOutcome.Stranger(), identify(ME));
    venue.told(new FeedItem.Member("m-1", "李雷", true, false, FROM, UNTIL));
    assertEquals(new FaceOutcome.Stranger(), identify(ME));
    expected("m-1", "李雷");
    assertInstanceOf(FaceOutcome.Known.class, identify(ME));
    venue.now = UNTIL;
    assertEquals(new FaceOutcome.Stranger(), identify(ME));
  }

  @Test
  void aConsentThatHasRunOutIsNotUsedEvenBeforeItIsEnded() throws StoreException {
    enrolled("m-1", ME);
    venue.now = Venue.OPENING.plus(Venue.FACES_KEPT);
    venue.told(new FeedItem.Member("m-1", "李雷", false, false, FROM, venue.now.plusSeconds(3600)));
    assertEquals(new FaceOutcome.Stranger(), identify(ME));
  }

  @Test
  void withoutAWaitingTemplateNothingIsStored() {
    FaceConsent consent = agree("m-1");
    assertEquals(NOT_STORED, venue.ask(new Effect.EnrolFace(consent)));
    assertEquals(0, templates());
    assertEquals(0, venue.known.size());
  }

  @Test
  void aTemplateThatWaitedIsNotStoredOnTheNextConsent() {
    float[] left = ME.clone();
    venue.camera.add(left);
    FaceConsent consent = agree("m-1");
    assertEquals(NOT_STORED, venue.ask(new Effect.EnrolFace(consent)));
    assertArrayEquals(new float[2], left);
    assertEquals(0, templates());
  }

  @Test
  void aTemplateIsWipedWhetherOrNotItIsStored() {
    FaceConsent consent = agree("m-1");
    float[] stored = ME.clone();
    venue.camera.add(stored);
    venue.ask(new Effect.EnrolFace(consent));
    assertArrayEquals(new float[2], stored);
    float[] refused = ME.clone();
    venue.camera.add(refused);
    var ended = new FaceConsent("another", consent.member(), consent.until());
    assertInstanceOf(Event.Failed.class, venue.ask(new Effect.EnrolFace(ended)));
    assertArrayEquals(new float[2], refused);
  }

  @Test
  void whoAgreesAnewIsNotKnownByTheOldFace() throws Exception {
    enrolled("m-1", ME);
    FaceConsent anew = agree("m-1");
    assertNoLog();
    assertEquals(0, templates());
    assertEquals(new FaceOutcome.Stranger(), identify(ME));
    enrol(anew, OTHER);
    assertInstanceOf(FaceOutcome.Known.class, identify(OTHER));
    assertEquals(1, venue.known.size());
  }

  @Test
  void withoutARecogniserNobodyIsAskedToAgree() throws StoreException {
    FaceMember member = member("m-1");
    venue.known.close();
    assertEquals(NOT_STORED, venue.ask(new Effect.AgreeToFace(member, AgeStated.GUARDIAN)));
    assertEquals(List.of(), uses());
  }

  @Test
  void aWithdrawnFaceIsNowhere() throws Exception {
    enrolled("m-1", ME);
    assertEquals(new Event.FaceWithdrawn(), venue.ask(new Effect.WithdrawFace(member("m-1"))));
    assertNoLog();
    assertEquals(0, templates());
    assertEquals(0, venue.known.size());
    assertEquals(new FaceOutcome.Stranger(), identify(ME));
    assertEquals(new FaceMember("m-1", "李*", false), member("m-1"));
  }

  /// What was deleted lies in no log either.
  private void assertNoLog() throws Exception {
    Path log = folder.resolve("kiosk.db-wal");
    assertTrue(!Files.exists(log) || Files.size(log) == 0, "the log was cut");
  }

  @Test
  void theRoundEndsWhatHasRunOut() throws StoreException {
    enrolled("m-1", ME);
    expected("m-2", "Ann");
    agree("m-2");
    venue.now = venue.now.plus(Duration.ofMinutes(11));
    venue.desk.expire();
    assertEquals(1, templates());
    assertTrue(venue.desk.holding());
    assertTrue(uses().contains("ABANDONED m-2"));
    venue.now = Venue.OPENING.plus(Venue.FACES_KEPT);
    venue.desk.expire();
    assertEquals(0, templates());
    assertEquals(0, venue.known.size());
    assertFalse(venue.desk.holding());
    assertTrue(uses().contains("EXPIRED m-1"));
  }

  @Test
  void aTerminalThatIsTakenOutOfServiceForgetsFacesAtOnceAndStoresNone() throws Exception {
    enrolled("m-1", ME);
    expected("m-2", "Ann");
    FaceConsent agreed = agree("m-2");
    FaceMember third = new FaceMember("m-3", "", false);
    venue.store.transaction(
        "take it out of service",
        tx -> {
          new TerminalValues().revoked(tx, venue.now);
          return null;
        });
    assertEquals(NOT_STORED, enrol(agreed, OTHER));
    assertEquals(NOT_STORED, venue.ask(new Effect.AgreeToFace(third, AgeStated.FOURTEEN_OR_OVER)));
    venue.desk.expire();
    assertEquals(0, templates());
    assertEquals(0, venue.known.size());
    assertEquals(List.of("0"), venue.rows("SELECT count(*) FROM face_consent WHERE active = 1"));
    assertNoLog();
  }

  @Test
  void theFaceOfWhoIsNoMemberAnyMoreGoes() throws StoreException {
    enrolled("m-1", ME);
    venue.told(new FeedItem.Member("m-1", "", false, true, null, null));
    venue.desk.expire();
    assertEquals(1, templates(), "the list of members has not been heard since");
    long after = venue.now.plusSeconds(1).toEpochMilli();
    new StoreFile(folder.resolve("kiosk.db"))
        .run("INSERT INTO feed (name, cursor, applied_at) VALUES ('members', '1', " + after + ")");
    venue.desk.expire();
    assertEquals(0, templates());
    assertEquals(0, venue.known.size());
  }

  @Test
  void whoIsKnownComesInAsWithACode() {
    var who = assertInstanceOf(Resolution.NewVisit.class, resolve("m-1"));
    Visit visit = ((Event.Admitted) venue.ask(new Effect.Admit(who, Venue.MEN))).visit();
    venue.open(visit, OpenReason.CHECK_IN);
    assertEquals("m-1", visit.holder().id());
    assertTrue(visit.ticket().startsWith("member-"), visit.ticket());
    assertInstanceOf(Resolution.Inside.class, resolve("m-1"));
    assertInstanceOf(Resolution.Inside.class, venue.resolve(venue.member("m-1")));
    assertTrue(
        venue.rows("SELECT body FROM outbox").stream().noneMatch(b -> b.contains("face")),
        "facts say nothing of faces");
  }

  @Test
  void whoIsInsideGetsOutThoughNoLongerExpected() throws StoreException {
    var who = (Resolution.NewVisit) resolve("m-1");
    venue.ask(new Effect.Admit(who, Venue.MEN));
    venue.now = UNTIL.plusSeconds(60);
    assertInstanceOf(Resolution.Inside.class, resolve("m-1"));
  }

  @Test
  void whoIsNotExpectedOrIsBlockedIsRefused() throws StoreException {
    assertRefused("m-9");
    venue.told(new FeedItem.Member("m-1", "李雷", true, false, FROM, UNTIL));
    assertRefused("m-1");
    expected("m-1", "李雷");
    venue.now = UNTIL;
    assertRefused("m-1");
  }

  private void assertRefused(String id) {
    var refused = assertInstanceOf(Resolution.Refused.class, resolve(id));
    assertEquals(new Refusal.Revoked(), refused.refusal());
  }
}
