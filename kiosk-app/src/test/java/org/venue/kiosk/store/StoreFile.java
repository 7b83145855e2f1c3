package org.venue.kiosk.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A store's file seen from outside, past everything the terminal thinks of it.
public record StoreFile(Path file) {

  /// One text a row, its columns joined by spaces.
  public List<String> rows(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> list = new ArrayList<>();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(i == 1 ? "" : " ").append(rows.getString(i));
        }
        list.add(row.toString());
      }
      return list;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// From now on no row of this table is written for which the condition holds, as if the disk were
  /// full.
  public void refuse(String table, String when) {
    run(
        "CREATE TRIGGER refuse BEFORE INSERT ON "
            + table
            + " WHEN "
            + when
            + " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
  }

  /// There is room again.
  public void refuseNothing() {
    run("DROP TRIGGER refuse");
  }

  /// Changes rows behind the terminal's back.
  public void run(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }
}
