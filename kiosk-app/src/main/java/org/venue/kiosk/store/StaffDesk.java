package org.venue.kiosk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.OpenTask;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.TaskAction;
import org.venue.kiosk.visit.Visit;

/// What staff sees of the tasks, and the rows that change when one is done.
public final class StaffDesk {
  /// More than anybody reads at a terminal.
  private static final int MOST = 200;

  private final Visits visits;
  private final Doors doors;

  /// Knows the rooms through the visits.
  public StaffDesk(Visits visits) {
    this.visits = visits;
    this.doors = new Doors(visits);
  }

  /// A door whose visit is to be looked after.
  public record Held(UUID visit, String door) {}

  private record Row(
      UUID id,
      StaffTask kind,
      String subject,
      Optional<UUID> visit,
      Instant madeAt,
      String detail,
      Optional<DoorId> door,
      String state,
      Optional<UUID> holder) {}

  /// The tasks that nobody has done yet, newest first.
  public List<OpenTask> open(Transaction tx) throws StoreException {
    List<Row> rows =
        tx.list(
            StaffDesk::row,
            """
            SELECT t.id, t.kind, t.subject, t.visit, t.made_at, t.detail,
                   d.locker, d.board, d.channel, d.state, d.visit
            FROM task t LEFT JOIN door d ON d.id = t.subject
            WHERE t.done_at IS NULL ORDER BY t.made_at DESC, t.id DESC LIMIT ?
            """,
            MOST);
    List<OpenTask> open = new ArrayList<>();
    for (Row row : rows) {
      open.add(task(tx, row));
    }
    return open;
  }

  private OpenTask task(Transaction tx, Row row) throws StoreException {
    Optional<Locker> locker =
        row.door().isPresent() ? doors.at(tx, row.door().get().toString()) : Optional.empty();
    boolean held =
        row.state().equals("HELD") && (row.visit().isEmpty() || row.visit().equals(row.holder()));
    Optional<Visit> holder = held ? visits.open(tx, row.holder().get()) : Optional.empty();
    return new OpenTask(
        Optional.of(row.id()),
        row.kind(),
        row.subject(),
        row.visit(),
        row.madeAt(),
        row.detail(),
        locker,
        holder,
        row.kind() == StaffTask.FACT_REFUSED ? fact(tx, row.subject()) : Optional.empty(),
        row.kind().actions(row.state().equals("OUT_OF_ORDER"), holder.isPresent()));
  }

  private static Optional<OpenTask.Told> fact(Transaction tx, String key) throws StoreException {
    return tx.first(
        row -> new OpenTask.Told(row.getString(1), Instant.ofEpochMilli(row.getLong(2))),
        "SELECT kind, at FROM outbox WHERE key = ?",
        key);
  }

  /// Doors out of order that no open task speaks of.
  public List<String> unattended(Transaction tx) throws StoreException {
    return tx.list(
        row -> row.getString(1),
        """
        SELECT id FROM door d WHERE state = 'OUT_OF_ORDER' AND NOT EXISTS
          (SELECT 1 FROM task t WHERE t.subject = d.id AND t.done_at IS NULL AND t.kind IN
            ('DOOR_JAMMED', 'DOOR_UNKNOWN', 'DOOR_LEFT_OPEN', 'DOOR_NOT_PROVED'))
        ORDER BY number
        """);
  }

  /// Visits that began before this moment and still hold a locker, each once.
  public List<Held> stuck(Transaction tx, Instant before) throws StoreException {
    return tx.list(
        row -> new Held(UUID.fromString(row.getString(1)), row.getString(2)),
        """
        SELECT v.id, d.id FROM visit v JOIN door d ON d.visit = v.id AND d.state = 'HELD'
        WHERE v.ended_at IS NULL AND v.started_at < ? AND NOT EXISTS
          (SELECT 1 FROM task t WHERE t.kind = 'VISIT_STUCK' AND t.visit = v.id)
        ORDER BY v.id
        """,
        before.toEpochMilli());
  }

  /// Whether nobody has done the task yet.
  public boolean isOpen(Transaction tx, UUID task) throws StoreException {
    return tx.first(
            row -> true, "SELECT 1 FROM task WHERE id = ? AND done_at IS NULL", task.toString())
        .isPresent();
  }

  /// The task is done.
  public void done(Transaction tx, UUID task, TaskAction action, String by, Instant at)
      throws StoreException {
    tx.updateOne(
        "UPDATE task SET done_at = ?, action = ?, done_by = ? WHERE id = ? AND done_at IS NULL",
        at.toEpochMilli(),
        action.name(),
        by,
        task.toString());
  }

  /// Gives a door that was out of order free again.
  ///
  /// @return whether it was out of order
  public boolean clear(Transaction tx, DoorId door) throws StoreException {
    return tx.update(
            "UPDATE door SET state = 'FREE', opened_at = NULL"
                + " WHERE id = ? AND state = 'OUT_OF_ORDER' AND visit IS NULL",
            door.toString())
        == 1;
  }

  /// The refused fact is told once more, or never again; either way its lane goes on.
  ///
  /// @param key the fact's
  /// @return whether the fact was refused still
  public boolean settleFact(Transaction tx, String key, boolean again) throws StoreException {
    int rows =
        tx.update(
            "UPDATE outbox SET state = ?, reason = CASE WHEN ? = 1 THEN NULL ELSE reason END"
                + " WHERE key = ? AND state = 'REFUSED'",
            again ? "WAITING" : "SET_ASIDE",
            again ? 1 : 0,
            key);
    if (rows == 0) {
      return false;
    }
    tx.update("DELETE FROM lane WHERE name = (SELECT lane FROM outbox WHERE key = ?)", key);
    return true;
  }

  private static Row row(ResultSet row) throws SQLException {
    String line = row.getString(7);
    return new Row(
        UUID.fromString(row.getString(1)),
        StaffTask.valueOf(row.getString(2)),
        row.getString(3),
        Optional.ofNullable(row.getString(4)).map(UUID::fromString),
        Instant.ofEpochMilli(row.getLong(5)),
        row.getString(6),
        line == null
            ? Optional.empty()
            : Optional.of(new DoorId(line, row.getInt(8), row.getInt(9))),
        Optional.ofNullable(row.getString(10)).orElse(""),
        Optional.ofNullable(row.getString(11)).map(UUID::fromString));
  }
}
