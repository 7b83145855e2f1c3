package org.venue.kiosk.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Motions, and questions that use something up: written before, closed after. What is open at
/// start is settled by asking the device.
public final class Intents {

  /// What moves.
  public enum Kind {
    DOOR,
    GATE,
    /// A question to the backend about an entry; its id is the key of the check-in to come.
    REDEEM
  }

  /// How it ended.
  public enum Outcome {
    /// Proved by the device.
    DONE,
    /// Proved that nothing moved.
    FAILED,
    /// Nobody can say: a staff task, never repeated.
    UNKNOWN
  }

  /// One motion to come.
  ///
  /// @param target the door, the gate's name, or the ticket
  public record Intent(
      UUID id, Kind kind, String target, Optional<UUID> visit, String reason, Instant madeAt) {}

  /// Writes down a motion to come.
  public void make(Transaction tx, Intent intent) throws StoreException {
    tx.updateOne(
        "INSERT INTO intent (id, kind, target, visit, reason, made_at) VALUES (?, ?, ?, ?, ?, ?)",
        intent.id().toString(),
        intent.kind().name(),
        intent.target(),
        intent.visit().map(UUID::toString).orElse(null),
        intent.reason(),
        intent.madeAt().toEpochMilli());
  }

  /// Writes down what came of it.
  public void close(Transaction tx, UUID id, Outcome outcome, Instant at) throws StoreException {
    tx.updateOne(
        "UPDATE intent SET outcome = ?, closed_at = ? WHERE id = ? AND closed_at IS NULL",
        outcome.name(),
        at.toEpochMilli(),
        id.toString());
  }

  /// Those nobody has closed, oldest first.
  public List<Intent> open(Transaction tx) throws StoreException {
    return tx.list(
        row ->
            new Intent(
                UUID.fromString(row.getString(1)),
                Kind.valueOf(row.getString(2)),
                row.getString(3),
                Optional.ofNullable(row.getString(4)).map(UUID::fromString),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6))),
        "SELECT id, kind, target, visit, reason, made_at FROM intent"
            + " WHERE closed_at IS NULL ORDER BY made_at, id");
  }
}
