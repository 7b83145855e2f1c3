package org.venue.kiosk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.Known;
import org.venue.kiosk.visit.Ticket;

/// What is known of tickets besides what they say themselves.
public final class Tickets {
  private final Visits visits;

  /// Knows the holders' open visits as well.
  public Tickets(Visits visits) {
    this.visits = visits;
  }

  /// Everything the rules of admission want to know of this ticket.
  public Known known(Transaction tx, Ticket ticket) throws StoreException {
    Holder holder = ticket.holder();
    var open = visits.openOf(tx, holder);
    Known known =
        tx.first(
                Tickets::known,
                "SELECT revoked, uses, last_use_at, last_use_by FROM ticket WHERE id = ?",
                ticket.id())
            .orElse(Known.NOTHING);
    return new Known(known.revoked(), known.uses(), known.lastUse(), open);
  }

  /// One more admission on this ticket.
  public void use(Transaction tx, String ticket, Instant at, String terminal)
      throws StoreException {
    tx.updateOne(
        """
        INSERT INTO ticket (id, uses, last_use_at, last_use_by) VALUES (?, 1, ?, ?)
        ON CONFLICT (id) DO UPDATE
        SET uses = uses + 1, last_use_at = excluded.last_use_at, last_use_by = excluded.last_use_by
        """,
        ticket,
        at.toEpochMilli(),
        terminal);
  }

  /// Mirrors what a feed says of a ticket. Uses never shrink: our own may not have arrived there
  /// yet.
  ///
  /// @param lastUseAt milliseconds since 1970, or null
  /// @param lastUseBy the terminal of that use, or null
  public static void mirror(
      Transaction tx, String id, boolean revoked, int uses, Long lastUseAt, String lastUseBy)
      throws StoreException {
    tx.updateOne(
        """
        INSERT INTO ticket (id, revoked, uses, last_use_at, last_use_by) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
          revoked = excluded.revoked,
          last_use_by = CASE WHEN excluded.uses > uses THEN excluded.last_use_by
                             ELSE last_use_by END,
          last_use_at = CASE WHEN excluded.uses > uses THEN excluded.last_use_at
                             ELSE last_use_at END,
          uses = max(uses, excluded.uses)
        """,
        id,
        revoked ? 1 : 0,
        uses,
        lastUseAt,
        lastUseBy);
  }

  /// A feed's page was applied up to this cursor.
  public static void applied(Transaction tx, String feed, String cursor, Instant at)
      throws StoreException {
    tx.updateOne(
        "INSERT OR REPLACE INTO feed (name, cursor, applied_at) VALUES (?, ?, ?)",
        feed,
        cursor,
        at.toEpochMilli());
  }

  private static Known known(ResultSet row) throws SQLException {
    long at = row.getLong(3);
    Optional<Known.Use> use =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(new Known.Use(Instant.ofEpochMilli(at), row.getString(4)));
    return new Known(row.getBoolean(1), row.getInt(2), use, List.of());
  }
}
