package org.venue.kiosk.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.NetworkReport;

/// What the store knows of the network: what waits to be told, and how old is what was told to us.
///
/// @param waiting facts that have not been accepted yet
/// @param oldest when the oldest of them happened
/// @param parked lanes that wait for staff
/// @param feeds every feed of which a page was applied, by name
public record Standing(
    int waiting, Optional<Instant> oldest, int parked, List<NetworkReport.FeedState> feeds) {

  /// As it stands in this transaction.
  public static Standing of(Transaction tx) throws StoreException {
    int waiting =
        tx.first(row -> row.getInt(1), "SELECT count(*) FROM outbox WHERE state = 'WAITING'")
            .orElse(0);
    Optional<Instant> oldest =
        tx.first(
            row -> Instant.ofEpochMilli(row.getLong(1)),
            "SELECT at FROM outbox WHERE state = 'WAITING' ORDER BY seq LIMIT 1");
    int parked =
        tx.first(row -> row.getInt(1), "SELECT count(*) FROM lane WHERE parked = 1").orElse(0);
    List<NetworkReport.FeedState> feeds =
        tx.list(
            row ->
                new NetworkReport.FeedState(
                    row.getString(1),
                    Optional.of(Instant.ofEpochMilli(row.getLong(2))),
                    row.getLong(3),
                    row.getLong(4)),
            "SELECT name, applied_at, rows, left FROM feed ORDER BY name");
    return new Standing(waiting, oldest, parked, feeds);
  }

  /// Together with what is known of the backend.
  public NetworkReport report(
      Connection connection, Optional<Instant> answered, Optional<Duration> offset) {
    return new NetworkReport(connection, answered, offset, waiting, oldest, parked, feeds);
  }
}
