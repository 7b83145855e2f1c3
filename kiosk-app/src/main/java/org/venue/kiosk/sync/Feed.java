package org.venue.kiosk.sync;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Mirror;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.wire.FeedItem;
import org.venue.kiosk.wire.Page;

/// One mirrored feed. A page is one transaction together with its cursor, so a broken page loses
/// nothing, and applying a page again changes nothing.
///
/// @param name as in the contract
/// @param row writes one item
public record Feed<T extends FeedItem>(String name, Class<T> item, Row<T> row) {

  /// Writes one item down.
  @FunctionalInterface
  public interface Row<T> {
    void write(Transaction tx, T item) throws StoreException;
  }

  /// What counts of bookings.
  public static final Feed<FeedItem.Ticket> TICKETS =
      new Feed<>("tickets", FeedItem.Ticket.class, Mirror::ticket);

  /// Tickets that no longer admit.
  public static final Feed<FeedItem.Revocation> REVOCATIONS =
      new Feed<>("revocations", FeedItem.Revocation.class, Mirror::revocation);

  /// Entries used up at every terminal.
  public static final Feed<FeedItem.Redemption> REDEMPTIONS =
      new Feed<>("redemptions", FeedItem.Redemption.class, Mirror::redemption);

  /// Open stays at other terminals.
  ///
  /// @param terminal this one
  static Feed<FeedItem.Visit> visits(String terminal) {
    return new Feed<>(
        "visits", FeedItem.Visit.class, (tx, visit) -> Mirror.visit(tx, visit, terminal));
  }

  /// Members; their names are sealed.
  static Feed<FeedItem.Member> members(Vault vault) {
    return new Feed<>(
        "members", FeedItem.Member.class, (tx, member) -> Mirror.member(tx, member, vault));
  }

  /// What things cost.
  public static final Feed<FeedItem.Tariff> TARIFFS =
      new Feed<>("tariffs", FeedItem.Tariff.class, Mirror::tariff);

  /// The venue's words to its visitors.
  public static final Feed<FeedItem.Announcement> ANNOUNCEMENTS =
      new Feed<>("announcements", FeedItem.Announcement.class, Mirror::announcement);

  /// Applies one page.
  ///
  /// @param nanos the monotonic clock, as [System#nanoTime]
  /// @return how long its rows took, without the wait for the store before and the disk after
  public Duration apply(Database store, InstantSource clock, LongSupplier nanos, Page<T> page)
      throws StoreException {
    return store.transaction(
        "apply a page of the feed of " + name,
        tx -> {
          long begun = nanos.getAsLong();
          for (T one : page.items()) {
            row.write(tx, one);
          }
          Mirror.applied(
              tx, name, page.cursor(), clock.instant(), page.items().size(), page.left());
          return Duration.ofNanos(nanos.getAsLong() - begun);
        });
  }
}
