package org.venue.kiosk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.venue.kiosk.visit.DoorId;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.Visit;

/// Stays, with the locker each holds.
public final class Visits {
  private static final String SELECT =
      """
      SELECT v.id, v.holder_kind, v.holder, v.person, v.ticket, v.started_at, v.gate_asked_at,
             d.locker, d.board, d.channel, d.number, d.room, d.area, d.accessible, d.opened_at
      FROM visit v LEFT JOIN door d ON d.visit = v.id AND d.state = 'HELD'
      WHERE v.ended_at IS NULL\s\
      """;

  private final Map<String, Room> rooms;

  /// Knows the venue's rooms, whose names are configuration.
  public Visits(List<Room> rooms) {
    this.rooms = rooms.stream().collect(Collectors.toMap(Room::id, Function.identity()));
  }

  /// The room with this id, if this terminal knows it.
  Optional<Room> known(String id) {
    return Optional.ofNullable(id).map(rooms::get);
  }

  /// This holder's open visits, by person.
  public List<Visit> openOf(Transaction tx, Holder holder) throws StoreException {
    return tx.list(
        this::visit,
        SELECT + "AND v.holder_kind = ? AND v.holder = ? ORDER BY v.person",
        holder.kind().name(),
        holder.id());
  }

  /// The open visit with this id.
  public Optional<Visit> open(Transaction tx, UUID id) throws StoreException {
    return tx.first(this::visit, SELECT + "AND v.id = ?", id.toString());
  }

  /// The open visit that holds the locker with this printed number.
  public Optional<Visit> holding(Transaction tx, int number) throws StoreException {
    return tx.first(this::visit, SELECT + "AND d.number = ?", number);
  }

  /// Begins a visit.
  public void begin(Transaction tx, Visit visit) throws StoreException {
    tx.updateOne(
        "INSERT INTO visit (id, holder_kind, holder, person, ticket, started_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        visit.id().toString(),
        visit.holder().kind().name(),
        visit.holder().id(),
        visit.person(),
        visit.ticket(),
        visit.startedAt().toEpochMilli());
  }

  /// The gate was asked; the first time counts.
  public void gateAsked(Transaction tx, UUID id, Instant at) throws StoreException {
    tx.update(
        "UPDATE visit SET gate_asked_at = ? WHERE id = ? AND gate_asked_at IS NULL",
        at.toEpochMilli(),
        id.toString());
  }

  /// Ends a visit.
  public void end(Transaction tx, UUID id, Instant at) throws StoreException {
    tx.updateOne(
        "UPDATE visit SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
        at.toEpochMilli(),
        id.toString());
  }

  /// Open visits that began before this moment and have no door, not even one on its way back.
  public List<UUID> withoutDoor(Transaction tx, Instant before) throws StoreException {
    return tx.list(
        row -> UUID.fromString(row.getString(1)),
        """
        SELECT id FROM visit v WHERE ended_at IS NULL AND started_at < ?
        AND NOT EXISTS (SELECT 1 FROM door d WHERE d.visit = v.id) ORDER BY id
        """,
        before.toEpochMilli());
  }

  private Visit visit(ResultSet row) throws SQLException {
    String line = row.getString(8);
    Optional<Visit.HeldLocker> held =
        line == null
            ? Optional.empty()
            : Optional.of(
                new Visit.HeldLocker(
                    new Locker(
                        new DoorId(line, row.getInt(9), row.getInt(10)),
                        row.getInt(11),
                        room(row.getString(12)),
                        row.getString(13),
                        row.getBoolean(14)),
                    instant(row, 15)));
    return new Visit(
        UUID.fromString(row.getString(1)),
        new Holder(Holder.Kind.valueOf(row.getString(2)), row.getString(3)),
        row.getInt(4),
        row.getString(5),
        Instant.ofEpochMilli(row.getLong(6)),
        instant(row, 7),
        held);
  }

  /// A room that is no longer configured still has its belongings in it.
  Room room(String id) {
    return rooms.getOrDefault(id, new Room(id, id, id, Room.Layout.LOBBY));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
