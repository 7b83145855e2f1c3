package org.venue.kiosk.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.wire.FactJson;

/// Facts on their way to the booking backend. A fact is written in the transaction of what it
/// tells, so there is never one without the other.
public final class Outbox {

  /// A fact as it waits.
  public record Waiting(long seq, UUID key, String lane, String kind, Instant at, String body) {

    /// One field of the body as text.
    public String field(String name) {
      return FactJson.field(body, name);
    }
  }

  /// Writes down a fact.
  public void add(Transaction tx, Fact fact) throws StoreException {
    tx.updateOne(
        "INSERT INTO outbox (key, lane, kind, at, body) VALUES (?, ?, ?, ?, ?)",
        fact.key().toString(),
        fact.lane(),
        FactJson.kind(fact.what()),
        fact.at().toEpochMilli(),
        FactJson.write(fact.what()));
  }

  /// The oldest facts that wait.
  public List<Waiting> oldest(Transaction tx, int most) throws StoreException {
    return tx.list(
        row ->
            new Waiting(
                row.getLong(1),
                UUID.fromString(row.getString(2)),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6)),
        "SELECT seq, key, lane, kind, at, body FROM outbox ORDER BY seq LIMIT ?",
        most);
  }
}
