package org.venue.kiosk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.LockerChoice;

/// Who holds which door. Only this terminal drives these boards, so what stands here is the truth.
public final class Doors {
  private static final String LOCKER = "locker, board, channel, number, room, area, accessible";

  private final Visits visits;

  /// Knows the rooms through the visits.
  public Doors(Visits visits) {
    this.visits = visits;
  }

  /// A door on its way back.
  ///
  /// @param endsVisit whether the visit is over once the door is shut
  public record Returning(Locker locker, UUID visit, boolean endsVisit) {}

  /// Makes the rows fit the configuration. A door that is gone from it keeps its row as long as
  /// somebody holds it.
  public void configure(Transaction tx, Collection<Locker> lockers) throws StoreException {
    Set<String> configured = new HashSet<>();
    for (Locker locker : lockers) {
      configured.add(locker.door().toString());
    }
    for (String id : tx.list(row -> row.getString(1), "SELECT id FROM door")) {
      if (!configured.contains(id)) {
        tx.update("DELETE FROM door WHERE id = ? AND visit IS NULL", id);
      }
    }
    Map<String, Integer> gone = goneWithBelongings(tx, configured);
    // Numbers are unique: move all below zero, each by the same, before any is given anew.
    tx.update(
        """
        UPDATE door SET number =
          number - (SELECT max(max(number), max(number) - min(number) + 1) FROM door)
        """);
    for (Locker locker : lockers) {
      DoorId door = locker.door();
      tx.updateOne(
          """
          INSERT INTO door (id, locker, board, channel, number, room, area, accessible)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET number = excluded.number, room = excluded.room,
            area = excluded.area, accessible = excluded.accessible
          """,
          door.toString(),
          door.locker(),
          door.board(),
          door.channel(),
          locker.number(),
          locker.room().id(),
          locker.area(),
          locker.accessible() ? 1 : 0);
      gone.values().remove(locker.number());
    }
    for (Map.Entry<String, Integer> door : gone.entrySet()) {
      tx.updateOne("UPDATE door SET number = ? WHERE id = ?", door.getValue(), door.getKey());
    }
  }

  /// Doors that somebody holds and the configuration does not name, with the numbers printed on
  /// them.
  private static Map<String, Integer> goneWithBelongings(Transaction tx, Set<String> configured)
      throws StoreException {
    Map<String, Integer> gone = new HashMap<>();
    tx.list(row -> gone.put(row.getString(1), row.getInt(2)), "SELECT id, number FROM door");
    gone.keySet().removeAll(configured);
    return gone;
  }

  /// The free lockers of a room, on these lines only.
  public List<LockerChoice.Free> free(Transaction tx, String room, Set<String> lines)
      throws StoreException {
    return tx
        .list(
            row -> new LockerChoice.Free(locker(row), row.getInt(8)),
            "SELECT " + LOCKER + ", uses FROM door WHERE state = 'FREE' AND room = ?",
            room)
        .stream()
        .filter(free -> lines.contains(free.locker().door().locker()))
        .toList();
  }

  /// Takes every free door out of use, if the store was renewed and does not know who holds what.
  ///
  /// @return those doors
  public List<DoorId> distrust(Transaction tx) throws StoreException {
    if (tx.update("DELETE FROM terminal_value WHERE name = ?", Recovery.DOORS_NOT_PROVED) == 0) {
      return List.of();
    }
    List<DoorId> free =
        tx.list(row -> locker(row).door(), "SELECT " + LOCKER + " FROM door WHERE state = 'FREE'");
    tx.update("UPDATE door SET state = 'OUT_OF_ORDER' WHERE state = 'FREE'");
    return free;
  }

  /// The locker behind a door, by the name intents know it by.
  public Optional<Locker> at(Transaction tx, String door) throws StoreException {
    return tx.first(this::locker, "SELECT " + LOCKER + " FROM door WHERE id = ?", door);
  }

  /// Gives a free door to a visit.
  public void hold(Transaction tx, DoorId door, UUID visit) throws StoreException {
    tx.updateOne(
        "UPDATE door SET state = 'HELD', visit = ?, opened_at = NULL, uses = uses + 1"
            + " WHERE id = ? AND state = 'FREE'",
        visit.toString(),
        door.toString());
  }

  /// The door was seen open for its holder.
  public void opened(Transaction tx, DoorId door, Instant at) throws StoreException {
    tx.update("UPDATE door SET opened_at = ? WHERE id = ?", at.toEpochMilli(), door.toString());
  }

  /// The door is to be given back as soon as it is seen shut; until then nobody else gets it.
  public void returning(Transaction tx, DoorId door, UUID visit, boolean endsVisit)
      throws StoreException {
    tx.updateOne(
        "UPDATE door SET state = 'RETURNING', ends_visit = ?"
            + " WHERE id = ? AND visit = ? AND state IN ('HELD', 'RETURNING')",
        endsVisit ? 1 : 0,
        door.toString(),
        visit.toString());
  }

  /// Doors on their way back.
  public List<Returning> returning(Transaction tx) throws StoreException {
    return tx.list(
        row -> new Returning(locker(row), UUID.fromString(row.getString(8)), row.getBoolean(9)),
        "SELECT " + LOCKER + ", visit, ends_visit FROM door WHERE state = 'RETURNING'");
  }

  /// The door is nobody's again.
  public void release(Transaction tx, DoorId door) throws StoreException {
    tx.updateOne(
        "UPDATE door SET state = 'FREE', visit = NULL, ends_visit = 0, opened_at = NULL"
            + " WHERE id = ? AND state = 'RETURNING'",
        door.toString());
  }

  /// The door was not shut: it stays with its visit, or, when that holds another one by now, out of
  /// use.
  public void keep(Transaction tx, DoorId door, boolean endsVisit) throws StoreException {
    int kept =
        endsVisit
            ? tx.update(
                """
                UPDATE door SET state = 'HELD', ends_visit = 0 WHERE id = ? AND state = 'RETURNING'
                AND NOT EXISTS (SELECT 1 FROM door other
                  WHERE other.visit = door.visit AND other.state = 'HELD')
                """,
                door.toString())
            : 0;
    if (kept == 0) {
      outOfOrder(tx, door);
    }
  }

  /// Whether a visit that is to end has a door yet. Those on their way back will end it, the last
  /// of them.
  public boolean outlast(Transaction tx, UUID visit) throws StoreException {
    tx.update(
        "UPDATE door SET ends_visit = 1 WHERE visit = ? AND state = 'RETURNING'", visit.toString());
    return tx.first(row -> true, "SELECT 1 FROM door WHERE visit = ?", visit.toString())
        .isPresent();
  }

  /// The door is nobody's, and nobody gets it until staff clears it.
  public void outOfOrder(Transaction tx, DoorId door) throws StoreException {
    tx.updateOne(
        "UPDATE door SET state = 'OUT_OF_ORDER', visit = NULL, ends_visit = 0 WHERE id = ?",
        door.toString());
  }

  private Locker locker(ResultSet row) throws SQLException {
    return new Locker(
        new DoorId(row.getString(1), row.getInt(2), row.getInt(3)),
        row.getInt(4),
        visits.room(row.getString(5)),
        row.getString(6),
        row.getBoolean(7));
  }
}
