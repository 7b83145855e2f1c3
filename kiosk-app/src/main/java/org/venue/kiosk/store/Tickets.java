package org.venue.kiosk.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.Known;
import org.venue.kiosk.visit.Redemption;
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
    boolean revoked =
        tx.first(row -> row.getBoolean(1), "SELECT revoked FROM ticket WHERE id = ?", ticket.id())
            .orElse(false);
    List<Known.Use> uses =
        tx.list(
            row -> new Known.Use(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)),
            "SELECT at, terminal FROM redemption WHERE ticket = ? AND released = 0"
                + " ORDER BY at DESC, terminal DESC",
            ticket.id());
    return new Known(revoked, uses.size(), uses.stream().findFirst(), open);
  }

  /// An entry is used up; the same redemption a second time changes nothing but its release.
  public static void redeem(Transaction tx, Redemption redemption) throws StoreException {
    tx.updateOne(
        """
        INSERT INTO redemption (key, ticket, person, allowed, at, terminal, visit, released)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (key) DO UPDATE
        SET at = excluded.at, released = max(released, excluded.released)
        """,
        redemption.key().toString(),
        redemption.ticket(),
        redemption.person(),
        redemption.allowed(),
        redemption.at().toEpochMilli(),
        redemption.terminal(),
        redemption.visit().map(UUID::toString).orElse(null),
        redemption.released() ? 1 : 0);
  }
}
