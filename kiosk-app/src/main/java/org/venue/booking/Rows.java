package org.venue.booking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What may be done within a transaction, on one connection that keeps its statements.
final class Rows {

  /// Makes a value of the row the result set stands at.
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static final int BLOCK = 500;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private long next;
  private int free;

  Rows(Connection connection) {
    this.connection = connection;
  }

  int update(String sql, Object... values) throws SQLException {
    return prepare(sql, values).executeUpdate();
  }

  <T> List<T> list(Row<T> row, String sql, Object... values) throws SQLException {
    try (ResultSet rows = prepare(sql, values).executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(row.of(rows));
      }
      return list;
    }
  }

  <T> Optional<T> first(Row<T> row, String sql, Object... values) throws SQLException {
    try (ResultSet rows = prepare(sql, values).executeQuery()) {
      return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
    }
  }

  boolean any(String sql, Object... values) throws SQLException {
    return first(row -> true, sql, values).isPresent();
  }

  long number(String sql, Object... values) throws SQLException {
    return first(row -> row.getLong(1), sql, values).orElseThrow();
  }

  /// The first of `count` new places in the sequence of changes. The row is locked until the
  /// transaction ends, so places become visible in their order.
  long places(int count) throws SQLException {
    return number("UPDATE change SET seq = seq + ? WHERE id = 1 RETURNING seq", count) - count + 1;
  }

  /// One new place. They are taken by the block, so the sequence has gaps.
  long place() throws SQLException {
    if (free == 0) {
      next = places(BLOCK);
      free = BLOCK;
    }
    free--;
    return next++;
  }

  /// The transaction has ended, and with it what is left of the block.
  void ended() {
    free = 0;
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
    connection.close();
  }
}
