package org.venue.kiosk.store;

import java.time.Instant;
import java.util.Optional;
import org.venue.kiosk.visit.Redemption;
import org.venue.kiosk.wire.FeedItem;

/// Rows that mirror what the booking backend tells in its feeds.
public final class Mirror {
  private Mirror() {}

  /// What counts of a ticket.
  public static void ticket(Transaction tx, FeedItem.Ticket ticket) throws StoreException {
    tx.updateOne(
        """
        INSERT INTO ticket (id, product, not_before, expires, entries, admits, zone)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
          product = excluded.product, not_before = excluded.not_before, expires = excluded.expires,
          entries = excluded.entries, admits = excluded.admits, zone = excluded.zone
        """,
        ticket.id(),
        ticket.product(),
        ticket.notBefore().toEpochMilli(),
        ticket.expires().toEpochMilli(),
        ticket.entries(),
        ticket.admits(),
        ticket.zone());
  }

  /// A ticket that no longer admits.
  public static void revocation(Transaction tx, FeedItem.Revocation revoked) throws StoreException {
    if (revoked.kind() == FeedItem.Kind.TICKET) {
      tx.updateOne(
          "INSERT INTO ticket (id, revoked) VALUES (?, 1)"
              + " ON CONFLICT (id) DO UPDATE SET revoked = 1",
          revoked.id());
    }
  }

  /// An entry used up somewhere; our own ones come back under their own keys.
  public static void redemption(Transaction tx, FeedItem.Redemption used) throws StoreException {
    Tickets.redeem(
        tx,
        new Redemption(
            used.key(),
            used.ticket(),
            used.person(),
            used.allowed(),
            used.at(),
            used.terminal(),
            Optional.ofNullable(used.visit()),
            used.released()));
  }

  /// A feed's page was applied up to this cursor.
  ///
  /// @param rows in this page
  /// @param left still to come after it
  public static void applied(
      Transaction tx, String feed, String cursor, Instant at, int rows, long left)
      throws StoreException {
    tx.updateOne(
        """
        INSERT INTO feed (name, cursor, applied_at, rows, left) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor,
          applied_at = excluded.applied_at, rows = rows + excluded.rows, left = excluded.left
        """,
        feed,
        cursor,
        at.toEpochMilli(),
        rows,
        left);
  }
}
