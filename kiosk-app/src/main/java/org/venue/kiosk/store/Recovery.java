package org.venue.kiosk.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.StaffTask;

/// Replaces a damaged or lost store by a new one with everything that could still be read. The
/// damaged one is kept aside; the damage is a fact and a staff task of the new one, which stands
/// complete beside the old one before anything is moved.
public final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  /// The terminal value that says: a door nobody is known to hold may be full all the same.
  static final String DOORS_NOT_PROVED = "doors_not_proved";

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /// Page size 4096, log ahead for reading and writing, nothing reserved, and three fixed numbers:
  /// https://sqlite.org/fileformat2.html#the_database_header
  private static final byte[] HEADER = {0x10, 0, 2, 2, 0, 64, 32, 32};

  /// Two descriptions may share the byte that was damaged between them.
  private static final int MOST_MENDED = 2;

  private final InstantSource clock;
  private final Supplier<UUID> ids;

  /// @param ids gives UUIDv7
  public Recovery(InstantSource clock, Supplier<UUID> ids) {
    this.clock = clock;
    this.ids = ids;
  }

  /// Makes the new store and puts it in its place.
  void replace(StorePaths paths, String damage) throws IOException, SQLException, StoreException {
    String why = damage.replaceAll("\\s+", " ");
    LOG.error("The store {}: {}; saving what can be read", paths.file(), why);
    StorePaths.delete(paths.filling());
    StorePaths.delete(paths.reading());
    var fresh = new SqliteFile(paths.filling());
    fresh.migrate();
    Salvage.Found found;
    try (Connection into = fresh.source().getConnection()) {
      into.setAutoCommit(false);
      found = paths.empty() ? new Salvage.Found(0, 0, false, false) : salvage(paths, into);
      Transaction transaction = new Transaction(into);
      note(transaction, why, found);
      transaction.close();
      into.commit();
    }
    StorePaths.onDisk(paths.filling());
    // Before the new one is complete: from then on nobody would look for the copy.
    StorePaths.delete(paths.reading());
    Files.move(paths.filling(), paths.ready());
    paths.replace();
    LOG.error("{} undelivered facts were saved, {} rows not", found.facts(), found.unreadable());
  }

  /// Reads a copy: what is kept aside stays as it was found.
  private static Salvage.Found salvage(StorePaths paths, Connection into)
      throws IOException, SQLException {
    Path copy = paths.reading();
    Path log = copy.resolveSibling(copy.getFileName() + "-wal");
    Files.copy(paths.file(), copy);
    boolean broken = false;
    if (Files.exists(paths.log())) {
      Files.copy(paths.log(), log);
      var ahead = new WriteAhead(log, SqliteFile.PAGE);
      broken = ahead.broken();
      if (broken) {
        ahead.mend();
      }
    }
    mendHeader(copy);
    mendTables(copy, into);
    try (Connection damaged = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement statement = damaged.createStatement()) {
      statement.execute("PRAGMA writable_schema = ON");
      Salvage.Found found = new Salvage(damaged, into).run();
      return new Salvage.Found(
          found.facts(), found.unreadable(), found.doorsWhole() && !broken, found.facesLeft());
    }
  }

  /// Without its first bytes SQLite takes a file for something else; ours are always the same.
  private static void mendHeader(Path copy) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
      file.write(MAGIC);
      file.write(HEADER);
      file.seek(28);
      file.writeInt(Math.toIntExact(file.length() / SqliteFile.PAGE));
      file.seek(44);
      file.writeInt(4); // schema format
      file.seek(52);
      file.writeInt(0); // no automatic vacuum
      file.writeInt(1); // UTF-8
    }
  }

  /// The tables were made by the same steps as the new store's, so where the words that describe
  /// one or two were damaged, those of the new store are as good. If more are different, they are
  /// an older version's.
  private static void mendTables(Path copy, Connection fresh) throws SQLException {
    Map<Long, List<String>> right = tables(fresh);
    try (Connection damaged = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement open = damaged.createStatement()) {
      open.execute("PRAGMA writable_schema = ON");
      Map<Long, List<String>> found = tables(damaged);
      List<Long> wrong =
          right.keySet().stream().filter(row -> !right.get(row).equals(found.get(row))).toList();
      if (wrong.isEmpty() || wrong.size() > MOST_MENDED || found.size() > right.size()) {
        return;
      }
      try (PreparedStatement mend =
          damaged.prepareStatement(
              "UPDATE sqlite_schema SET type = ?, name = ?, tbl_name = ?, sql = ?"
                  + " WHERE rowid = ?")) {
        for (long row : wrong) {
          for (int i = 0; i < 4; i++) {
            mend.setString(i + 1, right.get(row).get(i));
          }
          mend.setLong(5, row);
          mend.executeUpdate();
        }
      }
    } catch (SQLException e) {
      LOG.warn("The damaged store's own description cannot be mended: {}", e.getMessage());
    }
  }

  private static Map<Long, List<String>> tables(Connection connection) throws SQLException {
    Map<Long, List<String>> tables = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT rowid, type, name, tbl_name, sql FROM sqlite_schema")) {
      while (rows.next()) {
        tables.put(
            rows.getLong(1),
            Arrays.asList(
                rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)));
      }
    }
    return tables;
  }

  private void note(Transaction tx, String why, Salvage.Found found) throws StoreException {
    var damage = new Fact.StoreDamaged(why, found.facts(), found.unreadable());
    var now = clock.instant();
    new Outbox().add(tx, new Fact(ids.get(), now, Optional.empty(), damage));
    new Tasks()
        .raise(tx, new Tasks.Task(ids.get(), StaffTask.STORE_DAMAGED, why, Optional.empty(), now));
    if (!found.doorsWhole()) {
      tx.update(
          "INSERT INTO terminal_value (name, value) VALUES (?, x'01') ON CONFLICT DO NOTHING",
          DOORS_NOT_PROVED);
    }
    if (found.facesLeft()) {
      new TerminalValues().faceAside(tx, true);
    }
  }
}
