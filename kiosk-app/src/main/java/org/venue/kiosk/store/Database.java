package org.venue.kiosk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;
import org.venue.kiosk.store.StoreException.Fault;

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

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /// The log's pages after which a commit tidies up after all, should nobody call [#checkpoint].
  private static final int LOG_PAGES = 8000;

  private final ExecutorService thread;
  private final StorePaths paths;
  private final Optional<Recovery> recovery;

  /// The open file; the store's thread alone uses it, but for [Session#keeper].
  private Session session;

  /// Guards the keeper and what takes its place.
  private final Object tidying = new Object();

  private boolean renewed;
  private volatile Listener listener = new Listener() {};
  private volatile Optional<Fault> trouble = Optional.empty();

  /// When the last transaction ended, by the monotonic clock, and whether the log has grown since
  /// the last checkpoint.
  private volatile long lastEnd = System.nanoTime();

  private volatile boolean grown = true;

  /// Who is told how the store is; called on its thread, and must not block.
  public interface Listener {
    /// The store can no longer be written, or can again.
    default void troubled(Optional<Fault> trouble) {}

    /// The store was found damaged and a new one has taken its place, with what could be read.
    default void renewed() {}
  }

  /// @param keeper moves committed pages from the log into the file
  private record Session(Connection connection, Transaction transaction, Connection keeper) {

    void close() throws SQLException {
      keeper.close();
      transaction.close();
      connection.close();
    }
  }

  private Database(ExecutorService thread, StorePaths paths, Optional<Recovery> recovery) {
    this.thread = thread;
    this.paths = paths;
    this.recovery = recovery;
  }

  /// Opens the file, makes it if there never was one, checks it and brings its tables up to date. A
  /// damaged or lost file is a [Fault#DAMAGED].
  ///
  /// @param thread the store's own platform thread; closed with the database
  public static Database open(Path file, ExecutorService thread) throws StoreException {
    return open(file, thread, Optional.empty());
  }

  /// The same, but a file that is damaged or lost is replaced, at start and later; what else may be
  /// wrong with it is in the message, and nothing was changed.
  public static Database open(Path file, ExecutorService thread, Recovery recovery)
      throws StoreException {
    return open(file, thread, Optional.of(recovery));
  }

  private static Database open(Path file, ExecutorService thread, Optional<Recovery> recovery)
      throws StoreException {
    var store = new Database(thread, new StorePaths(file), recovery);
    on(
        thread,
        "open the store " + file,
        () -> {
          store.begin();
          return null;
        });
    return store;
  }

  private void begin() throws IOException, SQLException, StoreException {
    if (Files.exists(paths.ready())) {
      paths.replace();
    }
    try {
      connect();
    } catch (SQLException | StoreException e) {
      var found = new StoreException(e.getMessage(), e);
      if (found.fault() != Fault.DAMAGED || recovery.isEmpty()) {
        throw e;
      }
      if (!Files.exists(paths.known())) {
        throw StoreException.of(Fault.FOREIGN, e.getMessage());
      }
      recovery.get().replace(paths, found.getMessage());
      connect();
    }
  }

  private void connect() throws IOException, SQLException, StoreException {
    if (paths.empty() && Files.exists(paths.known())) {
      throw StoreException.of(Fault.DAMAGED, "there has been one, and it is gone");
    }
    if (new WriteAhead(paths.log(), SqliteFile.PAGE).broken()) {
      throw StoreException.of(Fault.DAMAGED, "its log is broken in the middle");
    }
    var file = new SqliteFile(paths.file());
    if (!paths.empty()) {
      file.check();
    }
    file.migrate();
    file.read();
    session = session();
    paths.know();
  }

  private Session session() throws SQLException {
    SQLiteDataSource source = new SqliteFile(paths.file()).source();
    Connection connection = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
      statement.execute("PRAGMA secure_delete = ON");
    }
    connection.setAutoCommit(false);
    return new Session(connection, new Transaction(connection), source.getConnection());
  }

  /// Who is told from now on.
  public void listen(Listener listener) {
    this.listener = listener;
  }

  /// Why the store cannot be written, if it cannot.
  public Optional<Fault> trouble() {
    return trouble;
  }

  /// Does the work in one transaction and waits until it is on the disk.
  ///
  /// @param what a few words for the message, should it fail
  public <T> T transaction(String what, Work<T> work) throws StoreException {
    return on(
        thread,
        what,
        () -> {
          if (trouble.equals(Optional.of(Fault.DAMAGED))) {
            throw StoreException.of(Fault.DAMAGED, "");
          }
          try {
            return within(work);
          } catch (SQLException | StoreException e) {
            troubled(new StoreException(e.getMessage(), e));
            throw e;
          } finally {
            lastEnd = System.nanoTime();
            grown = true;
          }
        });
  }

  private <T> T within(Work<T> work) throws SQLException, StoreException {
    Connection connection = session.connection();
    try {
      T result = work.in(session.transaction());
      connection.commit();
      return result;
    } catch (SQLException | StoreException | RuntimeException | Error e) {
      try {
        connection.rollback();
      } catch (SQLException worse) {
        e.addSuppressed(worse);
        openAnew();
      }
      throw e;
    }
  }

  /// A full disk makes SQLite undo the transaction by itself, and the driver does not know where it
  /// stands afterwards.
  private void openAnew() {
    synchronized (tidying) {
      abandon();
      try {
        session = session();
      } catch (SQLException e) {
        LOG.error("The store cannot be opened again: {}", e.getMessage());
        trouble(Optional.of(Fault.DISK));
      }
    }
  }

  private void troubled(StoreException failure) {
    if (failure.fault() == Fault.DAMAGED) {
      renew(failure);
    } else if (failure.fault().mayPass()) {
      trouble(Optional.of(failure.fault()));
    }
  }

  private void trouble(Optional<Fault> now) {
    if (!trouble.equals(now)) {
      trouble = now;
      listener.troubled(now);
    }
  }

  /// Once only: a store that breaks again at once stands on a disk that does.
  private void renew(StoreException damage) {
    try {
      synchronized (tidying) {
        abandon();
        if (renewed || recovery.isEmpty()) {
          throw damage;
        }
        renewed = true;
        recovery.get().replace(paths, damage.getMessage());
        connect();
      }
      trouble(Optional.empty());
      listener.renewed();
    } catch (IOException | SQLException | StoreException e) {
      LOG.error("The damaged store cannot be replaced: {}", e.getMessage());
      trouble(Optional.of(Fault.DAMAGED));
    }
  }

  /// Lets go of a file whose end may not be written any more.
  private void abandon() {
    try {
      session.close();
    } catch (SQLException e) {
      LOG.warn("The damaged store does not close: {}", e.getMessage());
    }
  }

  /// Tries to write again after that has failed; to be called every few seconds, from any thread.
  public void retry() throws StoreException {
    if (trouble.map(Fault::mayPass).orElse(false)) {
      transaction(
          "write again",
          tx ->
              tx.update(
                  "INSERT OR REPLACE INTO terminal_value (name, value)"
                      + " VALUES ('written_again', randomblob(8))"));
      trouble(Optional.empty());
    }
  }

  /// Moves what is committed from the log into the file once the store has been quiet for so long,
  /// beside the transactions and not within one: a commit would wait for the disk behind it, and so
  /// would the visitor behind that commit. To be called often, from any thread.
  public void checkpoint(Duration quiet) throws StoreException {
    if (!grown || System.nanoTime() - lastEnd < quiet.toNanos()) {
      return;
    }
    synchronized (tidying) {
      grown = false;
      try {
        if (!session.keeper().isClosed()) {
          try (Statement statement = session.keeper().createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
          }
        }
      } catch (SQLException e) {
        throw StoreException.in("tidy the store", e);
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
          synchronized (tidying) {
            try (Statement statement = session.keeper().createStatement();
                ResultSet done = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
              if (!done.next() || done.getInt(1) != 0) {
                throw new SQLException("somebody else reads the file");
              }
            }
          }
          return null;
        });
  }

  /// Destroys the damaged stores that were kept aside: what they held is no longer to be known.
  ///
  /// @return how many files those were
  public int forgetDamaged() throws StoreException {
    return on(thread, "destroy damaged stores", paths::forgetAside);
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
            synchronized (tidying) {
              session.close();
            }
            return null;
          });
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.shutdown();
    }
  }

  private interface Task<T> {
    T run() throws IOException, SQLException, StoreException;
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
          throw failure(what, e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// An error is none of the store: it goes on to whoever asked.
  private static StoreException failure(String what, Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return StoreException.in(what, cause);
  }
}
