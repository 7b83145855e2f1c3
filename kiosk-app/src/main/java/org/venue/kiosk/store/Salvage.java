package org.venue.kiosk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Copies row by row what can still be read of a damaged store into a new one. What a feed brings
/// again is left to the feed.
final class Salvage {

  /// More rows than this are not asked for one by one.
  private static final long LONGEST_GAP = 100_000;

  private final Connection damaged;
  private final Connection fresh;
  private int unreadable;

  /// @param facts how many undelivered ones were saved
  /// @param unreadable how many rows were not, as far as they could be counted
  /// @param doorsWhole whether everything of doors and visits was read and fits together
  /// @param facesLeft whether the damaged store seems to hold faces that were not saved
  record Found(int facts, int unreadable, boolean doorsWhole, boolean facesLeft) {}

  Salvage(Connection damaged, Connection fresh) {
    this.damaged = damaged;
    this.fresh = fresh;
  }

  /// The rows of one table in the order of its key, each as its columns.
  private record Rows(List<String> columns, TreeMap<Object, Object[]> byKey, boolean whole) {}

  Found run() throws SQLException {
    boolean doorsWhole = fits("door") && fits("visit") && fits("intent");
    boolean factsWhole = fits("outbox");
    boolean facesSeen = false;
    boolean facesWhole = true;
    int facts = 0;
    for (Kept table : Kept.values()) {
      Rows rows = read(table);
      int copied = copy(table, rows);
      if (table == Kept.OUTBOX) {
        facts = copied;
      }
      if (table == Kept.DOOR || table == Kept.VISIT) {
        doorsWhole &= rows.whole() && copied == rows.byKey().size();
      }
      if (table == Kept.FACE_TEMPLATE) {
        facesWhole = rows.whole() && copied == rows.byKey().size();
      }
      facesSeen |= table.ofFaces() && !rows.byKey().isEmpty();
    }
    if (!factsWhole && unreadable == 0) {
      // Rows can drop out of a page that reads well; nobody knows how many.
      unreadable = 1;
    }
    return new Found(facts, unreadable, doorsWhole, facesSeen && !facesWhole);
  }

  private boolean fits(String table) {
    try (Statement statement = damaged.createStatement()) {
      try (ResultSet found = statement.executeQuery("PRAGMA integrity_check('" + table + "')")) {
        if (!found.next() || !found.getString(1).equals("ok")) {
          return false;
        }
      }
      try (ResultSet found = statement.executeQuery("PRAGMA foreign_key_check('" + table + "')")) {
        return !found.next();
      }
    } catch (SQLException _) {
      return false;
    }
  }

  /// Walks forwards to the first page that cannot be read, then backwards to the last one, then
  /// asks for what may lie between.
  private Rows read(Kept table) throws SQLException {
    List<String> columns = columns(table);
    TreeMap<Object, Object[]> rows = new TreeMap<>(Salvage::compare);
    String select = "SELECT " + String.join(", ", columns) + " FROM " + table.table();
    boolean whole = walk(columns, rows, select + " ORDER BY " + table.key());
    if (!whole) {
      TreeMap<Object, Object[]> tail = new TreeMap<>(rows.comparator());
      walk(columns, tail, select + " ORDER BY " + table.key() + " DESC");
      between(table, columns, rows, tail, select);
      rows.putAll(tail);
    }
    return new Rows(columns, rows, whole);
  }

  /// Columns that both know; of an older store the newer ones are missing.
  private List<String> columns(Kept table) throws SQLException {
    List<String> old = names(damaged, table.table());
    List<String> both =
        names(fresh, table.table()).stream()
            .filter(name -> old.isEmpty() || old.contains(name))
            .collect(Collectors.toCollection(ArrayList::new));
    both.remove(table.key());
    both.addFirst(table.key());
    return both;
  }

  private static List<String> names(Connection connection, String table) {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name FROM pragma_table_info('" + table + "')")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    } catch (SQLException _) {
      names.clear();
    }
    return names;
  }

  /// @return whether the walk came to the end
  private boolean walk(List<String> columns, TreeMap<Object, Object[]> into, String select) {
    try (Statement statement = damaged.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        Object[] row = row(rows, columns.size());
        if (row[0] != null) {
          into.put(row[0], row);
        }
      }
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  static Object[] row(ResultSet rows, int columns) throws SQLException {
    Object[] row = new Object[columns];
    for (int i = 0; i < row.length; i++) {
      row[i] = rows.getObject(i + 1);
    }
    return row;
  }

  static List<String> columns(ResultSet rows) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      names.add(rows.getMetaData().getColumnName(i));
    }
    return names;
  }

  private void between(
      Kept table,
      List<String> columns,
      TreeMap<Object, Object[]> head,
      TreeMap<Object, Object[]> tail,
      String select) {
    if (!table.numbered()) {
      unreadable++;
      return;
    }
    long from = head.isEmpty() ? 1 : (Long) number(head.lastKey()) + 1;
    long to = tail.isEmpty() ? from : (Long) number(tail.firstKey());
    if (tail.isEmpty() || to - from > LONGEST_GAP) {
      unreadable++;
      return;
    }
    for (long key = from; key < to; key++) {
      if (!walk(columns, head, select + " WHERE " + table.key() + " = " + key)) {
        unreadable++;
      }
    }
  }

  private int copy(Kept table, Rows rows) throws SQLException {
    List<String> columns = new ArrayList<>(rows.columns());
    // What is numbered is numbered anew, in its order: a number may be what was damaged.
    int first = table.numbered() ? 1 : 0;
    List<String> written = columns.subList(first, columns.size());
    String insert =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table.table(),
                String.join(", ", written),
                written.stream().map(_ -> "?").collect(Collectors.joining(", ")));
    int copied = 0;
    try (PreparedStatement statement = fresh.prepareStatement(insert)) {
      Set<Object> seen = new HashSet<>();
      for (Object[] row : rows.byKey().values()) {
        if (!table.wanted(columns, row) || !seen.add(table.once(row))) {
          continue;
        }
        for (int i = first; i < row.length; i++) {
          statement.setObject(i - first + 1, row[i]);
        }
        copied += insert(table, columns, row, statement);
      }
    }
    return copied;
  }

  /// A row that no transaction of ours has written counts as unreadable.
  private int insert(Kept table, List<String> columns, Object[] row, PreparedStatement statement) {
    try {
      table.require(columns, row);
      statement.executeUpdate();
      return 1;
    } catch (SQLException | IllegalArgumentException _) {
      unreadable++;
      return 0;
    }
  }

  private static Object number(Object key) {
    return ((Number) key).longValue();
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return Long.compare(x.longValue(), y.longValue());
    }
    return Comparator.<String>naturalOrder().compare(a.toString(), b.toString());
  }
}
