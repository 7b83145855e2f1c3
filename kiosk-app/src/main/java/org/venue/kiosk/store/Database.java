package org.venue.kiosk.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/// The terminal's memory: one SQLite file, one connection, one thread. A transaction that returned
/// is on the disk (WAL, synchronous=FULL).
public final class Database implements AutoCloseable {

  /// Work on the store's thread, within one transaction.
  ///
  /// @param <T> what comes of it
  @FunctionalInterface
  public interface Work<T> {
    /// Throwing anything undoes all of it.
    T in(Transaction transaction) throws StoreException;
  }

  /// The log's pages after which a commit tidies up after all, should nobody call [#checkpoint].
  private static final int LOG_PAGES = 8000;

  private final ExecutorService thread;
  private final Connection connection;
  private final Transaction transaction;

  /// Moves committed pages from the log into the file; guarded by itself.
  private final Connection keeper;

  /// When the last transaction ended, by the monotonic clock, and whether the log has grown since
  /// the last checkpoint.
  private volatile long lastEnd = System.nanoTime();

  private volatile boolean grown = true;

  private Database(ExecutorService thread, Connection connection, Connection keeper) {
    this.thread = thread;
    this.connection = connection;
    this.transaction = new Transaction(connection);
    this.keeper = keeper;
  }

  /// Opens the file, makes it if it is not there, and brings its tables up to date.
  ///
  /// @param thread the store's own platform thread; closed with the database
  public static Database open(Path file, ExecutorService thread) throws StoreException {
    String url = "jdbc:sqlite:" + file.toAbsolutePath();
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5000);
    return on(
        thread,
        "open the store " + file,
        () -> {
          var source = new SQLiteDataSource(config);
          source.setUrl(url);
          try {
            Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
          } catch (FlywayException e) {
            throw new SQLException(e.getMessage(), e);
          }
          Connection connection = source.getConnection();
          try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
            statement.execute("PRAGMA secure_delete = ON");
          }
          connection.setAutoCommit(false);
          return new Database(thread, connection, source.getConnection());
        });
  }

  /// Does the work in one transaction and waits until it is on the disk.
  ///
  /// @param what a few words for the message, should it fail
  public <T> T transaction(String what, Work<T> work) throws StoreException {
    return on(
        thread,
        what,
        () -> {
          try {
            T result = work.in(transaction);
            connection.commit();
            return result;
          } catch (SQLException | StoreException | RuntimeException | Error e) {
            connection.rollback();
            throw e;
          } finally {
            lastEnd = System.nanoTime();
            grown = true;
          }
        });
  }

  /// Moves what is committed from the log into the file once the store has been quiet for so long,
  /// beside the transactions and not within one: a commit would wait for the disk behind it, and so
  /// would the visitor behind that commit. To be called often, from any thread.
  public void checkpoint(Duration quiet) throws StoreException {
    if (!grown || System.nanoTime() - lastEnd < quiet.toNanos()) {
      return;
    }
    synchronized (keeper) {
      grown = false;
      try (Statement statement = keeper.createStatement()) {
        if (!keeper.isClosed()) {
          statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
      } catch (SQLException e) {
        throw new StoreException("Could not tidy the store: " + e.getMessage(), e);
      }
    }
  }

  /// Takes what was deleted off the disk: moves the whole log into the file, whose freed bytes are
  /// zeroed, and cuts the log to nothing. To be called after a deletion that must leave no bytes.
  public void purge() throws StoreException {
    on(
        thread,
        "purge the store",
        () -> {
          synchronized (keeper) {
            try (Statement statement = keeper.createStatement();
                ResultSet done = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
              if (!done.next() || done.getInt(1) != 0) {
                throw new SQLException("somebody else reads the file");
              }
            }
          }
          return null;
        });
  }

  @Override
  public void close() {
    if (thread.isShutdown()) {
      return;
    }
    try {
      on(
          thread,
          "close the store",
          () -> {
            synchronized (keeper) {
              keeper.close();
            }
            transaction.close();
            connection.close();
            return null;
          });
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.shutdown();
    }
  }

  private interface Task<T> {
    T run() throws SQLException, StoreException;
  }

  private static <T> T on(ExecutorService thread, String what, Task<T> task) throws StoreException {
    Future<T> future;
    try {
      future = thread.submit(task::run);
    } catch (RejectedExecutionException e) {
      throw new StoreException("Could not " + what + ": the store is closed", e);
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException _) {
          // What was begun is finished: the caller must know what became of it.
          interrupted = true;
        } catch (ExecutionException e) {
          throw new StoreException("Could not " + what + ": " + e.getCause().getMessage(), e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
