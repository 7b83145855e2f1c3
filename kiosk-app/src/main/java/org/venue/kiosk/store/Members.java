package org.venue.kiosk.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Members as far as their faces are concerned: among whom a face is looked for, what they are
/// called, and who is no member any more.
public final class Members {
  private Members() {}

  /// The members a face may be looked for among: expected now or inside here, not blocked, and with
  /// a consent in force.
  public static Set<String> sought(Transaction tx, Instant now) throws StoreException {
    Set<String> expected = Mirror.expected(tx, now);
    return tx
        .list(
            row -> row.getString(1),
            "SELECT member FROM face_consent WHERE active = 1 AND until > ?",
            now.toEpochMilli())
        .stream()
        .filter(expected::contains)
        .collect(Collectors.toUnmodifiableSet());
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
