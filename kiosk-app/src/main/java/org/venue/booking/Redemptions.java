package org.venue.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Entries used up. Here is the last word on whether a ticket has one left; what terminals decided
/// without asking is kept all the same and shows as a double use.
final class Redemptions {
  /// 9999 entries for 99 people.
  static final int MOST_ALLOWED = 989_901;

  private static final int MOST_DOUBLE_USES = 1000;
  private static final String COLUMNS =
      "key, ticket, person, allowed, at, terminal, visit, released";

  /// Tickets used more often than their latest use says they allow.
  private static final String DOUBLE_USED =
      " FROM redemption WHERE released = 0 GROUP BY ticket"
          + " HAVING COUNT(*) > MAX(allowed) AND MIN(allowed) > 0";

  private Redemptions() {}

  /// One entry.
  ///
  /// @param allowed 0 for no limit
  /// @param at milliseconds since 1970, corrected by the terminal's offset
  record Use(
      String key, String ticket, int person, int allowed, long at, String terminal, String visit) {

    static Use of(Json json, String terminal) {
      return new Use(
          json.uuid("key"),
          json.name("ticket"),
          (int) json.number("person", 1, 99),
          (int) json.number("allowed", 1, MOST_ALLOWED),
          json.instant("at"),
          terminal,
          json.uuid("visit"));
    }
  }

  /// Grants the entry if one is left and the ticket was not revoked. The same key is granted again.
  static JsonNode ask(Rows rows, Use use) throws SQLException {
    ObjectNode answer = Json.object().put("key", use.key());
    Optional<Boolean> known =
        rows.first(
            row -> row.getString(1).equals(use.ticket()) && row.getInt(2) == use.person(),
            "SELECT ticket, person FROM redemption WHERE key = ?",
            use.key());
    if (known.isPresent()) {
      if (!known.get()) {
        throw new Problem(Problem.Type.KEY_REUSED, "");
      }
      return answer.put("verdict", "granted");
    }
    if (rows.any("SELECT 1 FROM revocation WHERE kind = 'ticket' AND id = ?", use.ticket())) {
      return answer.put("verdict", "revoked");
    }
    long used =
        rows.number(
            "SELECT COUNT(*) FROM redemption WHERE ticket = ? AND released = 0", use.ticket());
    if (used >= use.allowed()) {
      rows.first(
          row ->
              answer
                  .put("verdict", "used")
                  .put("at", Json.instant(row.getLong(1)))
                  .put("terminal", row.getString(2)),
          "SELECT at, terminal FROM redemption WHERE ticket = ? AND released = 0"
              + " ORDER BY at DESC, terminal DESC LIMIT 1",
          use.ticket());
      return answer;
    }
    boolean early = rows.any("SELECT 1 FROM released_early WHERE key = ?", use.key());
    write(rows, use, early);
    return answer.put("verdict", "granted");
  }

  /// The entry was used, whether it was asked for or not.
  static void tell(Rows rows, Use use) throws SQLException {
    write(rows, use, false);
  }

  private static void write(Rows rows, Use use, boolean released) throws SQLException {
    rows.update(
        "INSERT INTO redemption (key, seq, ticket, person, allowed, at, terminal, visit, released)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
            + " seq = excluded.seq, allowed = excluded.allowed, at = excluded.at,"
            + " visit = excluded.visit, released = excluded.released",
        use.key(),
        rows.place(),
        use.ticket(),
        use.person(),
        use.allowed(),
        use.at(),
        use.terminal(),
        use.visit(),
        released ? 1 : 0);
  }

  /// The entry was not used after all.
  static void release(Rows rows, String key) throws SQLException {
    int known =
        rows.update("UPDATE redemption SET released = 1, seq = ? WHERE key = ?", rows.place(), key);
    if (known == 0) {
      rows.update("INSERT INTO released_early (key) VALUES (?) ON CONFLICT (key) DO NOTHING", key);
    }
  }

  /// Tickets used more often than they allow, the latest first.
  static JsonNode doubleUses(Rows rows) throws SQLException {
    List<String> tickets =
        rows.list(
            row -> row.getString(1),
            "SELECT ticket" + DOUBLE_USED + " ORDER BY MAX(seq) DESC LIMIT ?",
            MOST_DOUBLE_USES);
    ArrayNode answer = Json.MAPPER.createArrayNode();
    for (String ticket : tickets) {
      ArrayNode uses = answer.addObject().put("ticket", ticket).putArray("redemptions");
      rows.list(
          row -> uses.add(item(row)),
          "SELECT "
              + COLUMNS
              + " FROM redemption WHERE ticket = ? AND released = 0"
              + " ORDER BY at, terminal, key",
          ticket);
    }
    return answer;
  }

  static long countDoubleUses(Rows rows) throws SQLException {
    return rows.number("SELECT COUNT(*) FROM (SELECT ticket" + DOUBLE_USED + ") AS twice");
  }

  private static ObjectNode item(ResultSet row) throws SQLException {
    return Json.object()
        .put("key", row.getString(1))
        .put("ticket", row.getString(2))
        .put("person", row.getInt(3))
        .put("allowed", row.getInt(4))
        .put("at", Json.instant(row.getLong(5)))
        .put("terminal", row.getString(6))
        .put("visit", row.getString(7))
        .put("released", row.getInt(8) == 1);
  }
}
