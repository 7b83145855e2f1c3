package org.venue.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.store.Faces.Consent;
import org.venue.kiosk.visit.AgeStated;

/// What is kept of faces and what is left of them, down to the bytes.
class FacesTest {
  private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final String MODEL = "sface";

  private @TempDir Path directory;
  private Path file;
  private Database store;
  private Faces faces;

  private interface Deed {
    void in(Transaction tx) throws StoreException;
  }

  @BeforeEach
  void open() throws StoreException {
    file = directory.resolve("kiosk.db");
    faces = new Faces(Vault.beside(file));
    store = Database.open(file, Executors.newSingleThreadExecutor());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aTemplateComesBackAsItWasMade() throws StoreException {
    float[] vector = vector(1);
    enrol("m-1", vector);

    List<Faces.Stored> all = open(MODEL).faces();

    assertEquals(List.of("m-1"), all.stream().map(Faces.Stored::member).toList());
    assertArrayEquals(vector, all.getFirst().vector());
    assertEquals(List.of(), open("another").faces());
    assertEquals(1, count());
  }

  @Test
  void thereIsNoTemplateWithoutAConsentInForce() throws StoreException {
    Consent consent = consent("m-1");
    assertThrows(
        StoreException.class, () -> write(tx -> faces.enrol(tx, consent, MODEL, vector(1), NOW)));
    write(tx -> faces.agree(tx, consent));
    write(tx -> assertTrue(faces.withdraw(tx, "m-1", NOW)));
    assertThrows(
        StoreException.class, () -> write(tx -> faces.enrol(tx, consent, MODEL, vector(1), NOW)));
    assertEquals(0, count());
  }

  @Test
  void aConsentCannotEndWhileItsTemplateIsThere() throws StoreException {
    enrol("m-1", vector(1));
    assertThrows(
        StoreException.class,
        () ->
            write(tx ->
                tx.update(
                    "UPDATE face_consent SET active = 0, ended_at = 1, ending = 'WITHDRAWN'")));
  }

  @Test
  void everyUseHasItsLineInTheOrderOfThings() throws StoreException {
    enrol("m-1", vector(1));
    write(tx -> faces.used(tx, Faces.Use.NOT_MATCHED, Optional.empty(), LATER));
    write(tx -> faces.used(tx, Faces.Use.MATCHED, Optional.of("m-1"), LATER));
    write(tx -> faces.withdraw(tx, "m-1", LATER));

    assertEquals(
        List.of(
            "CONSENTED m-1", "ENROLLED m-1", "NOT_MATCHED null", "MATCHED m-1", "WITHDRAWN m-1"),
        new StoreFile(file).rows("SELECT what, member FROM face_use ORDER BY seq"));
  }

  @Test
  void theRecordOfAWithdrawnConsentStays() throws StoreException {
    enrol("m-1", vector(1));
    write(tx -> faces.withdraw(tx, "m-1", LATER));

    boolean again = store.transaction("again", tx -> faces.withdraw(tx, "m-1", LATER));
    assertFalse(again);
    assertEquals(
        List.of("m-1 v1 FOURTEEN_OR_OVER WITHDRAWN"),
        new StoreFile(file).rows("SELECT member, text_version, stated, ending FROM face_consent"));
  }

  @Test
  void aNewConsentReplacesTheOldFace() throws StoreException {
    enrol("m-1", vector(1));
    Consent again =
        new Consent("c-2", "m-1", "v2", AgeStated.GUARDIAN, LATER, LATER.plus(Duration.ofDays(1)));
    write(tx -> faces.agree(tx, again));

    assertEquals(0, count());
    assertEquals(Optional.of(again), store.transaction("read", tx -> faces.consentOf(tx, "m-1")));
  }

  @Test
  void retentionEndsAFaceAndAnAbandonedConsentEndsSoon() throws StoreException {
    enrol("m-1", vector(1));
    write(tx -> faces.agree(tx, consent("m-2")));

    assertEquals(List.of(), expired(NOW.plusSeconds(599)));
    assertEquals(List.of("m-2"), expired(NOW.plusSeconds(600)));
    assertEquals(List.of(), expired(NOW.plus(Duration.ofDays(180)).minusMillis(1)));
    assertEquals(List.of("m-1"), expired(NOW.plus(Duration.ofDays(180))));
    assertEquals(0, count());
  }

  @Test
  void afterWithdrawalNoByteOfTheSealedTemplateIsOnTheDisk() throws Exception {
    for (int i = 0; i < 40; i++) {
      enrol("m-" + i, vector(i));
    }
    byte[] sealed = sealed("m-7");
    assertTrue(onDisk(sealed), "it is there before");

    write(tx -> faces.withdraw(tx, "m-7", LATER));
    store.purge();

    assertFalse(onDisk(Arrays.copyOfRange(sealed, 0, 32)), "its beginning");
    assertFalse(onDisk(Arrays.copyOfRange(sealed, 200, 232)), "its middle");
    assertFalse(onDisk(Arrays.copyOfRange(sealed, sealed.length - 32, sealed.length)), "its end");
    assertTrue(onDisk(sealed("m-8")), "another's stays");
  }

  @Test
  void aPlainTemplateNeverStandsOnTheDisk() throws Exception {
    float[] vector = vector(5);
    enrol("m-5", vector);
    ByteBuffer little = ByteBuffer.allocate(vector.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer big = ByteBuffer.allocate(vector.length * 4);
    little.asFloatBuffer().put(vector);
    big.asFloatBuffer().put(vector);

    for (int at = 0; at + 16 <= vector.length * 4; at += 16) {
      assertFalse(onDisk(Arrays.copyOfRange(little.array(), at, at + 16)));
      assertFalse(onDisk(Arrays.copyOfRange(big.array(), at, at + 16)));
    }
  }

  @Test
  void aSealedTemplateOpensForItsOwnConsentOnly() throws StoreException {
    enrol("m-1", vector(1));
    write(tx -> faces.agree(tx, consent("m-2")));
    write(tx ->
        tx.update(
            "INSERT INTO face_template (consent, model, sealed, made_at)"
                + " SELECT 'c-m-2', model, sealed, made_at FROM face_template"));

    Faces.Opened opened = open(MODEL);
    assertEquals(List.of("m-1"), opened.faces().stream().map(Faces.Stored::member).toList());
    assertEquals(1, opened.damaged());
    assertEquals(
        List.of("c-m-2 ABANDONED"),
        new StoreFile(file).rows("SELECT id, ending FROM face_consent WHERE active = 0"));
    assertEquals(
        List.of("ABANDONED m-2"),
        new StoreFile(file).rows("SELECT what, member FROM face_use ORDER BY seq DESC LIMIT 1"));
    assertEquals(1, count());
  }

  @Test
  void withoutTheKeyThatSealedThemNoFaceIsLeft() throws Exception {
    enrol("m-1", vector(1));
    enrol("m-2", vector(2));
    Files.delete(Path.of(file + ".keys"));
    faces = new Faces(Vault.beside(file));

    assertEquals(2, open(MODEL).damaged());
    assertEquals(0, count());
  }

  @Test
  void aKeyThatCannotBeReadEndsNoFace() throws Exception {
    enrol("m-1", vector(1));
    Path keys = Path.of(file + ".keys");
    String whole = Files.readString(keys);
    Files.writeString(keys, "");
    faces = new Faces(Vault.beside(file));

    assertThrows(StoreException.class, () -> open(MODEL));
    Files.writeString(keys, whole);
    assertEquals(1, open(MODEL).faces().size());
  }

  @Test
  void aTerminalOutOfServiceHasNoFaces() throws StoreException {
    enrol("m-1", vector(1));
    write(Personal::wipe);

    for (String table : List.of("face_consent", "face_template", "face_use")) {
      assertEquals(List.of("0"), new StoreFile(file).rows("SELECT count(*) FROM " + table));
    }
  }

  private static Consent consent(String member) {
    return new Consent(
        "c-" + member,
        member,
        "v1",
        AgeStated.FOURTEEN_OR_OVER,
        NOW,
        NOW.plus(Duration.ofDays(180)));
  }

  private void enrol(String member, float[] vector) throws StoreException {
    write(tx -> faces.agree(tx, consent(member)));
    write(tx -> faces.enrol(tx, consent(member), MODEL, vector, NOW));
  }

  private Faces.Opened open(String model) throws StoreException {
    return store.transaction("open", tx -> faces.open(tx, model, LATER));
  }

  private int count() throws StoreException {
    return store.transaction("count", faces::count);
  }

  private List<String> expired(Instant now) throws StoreException {
    return store.transaction("expire", tx -> faces.expire(tx, now));
  }

  private byte[] sealed(String member) throws StoreException {
    return store.transaction(
        "read",
        tx ->
            tx.first(
                    row -> row.getBytes(1),
                    "SELECT sealed FROM face_template WHERE consent = ?",
                    "c-" + member)
                .orElseThrow());
  }

  /// Whether any file of the store holds these bytes.
  private boolean onDisk(byte[] bytes) throws IOException {
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    try (var files = Files.list(directory)) {
      for (Path each : files.toList()) {
        if (new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1).contains(wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  private static float[] vector(long seed) {
    Random random = new Random(seed);
    float[] vector = new float[128];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian() / 11;
    }
    return vector;
  }

  private void write(Deed deed) throws StoreException {
    store.transaction(
        "write",
        tx -> {
          deed.in(tx);
          return null;
        });
  }
}
