package org.venue.kiosk.store;

import java.time.Instant;
import java.util.Optional;

/// Second keys and how often they were tried in vain. Counted in the store, so a restart forgives
/// nothing.
public final class Pins {

  /// The subject under which the staff PIN's tries are counted.
  public static final String STAFF = "staff";

  /// A key.
  ///
  /// @param hash empty where the hash stands in the configuration
  /// @param wrong wrong tries since the last right one
  public record Key(String hash, int wrong, Optional<Instant> lockedUntil) {}

  /// The key of a visit or of staff.
  public Optional<Key> of(Transaction tx, String subject) throws StoreException {
    return tx.first(
        row -> {
          long until = row.getLong(3);
          boolean free = row.wasNull();
          return new Key(
              row.getString(1),
              row.getInt(2),
              free ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until)));
        },
        "SELECT hash, wrong, locked_until FROM pin WHERE subject = ?",
        subject);
  }

  /// Writes the key down; an older one no longer counts.
  public void put(Transaction tx, String subject, Key key) throws StoreException {
    tx.updateOne(
        "INSERT OR REPLACE INTO pin (subject, hash, wrong, locked_until) VALUES (?, ?, ?, ?)",
        subject,
        key.hash(),
        key.wrong(),
        key.lockedUntil().map(Instant::toEpochMilli).orElse(null));
  }

  /// The key opens nothing any more.
  public void forget(Transaction tx, String subject) throws StoreException {
    tx.update("DELETE FROM pin WHERE subject = ?", subject);
  }
}
