package org.venue.kiosk.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.venue.kiosk.visit.AgeStated;

/// Faces of members who agreed: the consent, the sealed template that stands on it, and a line for
/// each use. No template without a consent in force, no consent begun or ended without its line; an
/// image never comes here. After a deletion the caller runs [Database#purge], so that the sealed
/// bytes leave the disk as well, and looks whether a store kept aside has them still ([#aside]).
public final class Faces {
  /// How long a consent may be without its template.
  private static final Duration TO_ENROL = Duration.ofMinutes(10);

  private static final String SELECT =
      "SELECT id, member, text_version, stated, given_at, until FROM face_consent";

  private static final Transaction.Row<Consent> CONSENT =
      row ->
          new Consent(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              AgeStated.valueOf(row.getString(4)),
              Instant.ofEpochMilli(row.getLong(5)),
              Instant.ofEpochMilli(row.getLong(6)));

  private final Vault vault;

  /// @param vault seals the templates
  public Faces(Vault vault) {
    this.vault = vault;
  }

  /// A consent in force.
  ///
  /// @param id a UUIDv7
  /// @param textVersion which words the member agreed to
  /// @param until when it ends by itself: the venue's retention
  public record Consent(
      String id,
      String member,
      String textVersion,
      AgeStated stated,
      Instant givenAt,
      Instant until) {}

  /// A template as it was made; a copy of its own, which the caller wipes.
  ///
  /// @param vector of length 1
  public record Stored(String member, float[] vector) {}

  /// @param damaged how many did not open and are gone
  public record Opened(List<Stored> faces, int damaged) {}

  /// What a face was used for at check-in.
  public enum Use {
    MATCHED,
    NOT_MATCHED,
    NOT_LIVE
  }

  private enum Ending {
    WITHDRAWN,
    EXPIRED,

    /// There is no template, or none that opens.
    ABANDONED,
    REPLACED
  }

  /// Keeps a consent, before any camera starts. An older one of the member ends, and its template
  /// goes.
  public void agree(Transaction tx, Consent consent) throws StoreException {
    Optional<Consent> older = consentOf(tx, consent.member());
    if (older.isPresent()) {
      end(tx, older.get(), Ending.REPLACED, consent.givenAt());
    }
    tx.updateOne(
        "INSERT INTO face_consent (id, member, text_version, stated, given_at, until)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        consent.id(),
        consent.member(),
        consent.textVersion(),
        consent.stated().name(),
        consent.givenAt().toEpochMilli(),
        consent.until().toEpochMilli());
    line(tx, "CONSENTED", consent.member(), consent.givenAt());
  }

  /// Keeps the template of a consent, sealed.
  ///
  /// @param model which recogniser made it; templates of different ones cannot be compared
  /// @throws StoreException when the consent is not in force
  public void enrol(Transaction tx, Consent consent, String model, float[] vector, Instant now)
      throws StoreException {
    byte[] plain = bytes(vector);
    byte[] sealed;
    try {
      sealed = vault.sealBytes(plain, about(consent.id(), model));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
    tx.updateOne(
        "INSERT INTO face_template (consent, model, sealed, made_at) VALUES (?, ?, ?, ?)",
        consent.id(),
        model,
        sealed,
        now.toEpochMilli());
    line(tx, "ENROLLED", consent.member(), now);
  }

  /// The consent of a member that is in force.
  public Optional<Consent> consentOf(Transaction tx, String member) throws StoreException {
    return tx.first(CONSENT, SELECT + " WHERE active = 1 AND member = ?", member);
  }

  /// Whether a template of this member is stored.
  public boolean stored(Transaction tx, String member) throws StoreException {
    return tx.first(
            row -> true,
            "SELECT 1 FROM face_consent c JOIN face_template t ON t.consent = c.id"
                + " WHERE c.active = 1 AND c.member = ?",
            member)
        .isPresent();
  }

  /// Ends a member's consent and deletes the template. [Database#purge] comes after.
  ///
  /// @return whether there was a consent
  public boolean withdraw(Transaction tx, String member, Instant now) throws StoreException {
    Optional<Consent> consent = consentOf(tx, member);
    if (consent.isPresent()) {
      end(tx, consent.get(), Ending.WITHDRAWN, now);
    }
    // Also without a consent here: it may have been lost from a damaged store.
    new TerminalValues().faceAside(tx, true);
    return consent.isPresent();
  }

  /// Ends consents whose time has come, and those that led to no template in time because the
  /// member went away; all of them once the venue has taken this terminal out of service.
  /// [Database#purge] comes after.
  ///
  /// @return whose ended
  public List<String> expire(Transaction tx, Instant now) throws StoreException {
    long over = retired(tx) ? Long.MAX_VALUE : now.toEpochMilli();
    List<Consent> old = tx.list(CONSENT, SELECT + " WHERE active = 1 AND until <= ?", over);
    for (Consent consent : old) {
      end(tx, consent, Ending.EXPIRED, now);
    }
    List<Consent> empty =
        tx.list(
            CONSENT,
            SELECT
                + " WHERE active = 1 AND given_at <= ?"
                + " AND id NOT IN (SELECT consent FROM face_template)",
            now.minus(TO_ENROL).toEpochMilli());
    for (Consent consent : empty) {
      end(tx, consent, Ending.ABANDONED, now);
    }
    return Stream.concat(old.stream(), empty.stream()).map(Consent::member).toList();
  }

  /// Whether this terminal is out of service, so that no face may be stored in it any more.
  public boolean retired(Transaction tx) throws StoreException {
    return new TerminalValues().revoked(tx).isPresent();
  }

  /// How many faces are stored; from 100,000 on they must be filed with the authority.
  public int count(Transaction tx) throws StoreException {
    return tx.first(row -> row.getInt(1), "SELECT count(*) FROM face_template").orElseThrow();
  }

  /// Opens every template that this recogniser made. One that does not open never will: it is
  /// deleted, and its consent ends. [Database#purge] comes after.
  public Opened open(Transaction tx, String model, Instant now) throws StoreException {
    record Sealed(String consent, String member, byte[] bytes) {}
    List<Sealed> rows =
        tx.list(
            row -> new Sealed(row.getString(1), row.getString(2), row.getBytes(3)),
            "SELECT c.id, c.member, t.sealed FROM face_template t"
                + " JOIN face_consent c ON c.id = t.consent WHERE t.model = ?",
            model);
    List<Stored> faces = new ArrayList<>();
    for (Sealed row : rows) {
      Optional<byte[]> plain = vault.openIfWhole(row.bytes(), about(row.consent(), model));
      if (plain.isPresent()) {
        faces.add(new Stored(row.member(), vector(plain.get())));
        Arrays.fill(plain.get(), (byte) 0);
      } else {
        end(tx, row.consent(), row.member(), Ending.ABANDONED, now);
      }
    }
    return new Opened(faces, rows.size() - faces.size());
  }

  /// Whether a damaged store that is kept aside may hold a face that is no longer stored here. Then
  /// [Database#forgetDamaged] is due, and [#asideForgotten] after it.
  public boolean aside(Transaction tx) throws StoreException {
    return new TerminalValues().faceAside(tx);
  }

  /// What was kept aside is destroyed.
  public void asideForgotten(Transaction tx) throws StoreException {
    new TerminalValues().faceAside(tx, false);
  }

  /// Writes the line of a use at check-in.
  ///
  /// @param member whose face it was, where that is known
  public void used(Transaction tx, Use use, Optional<String> member, Instant now)
      throws StoreException {
    line(tx, use.name(), member.orElse(null), now);
  }

  private static void end(Transaction tx, Consent consent, Ending ending, Instant now)
      throws StoreException {
    end(tx, consent.id(), consent.member(), ending, now);
  }

  private static void end(Transaction tx, String consent, String member, Ending ending, Instant now)
      throws StoreException {
    tx.update("DELETE FROM face_template WHERE consent = ?", consent);
    tx.updateOne(
        "UPDATE face_consent SET active = 0, ended_at = ?, ending = ? WHERE id = ? AND active = 1",
        now.toEpochMilli(),
        ending.name(),
        consent);
    line(tx, ending.name(), member, now);
    // Also without a template here: it may have been lost from a damaged store.
    new TerminalValues().faceAside(tx, true);
  }

  private static void line(Transaction tx, String what, String member, Instant now)
      throws StoreException {
    tx.updateOne(
        "INSERT INTO face_use (at, what, member) VALUES (?, ?, ?)",
        now.toEpochMilli(),
        what,
        member);
  }

  private static String about(String consent, String model) {
    return "face/" + consent + "/" + model;
  }

  private static byte[] bytes(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  private static float[] vector(byte[] plain) {
    float[] vector = new float[plain.length / Float.BYTES];
    ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
