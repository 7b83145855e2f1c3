package org.venue.booking;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/// The backend's memory: one SQLite file, one connection that writes and one that reads, so that
/// the long reading of a feed holds up no fact. A transaction that returned is on the disk.
final class Store implements AutoCloseable {
  /// How long a question waits for the ones before it.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Work within one transaction.
  @FunctionalInterface
  interface Work<T> {
    T in(Rows rows) throws SQLException;
  }

  private static final class Lane {
    final ReentrantLock lock = new ReentrantLock(true);
    final Connection connection;
    final Rows rows;

    Lane(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      this.connection = connection;
      this.rows = new Rows(connection);
    }
  }

  private final Lane writing;
  private final Lane reading;

  private Store(Lane writing, Lane reading) {
    this.writing = writing;
    this.reading = reading;
  }

  /// Opens the file, makes it if it is not there, and brings its tables up to date.
  static Store open(Path file) throws SQLException {
    String url = "jdbc:sqlite:" + file.toAbsolutePath();
    try {
      Flyway.configure()
          .dataSource(source(url, TransactionMode.DEFERRED))
          .locations("classpath:db/booking")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new SQLException(e.getMessage(), e);
    }
    return new Store(
        new Lane(source(url, TransactionMode.IMMEDIATE).getConnection()),
        new Lane(source(url, TransactionMode.DEFERRED).getConnection()));
  }

  private static SQLiteDataSource source(String url, TransactionMode mode) {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(mode);
    config.setBusyTimeout(Math.toIntExact(PATIENCE.toMillis()));
    // Nobody asks for them, and the driver would ask SQLite once more after each insert.
    config.setGetGeneratedKeys(false);
    var source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  /// Does the work in one transaction that is on the disk when this returns.
  <T> T write(Work<T> work) throws SQLException {
    return in(writing, work);
  }

  /// Reads one state of everything.
  <T> T read(Work<T> work) throws SQLException {
    return in(reading, work);
  }

  private static <T> T in(Lane lane, Work<T> work) throws SQLException {
    lock(lane);
    try {
      T result = work.in(lane.rows);
      lane.connection.commit();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      lane.connection.rollback();
      throw e;
    } finally {
      lane.rows.ended();
      lane.lock.unlock();
    }
  }

  private static void lock(Lane lane) {
    try {
      if (lane.lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw Problem.later(Problem.Type.BUSY, 1);
  }

  @Override
  public void close() throws SQLException {
    for (Lane lane : new Lane[] {reading, writing}) {
      lane.lock.lock();
      try {
        lane.rows.close();
      } finally {
        lane.lock.unlock();
      }
    }
  }
}
