package org.venue.kiosk.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.venue.kiosk.visit.StaffTask;

/// What staff has to look after.
public final class Tasks {

  /// One thing to look after.
  ///
  /// @param subject the door or the gate
  public record Task(
      UUID id, StaffTask kind, String subject, Optional<UUID> visit, Instant madeAt) {}

  /// Writes one down.
  public void raise(Transaction tx, Task task) throws StoreException {
    raise(tx, task, "");
  }

  /// Writes one down.
  ///
  /// @param detail what is known of it besides, in the words of whoever found it
  public void raise(Transaction tx, Task task, String detail) throws StoreException {
    tx.updateOne(
        "INSERT INTO task (id, kind, subject, visit, made_at, detail) VALUES (?, ?, ?, ?, ?, ?)",
        task.id().toString(),
        task.kind().name(),
        task.subject(),
        task.visit().map(UUID::toString).orElse(null),
        task.madeAt().toEpochMilli(),
        detail);
  }

  /// Whether there ever was such a task about this subject.
  public boolean raised(Transaction tx, StaffTask kind, String subject) throws StoreException {
    return tx.first(
            row -> true, "SELECT 1 FROM task WHERE kind = ? AND subject = ?", kind.name(), subject)
        .isPresent();
  }

  /// Those that nobody has done yet, oldest first.
  public List<Task> open(Transaction tx) throws StoreException {
    return tx.list(
        row ->
            new Task(
                UUID.fromString(row.getString(1)),
                StaffTask.valueOf(row.getString(2)),
                row.getString(3),
                Optional.ofNullable(row.getString(4)).map(UUID::fromString),
                Instant.ofEpochMilli(row.getLong(5))),
        "SELECT id, kind, subject, visit, made_at FROM task WHERE done_at IS NULL"
            + " ORDER BY made_at, id");
  }
}
