package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.sync.Backend;
import org.venue.kiosk.wire.FeedItem;

/// How fast a terminal with an empty store learns all tickets: asked page by page over HTTP,
/// checked, and written with a cursor in a transaction a page. The yardstick inserts the same rows
/// into the same table of a store of its own, a thousand in a transaction that is on the disk.
public final class SyncBench implements Benchmark {
  private static final int PER_TRANSACTION = 1000;

  /// Half as many rows a second.
  private static final double AIM = 2;

  private final Rounds rounds;
  private final int tickets;

  /// @param tickets how many are loaded in each round
  public SyncBench(Rounds rounds, int tickets) {
    this.rounds = rounds;
    this.tickets = tickets;
  }

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public String about() {
    return "first load of %,d tickets from the backend over HTTP".formatted(tickets);
  }

  @Override
  public List<Measure> run(Path folder) throws IOException, StoreException {
    List<FeedItem.Ticket> rows = Visitors.tickets(tickets);
    return rounds.measure(
        folder,
        new Rounds.What("rows", "bare insert", tickets, AIM),
        (here, ours, bare) -> {
          bare.add(insert(here.resolve("bare.db"), rows));
          try (LoopbackVenue venue = new LoopbackVenue(here.resolve("booking"))) {
            venue.sell(rows);
            ours.add(load(here.resolve("kiosk.db"), venue, tickets));
          }
        });
  }

  private static Duration load(Path file, LoopbackVenue venue, int count)
      throws IOException, StoreException {
    try (Database store = open(file);
        Backend backend = venue.terminal(store, file, "bench-1", Duration.ofMinutes(1))) {
      long start = System.nanoTime();
      while (backend.bring().isZero()) {}
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      long came =
          backend.report().feeds().stream()
              .filter(feed -> feed.name().equals("tickets"))
              .mapToLong(feed -> feed.rows())
              .sum();
      if (came != count) {
        throw new IOException("%d of %d tickets came.".formatted(came, count));
      }
      return took;
    }
  }

  private static Database open(Path file) throws StoreException {
    return Database.open(
        file, Executors.newSingleThreadExecutor(Thread.ofPlatform().name("store").factory()));
  }

  private static Duration insert(Path file, List<FeedItem.Ticket> rows)
      throws IOException, StoreException {
    open(file).close();
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setGetGeneratedKeys(false);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO ticket (id, product, not_before, expires, entries, admits, zone)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      long start = System.nanoTime();
      for (int i = 0; i < rows.size(); i++) {
        FeedItem.Ticket row = rows.get(i);
        insert.setString(1, row.id());
        insert.setString(2, row.product());
        insert.setLong(3, row.notBefore().toEpochMilli());
        insert.setLong(4, row.expires().toEpochMilli());
        insert.setInt(5, row.entries());
        insert.setInt(6, row.admits());
        insert.setString(7, row.zone());
        insert.executeUpdate();
        if ((i + 1) % PER_TRANSACTION == 0) {
          connection.commit();
        }
      }
      connection.commit();
      return Duration.ofNanos(System.nanoTime() - start);
    } catch (SQLException e) {
      throw new IOException("The bare insert failed: " + e.getMessage(), e);
    }
  }
}
