package org.venue.kiosk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.venue.kiosk.store.StoreException.Fault;

/// What may be done within a transaction. Lives on the store's thread and keeps its statements.
public final class Transaction {

  /// Makes a value of the row the result set stands at.
  ///
  /// @param <T> the value
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Transaction(Connection connection) {
    this.connection = connection;
  }

  /// Changes rows and says how many.
  int update(String sql, Object... values) throws StoreException {
    try {
      return prepare(sql, values).executeUpdate();
    } catch (SQLException e) {
      forget(sql);
      throw new StoreException(e.getMessage(), e);
    }
  }

  /// Changes exactly one row, or fails the whole transaction.
  void updateOne(String sql, Object... values) throws StoreException {
    int rows = update(sql, values);
    if (rows != 1) {
      throw new StoreException(rows + " rows changed instead of one: " + sql);
    }
  }

  <T> List<T> list(Row<T> row, String sql, Object... values) throws StoreException {
    try (ResultSet rows = prepare(sql, values).executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(row.of(rows));
      }
      return list;
    } catch (SQLException | IllegalArgumentException e) {
      forget(sql);
      throw unread(e);
    }
  }

  <T> Optional<T> first(Row<T> row, String sql, Object... values) throws StoreException {
    try (ResultSet rows = prepare(sql, values).executeQuery()) {
      return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
    } catch (SQLException | IllegalArgumentException e) {
      forget(sql);
      throw unread(e);
    }
  }

  /// A value that no transaction of ours has written means damage as well.
  private static StoreException unread(Exception e) {
    return e instanceof IllegalArgumentException
        ? new StoreException("a row cannot be read: " + e.getMessage(), Fault.DAMAGED, e)
        : new StoreException(e.getMessage(), e);
  }

  /// A statement that has failed once may be closed: the next try makes a new one.
  private void forget(String sql) {
    PreparedStatement statement = statements.remove(sql);
    if (statement != null) {
      try {
        statement.close();
      } catch (SQLException _) {
        // It says once more why it failed.
      }
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }
}
