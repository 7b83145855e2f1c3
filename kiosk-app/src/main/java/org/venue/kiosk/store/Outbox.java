package org.venue.kiosk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.wire.FactJson;

/// Facts on their way to the booking backend. A fact is written in the transaction of what it
/// tells, so there is never one without the other, and it stays when it is refused.
public final class Outbox {
  /// How many rows one tidying takes away, so that it makes nobody wait.
  private static final int TIDY = 200;

  private final Supplier<Optional<Duration>> offset;
  private final Runnable told;

  /// A fact as it waits.
  ///
  /// @param offset how far the backend's clock was ahead when it was told, as far as known
  public record Waiting(
      long seq,
      UUID key,
      String lane,
      String kind,
      Instant at,
      Optional<Duration> offset,
      String body) {

    /// One field of the body as text.
    public String field(String name) {
      return FactJson.field(body, name);
    }

    /// The visit it belongs to.
    public Optional<UUID> visit() {
      return lane.equals(Fact.TERMINAL) ? Optional.empty() : Optional.of(UUID.fromString(lane));
    }
  }

  /// How many facts wait.
  ///
  /// @param oldest when the oldest of them happened
  public record Count(int waiting, Optional<Instant> oldest, int parked) {}

  /// An outbox that nobody empties.
  public Outbox() {
    this(Optional::empty, () -> {});
  }

  /// @param offset how far the backend's clock is ahead now
  /// @param told called with each new fact, before its transaction ends
  public Outbox(Supplier<Optional<Duration>> offset, Runnable told) {
    this.offset = offset;
    this.told = told;
  }

  /// Writes down a fact.
  public void add(Transaction tx, Fact fact) throws StoreException {
    String key = fact.key().toString();
    String kind = FactJson.kind(fact.what());
    long at = fact.at().toEpochMilli();
    String body = FactJson.write(fact.what());
    tx.updateOne(
        "INSERT INTO outbox (key, lane, kind, at, body, sum, offset_ms)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        key,
        fact.lane(),
        kind,
        at,
        body,
        sum(key, fact.lane(), kind, at, body),
        offset.get().map(Duration::toMillis).orElse(null));
    told.run();
  }

  /// Tells a fact from one in which a bit was flipped: texts stay texts.
  static long sum(String key, String lane, String kind, long at, String body) {
    var sum = new CRC32C();
    sum.update(String.join("\n", key, lane, kind, Long.toString(at), body).getBytes(UTF_8));
    return sum.getValue();
  }

  /// The oldest facts, whatever became of them.
  public List<Waiting> oldest(Transaction tx, int most) throws StoreException {
    return tx.list(
        Outbox::waiting,
        "SELECT seq, key, lane, kind, at, offset_ms, body FROM outbox ORDER BY seq LIMIT ?",
        most);
  }

  /// The oldest facts that may be told now: those of parked lanes and of lanes that wait stay.
  public List<Waiting> due(Transaction tx, Instant now, int most) throws StoreException {
    return tx.list(
        Outbox::waiting,
        """
        SELECT seq, key, lane, kind, at, offset_ms, body FROM outbox
        WHERE state = 'WAITING' AND NOT EXISTS (SELECT 1 FROM lane
          WHERE name = outbox.lane AND (parked = 1 OR not_before > ?))
        ORDER BY seq LIMIT ?
        """,
        now.toEpochMilli(),
        most);
  }

  /// When the next lane that waits may go on.
  public Optional<Instant> nextLane(Transaction tx) throws StoreException {
    return tx.first(
            row -> instant(row, 1),
            """
            SELECT min(not_before) FROM lane WHERE parked = 0 AND not_before > 0
            AND EXISTS (SELECT 1 FROM outbox WHERE lane = lane.name AND state = 'WAITING')
            """)
        .flatMap(at -> at);
  }

  /// The backend has the fact.
  public void accepted(Transaction tx, Waiting fact) throws StoreException {
    tx.updateOne("UPDATE outbox SET state = 'ACCEPTED', reason = NULL WHERE seq = ?", fact.seq());
  }

  /// The backend will not take it: its lane is parked until staff decides.
  public void refused(Transaction tx, Waiting fact, String reason) throws StoreException {
    tx.updateOne(
        "UPDATE outbox SET state = 'REFUSED', reason = ? WHERE seq = ?", reason, fact.seq());
    tx.updateOne(
        "INSERT INTO lane (name, parked) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET parked = 1",
        fact.lane());
  }

  /// How often in a row this lane has been put off.
  public int tries(Transaction tx, String lane) throws StoreException {
    return tx.first(row -> row.getInt(1), "SELECT tries FROM lane WHERE name = ?", lane).orElse(0);
  }

  /// The lane is told again at this moment.
  public void later(Transaction tx, String lane, Instant notBefore) throws StoreException {
    tx.updateOne(
        """
        INSERT INTO lane (name, tries, not_before) VALUES (?, 1, ?)
        ON CONFLICT (name) DO UPDATE SET tries = tries + 1, not_before = excluded.not_before
        """,
        lane,
        notBefore.toEpochMilli());
  }

  /// The lane goes on; nothing more need be known of it.
  public void flows(Transaction tx, String lane) throws StoreException {
    tx.update("DELETE FROM lane WHERE name = ? AND parked = 0", lane);
  }

  /// How many facts wait, and how many lanes are parked.
  public Count count(Transaction tx) throws StoreException {
    int parked =
        tx.first(row -> row.getInt(1), "SELECT count(*) FROM lane WHERE parked = 1").orElseThrow();
    return tx.first(
            row -> new Count(row.getInt(1), instant(row, 2), parked),
            "SELECT count(*), min(at) FROM outbox WHERE state = 'WAITING'")
        .orElseThrow();
  }

  /// Whether every fact is with the backend or was set aside by staff.
  public boolean empty(Transaction tx) throws StoreException {
    return tx.first(
            row -> true, "SELECT 1 FROM outbox WHERE state IN ('WAITING', 'REFUSED') LIMIT 1")
        .isEmpty();
  }

  /// Whether a fact with this key was told.
  public boolean knows(Transaction tx, UUID key) throws StoreException {
    return tx.first(row -> true, "SELECT 1 FROM outbox WHERE key = ?", key.toString()).isPresent();
  }

  /// Takes some of the facts away that were accepted and happened before this moment.
  ///
  /// @return how many; to be called again while there are any
  public int tidy(Transaction tx, Instant before) throws StoreException {
    return tx.update(
        """
        DELETE FROM outbox WHERE seq IN
          (SELECT seq FROM outbox WHERE state = 'ACCEPTED' AND at < ? ORDER BY at LIMIT ?)
        """,
        before.toEpochMilli(),
        TIDY);
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    long offset = row.getLong(6);
    Optional<Duration> known =
        row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(offset));
    return new Waiting(
        row.getLong(1),
        UUID.fromString(row.getString(2)),
        row.getString(3),
        row.getString(4),
        Instant.ofEpochMilli(row.getLong(5)),
        known,
        row.getString(7));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
