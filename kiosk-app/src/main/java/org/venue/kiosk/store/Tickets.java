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
  public Known known(Transaction tx, Ticket ticket) throws SQLException {
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
  public void use(Transaction tx, String ticket, Instant at, String terminal) throws SQLException {
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

  private static Known known(ResultSet row) throws SQLException {
    long at = row.getLong(3);
    Optional<Known.Use> use =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(new Known.Use(Instant.ofEpochMilli(at), row.getString(4)));
    return new Known(row.getBoolean(1), row.getInt(2), use, List.of());
  }
}
