package org.venue.kiosk.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One SQLite file with our tables: opened as the store needs it, checked, and brought up to date.
record SqliteFile(Path path) {

  /// SQLite's default; our files never have another one.
  static final int PAGE = 4096;

  /// The longest a check of the whole file may keep the start waiting.
  private static final Duration CHECK_PATIENCE = Duration.ofSeconds(3);

  private static final int STEPS_BETWEEN_LOOKS = 10_000;

  SQLiteDataSource source() {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5000);
    // Nobody asks for them, and the driver would ask SQLite once more after each insert.
    config.setGetGeneratedKeys(false);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + path.toAbsolutePath());
    return source;
  }

  /// Brings the tables up to date, or makes them.
  void migrate() throws SQLException, StoreException {
    Flyway flyway =
        Flyway.configure()
            .dataSource(source())
            .locations("classpath:db/migration")
            // Also one that we do not know yet is a reason to stop.
            .ignoreMigrationPatterns(new String[0])
            .load();
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw explained(flyway, e);
    }
  }

  private static Throwable cause(Throwable e) {
    for (Throwable c = e; c != null; c = c.getCause()) {
      if (c instanceof SQLiteException sqlite) {
        return sqlite;
      }
    }
    return null;
  }

  private static StoreException explained(Flyway flyway, FlywayException e) {
    if (cause(e) instanceof SQLiteException sqlite) {
      return new StoreException(sqlite.getMessage(), sqlite);
    }
    boolean newer =
        Arrays.stream(flyway.info().all())
            .map(MigrationInfo::getState)
            .anyMatch(state -> state.isApplied() && !state.isResolved());
    return newer
        ? StoreException.of(StoreException.Fault.NEWER, "")
        : StoreException.of(
            StoreException.Fault.DAMAGED, e.getMessage().lines().findFirst().orElse(""));
  }

  /// Reads the file through. Only as much is looked at as patience allows: a terminal must start.
  void check() throws SQLException, StoreException {
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement()) {
      long giveUp = System.nanoTime() + CHECK_PATIENCE.toNanos();
      ProgressHandler.setHandler(
          connection,
          STEPS_BETWEEN_LOOKS,
          new ProgressHandler() {
            @Override
            protected int progress() {
              return System.nanoTime() - giveUp > 0 ? 1 : 0;
            }
          });
      try {
        findNothing(statement, "PRAGMA integrity_check(1)", "ok");
        findNothing(statement, "PRAGMA foreign_key_check", "");
      } catch (SQLiteException e) {
        if (e.getResultCode() != SQLiteErrorCode.SQLITE_INTERRUPT) {
          throw e;
        }
      } finally {
        ProgressHandler.clearHandler(connection);
      }
    }
  }

  private static void findNothing(Statement statement, String check, String fine)
      throws SQLException, StoreException {
    try (ResultSet found = statement.executeQuery(check)) {
      if (found.next() && !found.getString(1).equals(fine)) {
        throw StoreException.of(
            StoreException.Fault.DAMAGED, found.getString(1).replaceAll("\\s+", " "));
      }
    }
  }

  /// Reads what the program will read again and again: a flipped bit in a text still makes a text.
  void read() throws SQLException, StoreException {
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement()) {
      for (Kept table : Kept.values()) {
        try (ResultSet rows = statement.executeQuery(table.liveRows())) {
          List<String> columns = Salvage.columns(rows);
          while (rows.next()) {
            table.require(columns, Salvage.row(rows, columns.size()));
          }
        }
      }
    } catch (IllegalArgumentException e) {
      throw StoreException.of(StoreException.Fault.DAMAGED, e.getMessage());
    }
  }
}
