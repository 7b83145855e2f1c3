package org.venue.kiosk.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Members as far as their faces are concerned: who may be looked for, what they are called, and
/// who is no member any more.
public final class Members {
  private static final String WELCOME =
      """
      blocked = 0
        AND ((expected_from <= ? AND ? < expected_until)
          OR EXISTS (SELECT 1 FROM visit
            WHERE holder_kind = 'MEMBER' AND holder = member.id AND ended_at IS NULL))
      """;

  private Members() {}

  /// The members a face may be looked for among: expected now or inside here, not blocked, and with
  /// a consent in force.
  public static Set<String> sought(Transaction tx, Instant now) throws StoreException {
    return Set.copyOf(
        tx.list(
            row -> row.getString(1),
            "SELECT member.id FROM member JOIN face_consent c"
                + " ON c.member = member.id AND c.active = 1 AND c.until > ? WHERE "
                + WELCOME,
            now.toEpochMilli(),
            now.toEpochMilli(),
            now.toEpochMilli()));
  }

  /// Whether this member is expected now or inside here, and not blocked.
  public static boolean welcome(Transaction tx, String member, Instant now) throws StoreException {
    return tx.first(
            row -> true,
            "SELECT 1 FROM member WHERE id = ? AND " + WELCOME,
            member,
            now.toEpochMilli(),
            now.toEpochMilli())
        .isPresent();
  }

  /// What a member is called; empty when the backend has not told of them.
  public static Optional<String> name(Transaction tx, String member, Vault vault)
      throws StoreException {
    Optional<byte[]> sealed =
        tx.first(row -> row.getBytes(1), "SELECT name FROM member WHERE id = ?", member);
    return sealed.isEmpty()
        ? Optional.empty()
        : Optional.of(vault.open(sealed.get(), "member/" + member));
  }

  /// Members with a consent whom the backend no longer tells of. Nobody is gone while the list of
  /// members has not come whole, or has not been heard since the consent.
  public static List<String> gone(Transaction tx) throws StoreException {
    return tx.list(
        row -> row.getString(1),
        "SELECT c.member FROM face_consent c JOIN feed f ON f.name = 'members'"
            + " WHERE c.active = 1 AND f.left = 0 AND f.applied_at > c.given_at"
            + " AND c.member NOT IN (SELECT id FROM member)");
  }
}
