package org.venue.booking;

import java.sql.SQLException;
import java.util.Optional;

/// Single values of the store.
final class Settings {
  private Settings() {}

  static Optional<String> read(Rows rows, String name) throws SQLException {
    return rows.first(row -> row.getString(1), "SELECT value FROM setting WHERE name = ?", name);
  }

  static void write(Rows rows, String name, String value) throws SQLException {
    rows.update(
        "INSERT INTO setting (name, value) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value);
  }
}
