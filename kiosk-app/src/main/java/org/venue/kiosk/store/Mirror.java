package org.venue.kiosk.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.venue.kiosk.visit.Announcement;
import org.venue.kiosk.visit.NetworkReport.FeedState;
import org.venue.kiosk.visit.Redemption;
import org.venue.kiosk.visit.TicketKey;
import org.venue.kiosk.visit.TicketType;
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

  /// A stay at another terminal; our own ones are in the table of visits.
  ///
  /// @param terminal this one
  public static void visit(Transaction tx, FeedItem.Visit visit, String terminal)
      throws StoreException {
    if (visit.terminal().equals(terminal)) {
      return;
    }
    if (visit.endedAt() != null) {
      tx.update("DELETE FROM visit_elsewhere WHERE id = ?", visit.id().toString());
      return;
    }
    FeedItem.HeldLocker locker = visit.locker();
    tx.updateOne(
        """
        INSERT INTO visit_elsewhere
          (id, holder_kind, holder, person, ticket, started_at, terminal, number, room)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET number = excluded.number, room = excluded.room
        """,
        visit.id().toString(),
        visit.holderKind().name(),
        visit.holder(),
        visit.person(),
        visit.ticket(),
        visit.startedAt().toEpochMilli(),
        visit.terminal(),
        locker == null ? null : locker.number(),
        locker == null ? null : locker.room());
  }

  /// A member; the name is sealed.
  public static void member(Transaction tx, FeedItem.Member member, Vault vault)
      throws StoreException {
    if (member.removed()) {
      tx.update("DELETE FROM member WHERE id = ?", member.id());
      return;
    }
    boolean expected = member.expectedFrom() != null;
    tx.updateOne(
        """
        INSERT INTO member (id, name, blocked, expected_from, expected_until)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, blocked = excluded.blocked,
          expected_from = excluded.expected_from, expected_until = excluded.expected_until
        """,
        member.id(),
        vault.seal(member.name(), "member/" + member.id()),
        member.blocked() ? 1 : 0,
        expected ? member.expectedFrom().toEpochMilli() : null,
        expected ? member.expectedUntil().toEpochMilli() : null);
  }

  /// A price.
  public static void tariff(Transaction tx, FeedItem.Tariff tariff) throws StoreException {
    if (tariff.removed()) {
      tx.update("DELETE FROM tariff WHERE id = ?", tariff.id());
      return;
    }
    tx.updateOne(
        """
        INSERT INTO tariff (id, name_zh, name_en, fen) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
          fen = excluded.fen
        """,
        tariff.id(),
        tariff.nameZh(),
        tariff.nameEn(),
        tariff.fen());
  }

  /// A word of the venue.
  public static void announcement(Transaction tx, FeedItem.Announcement word)
      throws StoreException {
    if (word.removed()) {
      tx.update("DELETE FROM announcement WHERE id = ?", word.id());
      return;
    }
    tx.updateOne(
        """
        INSERT INTO announcement (id, zh, en, from_at, until_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET zh = excluded.zh, en = excluded.en,
          from_at = excluded.from_at, until_at = excluded.until_at
        """,
        word.id(),
        word.zh(),
        word.en(),
        word.from().toEpochMilli(),
        word.until().toEpochMilli());
  }

  /// The word of the venue that is to be said now: the one that began last.
  public static Optional<Announcement> announcement(Transaction tx, Instant now)
      throws StoreException {
    return tx.first(
        row -> new Announcement(row.getString(1), row.getString(2)),
        "SELECT zh, en FROM announcement WHERE from_at <= ? AND until_at > ?"
            + " ORDER BY from_at DESC, id LIMIT 1",
        now.toEpochMilli(),
        now.toEpochMilli());
  }

  /// A key that was vouched for.
  public static void key(Transaction tx, TicketKey key) throws StoreException {
    tx.updateOne(
        """
        INSERT INTO ticket_key (id, public_key, types, valid_from, valid_until)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET public_key = excluded.public_key, types = excluded.types,
          valid_from = excluded.valid_from, valid_until = excluded.valid_until
        """,
        key.id(),
        key.publicKey(),
        key.maySign().stream().map(TicketType::name).sorted().collect(Collectors.joining(",")),
        key.validFrom().toEpochMilli(),
        key.validUntil().toEpochMilli());
  }

  /// Every key that was vouched for.
  public static List<TicketKey> keys(Transaction tx) throws StoreException {
    return tx.list(
        row ->
            new TicketKey(
                row.getString(1),
                row.getBytes(2),
                "",
                Arrays.stream(row.getString(3).split(","))
                    .map(TicketType::valueOf)
                    .collect(Collectors.toSet()),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5))),
        "SELECT id, public_key, types, valid_from, valid_until FROM ticket_key");
  }

  /// Where the next page of a feed begins; empty before the first.
  public static Optional<String> cursor(Transaction tx, String feed) throws StoreException {
    return tx.first(row -> row.getString(1), "SELECT cursor FROM feed WHERE name = ?", feed);
  }

  /// The feed begins from the start.
  ///
  /// @return whether it had begun
  public static boolean forget(Transaction tx, String feed) throws StoreException {
    return tx.update("DELETE FROM feed WHERE name = ?", feed) > 0;
  }

  /// How far a feed has come.
  public static FeedState state(Transaction tx, String feed) throws StoreException {
    return tx.first(
            row ->
                new FeedState(
                    feed,
                    Optional.of(Instant.ofEpochMilli(row.getLong(1))),
                    row.getLong(2),
                    row.getLong(3)),
            "SELECT applied_at, rows, left FROM feed WHERE name = ?",
            feed)
        .orElse(new FeedState(feed, Optional.empty(), 0, 0));
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
