package org.venue.kiosk.store;

import java.time.Instant;
import java.util.Optional;

/// The latest moment the store knows of: after it was written, time has not run back.
public final class NewestTime {
  private NewestTime() {}

  /// The latest moment that this terminal wrote down.
  public static Optional<Instant> of(Transaction tx) throws StoreException {
    return tx.first(
            row -> {
              long at = row.getLong(1);
              return row.wasNull()
                  ? Optional.<Instant>empty()
                  : Optional.of(Instant.ofEpochMilli(at));
            },
            """
            SELECT max(at) FROM (
              SELECT max(at) AS at FROM outbox
              UNION ALL SELECT max(max(made_at), max(coalesce(closed_at, 0))) FROM intent
              UNION ALL SELECT max(max(started_at), max(coalesce(ended_at, 0))) FROM visit
              UNION ALL SELECT max(made_at) FROM task)
            """)
        .flatMap(at -> at);
  }
}
