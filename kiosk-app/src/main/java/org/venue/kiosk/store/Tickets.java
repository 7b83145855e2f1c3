package org.venue.kiosk.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.venue.kiosk.visit.Elsewhere;
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
  ///
  /// @param mine the entry that is being decided: the backend may have told of it already, and it
  ///   is no use before itself
  public Known known(Transaction tx, Ticket ticket, Optional<UUID> mine) throws StoreException {
    Holder holder = ticket.holder();
    List<Known.Use> uses =
        tx.list(
            row -> new Known.Use(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)),
            "SELECT at, terminal FROM redemption WHERE ticket = ? AND released = 0 AND key <> ?"
                + " ORDER BY at DESC, terminal DESC",
            ticket.id(),
            mine.map(UUID::toString).orElse(""));
    return new Known(
        revoked(tx, ticket) || blocked(tx, holder),
        uses.size(),
        uses.stream().findFirst(),
        visits.openOf(tx, holder),
        elsewhere(tx, holder),
        booking(tx, ticket),
        Duration.ZERO);
  }

  private static boolean revoked(Transaction tx, Ticket ticket) throws StoreException {
    return tx.first(
            row -> row.getBoolean(1), "SELECT revoked FROM ticket WHERE id = ?", ticket.id())
        .orElse(false);
  }

  private static boolean blocked(Transaction tx, Holder holder) throws StoreException {
    return holder.kind() == Holder.Kind.MEMBER
        && tx.first(
                row -> row.getBoolean(1), "SELECT blocked FROM member WHERE id = ?", holder.id())
            .orElse(false);
  }

  private List<Elsewhere> elsewhere(Transaction tx, Holder holder) throws StoreException {
    return tx.list(
        row -> {
          int number = row.getInt(3);
          boolean none = row.wasNull();
          return new Elsewhere(
              row.getInt(1),
              row.getString(2),
              none ? OptionalInt.empty() : OptionalInt.of(number),
              visits.known(row.getString(4)));
        },
        "SELECT person, terminal, number, room FROM visit_elsewhere"
            + " WHERE holder_kind = ? AND holder = ? ORDER BY person",
        holder.kind().name(),
        holder.id());
  }

  private static Optional<Known.Booking> booking(Transaction tx, Ticket ticket)
      throws StoreException {
    return tx.first(
            row ->
                new Known.Booking(
                    Instant.ofEpochMilli(row.getLong(1)),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getInt(3),
                    row.getInt(4),
                    row.getString(5)),
            "SELECT not_before, expires, entries, admits, zone FROM ticket"
                + " WHERE id = ? AND not_before IS NOT NULL",
            ticket.id())
        .filter(booking -> fits(ticket, booking));
  }

  /// What no ticket may say counts for nothing.
  private static boolean fits(Ticket ticket, Known.Booking booking) {
    try {
      ticket.moved(booking);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// When uses at other terminals were last heard of.
  public static Optional<Instant> heard(Transaction tx) throws StoreException {
    return Mirror.state(tx, "redemptions").applied();
  }

  /// Uses of this ticket at this terminal that are beyond what it allows: by time, then by
  /// terminal, the first ones count. With each the last use that counted.
  public static List<Surplus> surplus(Transaction tx, String ticket, String terminal)
      throws StoreException {
    record Use(String key, int allowed, Known.Use use) {}
    List<Use> uses =
        tx.list(
            row ->
                new Use(
                    row.getString(1),
                    row.getInt(2),
                    new Known.Use(Instant.ofEpochMilli(row.getLong(3)), row.getString(4))),
            "SELECT key, allowed, at, terminal FROM redemption WHERE ticket = ? AND released = 0"
                + " ORDER BY at, terminal, key",
            ticket);
    int allowed = uses.stream().mapToInt(Use::allowed).max().orElse(0);
    if (allowed == 0 || uses.size() <= allowed) {
      return List.of();
    }
    Known.Use last = uses.get(allowed - 1).use();
    return uses.subList(allowed, uses.size()).stream()
        .filter(use -> use.use().terminal().equals(terminal))
        .map(use -> new Surplus(UUID.fromString(use.key()), last))
        .toList();
  }

  /// A use too many.
  ///
  /// @param key of the redemption
  /// @param counted the last one that counted
  public record Surplus(UUID key, Known.Use counted) {}

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
