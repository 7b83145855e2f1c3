package org.venue.kiosk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
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
    String key = fact.key().toString();
    String kind = FactJson.kind(fact.what());
    long at = fact.at().toEpochMilli();
    String body = FactJson.write(fact.what());
    tx.updateOne(
        "INSERT INTO outbox (key, lane, kind, at, body, sum) VALUES (?, ?, ?, ?, ?, ?)",
        key,
        fact.lane(),
        kind,
        at,
        body,
        sum(key, fact.lane(), kind, at, body));
  }

  /// Tells a fact from one in which a bit was flipped: texts stay texts.
  static long sum(String key, String lane, String kind, long at, String body) {
    var sum = new CRC32C();
    sum.update(String.join("\n", key, lane, kind, Long.toString(at), body).getBytes(UTF_8));
    return sum.getValue();
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
