package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Recovery;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.vision.face.Template;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.FaceConsent;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.wire.FeedItem;

/// Members' faces in a store that is damaged: what is saved of them, and that what is deleted
/// afterwards is nowhere, the damaged store that was kept aside included.
class FaceRescueTest {
  private static final float[] ANOTHER = {0, 1};
  private static final int PAGE = 4096;

  private @TempDir Path folder;
  private Path file;
  private Venue venue;
  private byte[] sealed;

  @BeforeEach
  void enrolTwo() throws StoreException {
    file = folder.resolve("kiosk.db");
    venue = new Venue(folder);
    venue.known.open(FaceDeskTest.SHEET);
    tell();
    enrol("m-1", FaceDeskTest.ME);
    enrol("m-2", ANOTHER);
    sealed =
        HexFormat.of()
            .parseHex(
                venue
                    .rows(
                        "SELECT hex(sealed) FROM face_template t JOIN face_consent c"
                            + " ON c.id = t.consent WHERE c.member = 'm-1'")
                    .getFirst());
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void facesAreKnownAfterTheStoreWasDamagedAndTheirRecordsAreThere() throws Exception {
    List<String> consents = consents();
    identify(FaceDeskTest.ME);
    List<String> uses = uses();
    damage(0, new byte[16]);

    assertEquals(consents, consents());
    assertEquals(uses, uses());
    assertInstanceOf(FaceOutcome.Known.class, identify(FaceDeskTest.ME));
    assertInstanceOf(FaceOutcome.Known.class, identify(ANOTHER));
    venue.desk.expire();
    assertEquals(1, aside(), "as long as no face goes, the damaged store is kept");
  }

  @Test
  void recordsOfConsentsThatEndedAreSavedAsWell() throws Exception {
    withdraw("m-2");
    List<String> consents = consents();
    damage(0, new byte[16]);

    assertEquals(consents, consents());
    assertEquals(1, venue.known.size());
    assertEquals("WITHDRAWN m-2", uses().getLast());
  }

  @Test
  void aWithdrawnFaceIsInNoFileBesideTheStore() throws Exception {
    damage(0, new byte[16]);
    assertTrue(onDisk(sealed));
    assertEquals(1, aside());

    withdraw("m-1");

    assertNowhere();
    assertInstanceOf(FaceOutcome.Known.class, identify(ANOTHER));
  }

  @Test
  void aFaceWhoseTimeIsOverIsInNoFileBesideTheStore() throws Exception {
    damage(0, new byte[16]);
    venue.now = Venue.OPENING.plus(Venue.FACES_KEPT);
    venue.desk.expire();

    assertNowhere();
  }

  @Test
  void aStopBetweenTheDeletionAndItsTracesIsMadeGoodAfterTheStart() throws Exception {
    damage(0, new byte[16]);
    venue.store.transaction("delete", tx -> venue.faces.withdraw(tx, "m-1", venue.now));
    venue.restart();
    assertTrue(onDisk(sealed));
    venue.desk.expire();

    assertNowhere();
  }

  @Test
  void aTemplateWhoseConsentWasNotSavedIsGone() throws Exception {
    damage(page("face_consent"), new byte[PAGE]);

    assertEquals(List.of(), consents());
    assertEquals(List.of(), venue.rows("SELECT consent FROM face_template"));
    assertEquals(0, venue.known.size());
    assertEquals(new FaceOutcome.Stranger(), identify(FaceDeskTest.ME));
    assertTrue(uses().contains("ENROLLED m-1"));

    venue.desk.expire();
    assertNowhere();
  }

  @Test
  void aPageOfTemplatesThatCannotBeReadIsNotKeptAside() throws Exception {
    // The sealed bytes stand at the page's end, and only its beginning is damaged.
    damage(page("face_template"), new byte[16]);

    assertEquals(0, venue.known.size());
    assertEquals(2, consents().size());
    venue.desk.expire();
    assertNowhere();
    venue.now = venue.now.plus(Duration.ofMinutes(11));
    venue.desk.expire();
    assertTrue(uses().containsAll(List.of("ABANDONED m-1", "ABANDONED m-2")));
  }

  @Test
  void whoAsksToDeleteIsServedWithoutAConsentHere() throws Exception {
    damage(0, new byte[16]);
    new StoreFile(file).run("DELETE FROM face_template");
    new StoreFile(file).run("DELETE FROM face_consent");
    withdraw("m-1");

    assertEquals(0, aside());
  }

  @Test
  void aTemplateOfAConsentThatHasEndedIsNotTakenOver() throws Exception {
    var outside = new StoreFile(file);
    outside.run(
        "UPDATE face_consent SET active = 0, ended_at = 1, ending = 'WITHDRAWN'"
            + " WHERE member = 'm-1'");
    damage(0, new byte[16]);

    assertEquals(1, venue.known.size());
    assertEquals(List.of("1"), venue.rows("SELECT count(*) FROM face_template"));
    assertInstanceOf(FaceOutcome.Known.class, identify(ANOTHER));
    venue.desk.expire();
    assertNowhere();
  }

  @Test
  void oneFaceThatDoesNotOpenLeavesTheOthers() throws Exception {
    new StoreFile(file)
        .run(
            "UPDATE face_template SET sealed = zeroblob(length(sealed)) WHERE consent ="
                + " (SELECT id FROM face_consent WHERE member = 'm-1')");
    venue.restart();
    venue.known.open(FaceDeskTest.SHEET);

    assertEquals(1, venue.known.size());
    assertInstanceOf(FaceOutcome.Known.class, identify(ANOTHER));
    assertEquals(new FaceOutcome.Stranger(), identify(FaceDeskTest.ME));
    assertEquals(
        List.of("m-1 0 ABANDONED", "m-2 1 null"),
        venue.rows("SELECT member, active, ending FROM face_consent ORDER BY member"));
    assertTrue(uses().contains("ABANDONED m-1"));
    assertEquals(List.of("1"), venue.rows("SELECT count(*) FROM face_template"));
    venue.known.open(FaceDeskTest.SHEET);
    assertEquals(1, uses().stream().filter("ABANDONED m-1"::equals).count());
  }

  private void tell() throws StoreException {
    for (String id : List.of("m-1", "m-2")) {
      venue.told(
          new FeedItem.Member(
              id,
              "李雷",
              false,
              false,
              Venue.OPENING.minusSeconds(60),
              Venue.OPENING.plus(Duration.ofHours(8))));
    }
  }

  private void enrol(String id, float[] face) {
    var agree = new Effect.AgreeToFace(new FaceMember(id, "", false), AgeStated.GUARDIAN);
    FaceConsent consent = ((Event.AgreedToFace) venue.ask(agree)).consent();
    venue.camera.add(face.clone());
    assertInstanceOf(Event.FaceEnrolled.class, venue.ask(new Effect.EnrolFace(consent)));
  }

  private void withdraw(String id) {
    assertEquals(
        new Event.FaceWithdrawn(),
        venue.ask(new Effect.WithdrawFace(new FaceMember(id, "", true))));
  }

  private FaceOutcome identify(float[] face) throws StoreException {
    return venue.known.identify(Template.of(face));
  }

  /// The terminal stops, its store is damaged there, and it starts again with a new one.
  private void damage(long at, byte[] bytes) throws Exception {
    venue.close();
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      open.write(bytes);
    }
    var recovery = new Recovery(() -> Venue.OPENING, UUID::randomUUID);
    Database.open(file, Executors.newSingleThreadExecutor(), recovery).close();
    assertEquals(1, aside(), "the damage was seen");
    venue = new Venue(folder);
    venue.known.open(FaceDeskTest.SHEET);
    tell();
  }

  /// Where the first page of a table stands; these are so small that they have no other.
  private long page(String table) {
    String root =
        venue.rows("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'").getFirst();
    return (Long.parseLong(root) - 1) * PAGE;
  }

  private List<String> consents() {
    return venue.rows("SELECT * FROM face_consent ORDER BY id");
  }

  private List<String> uses() {
    return venue.rows("SELECT what, coalesce(member, '') FROM face_use ORDER BY seq");
  }

  private long aside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.toString().contains(".damaged-")).count();
    }
  }

  /// No piece of the sealed template of m-1 is left, and the debt is paid.
  private void assertNowhere() throws Exception {
    assertEquals(0, aside());
    for (int at = 0; at + 12 <= sealed.length; at += 12) {
      assertFalse(onDisk(Arrays.copyOfRange(sealed, at, at + 12)), "from byte " + at);
    }
    assertFalse(venue.store.transaction("look", venue.faces::aside));
  }

  private boolean onDisk(byte[] bytes) throws IOException {
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        if (Files.readString(each, StandardCharsets.ISO_8859_1).contains(wanted)) {
          return true;
        }
      }
    }
    return false;
  }
}
