package org.venue.booking;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Feeds out: pages along the sequence of changes. A cursor says up to which place the reader has
/// come, and at which place it began: what had ended before that is left out, as the reader never
/// knew it. While there is more it also says how many rows are left, so that they are counted once
/// and not for each page.
final class Feeds {
  private static final int LEAST = 1;
  private static final int MOST = 5000;
  private static final int USUAL = 1000;

  private final String store;
  private final Map<String, Feed> feeds;

  /// Writes the fields of the row the result set stands at.
  private interface Item {
    void write(JsonGenerator json, ResultSet row) throws SQLException, IOException;
  }

  /// @param columns the second and later ones; the first is always `seq`
  /// @param gone a condition on rows that a new reader need not know
  private record Feed(String table, String columns, String gone, Item item) {}

  /// @param seq the last place that was read
  /// @param begin the last place there was when the reader began
  /// @param left rows behind `seq` when they were counted; 0 when they were not
  /// @param counted the last place there was then
  private record Cursor(long seq, long begin, long left, long counted) {}

  /// @param store the id of this store, so that cursors of another are told apart
  Feeds(String store, Personal personal) {
    this.store = store;
    this.feeds =
        Map.of(
            "tickets",
            new Feed(
                "ticket",
                "id, product, not_before, expires, entries, admits, zone",
                "1 = 0",
                Feeds::ticket),
            "revocations",
            new Feed("revocation", "kind, id, at, key, signature", "1 = 0", Feeds::revocation),
            "redemptions",
            new Feed(
                "redemption",
                "key, ticket, person, allowed, at, terminal, visit, released",
                "released = 1",
                Feeds::redemption),
            "visits",
            new Feed(
                "visit",
                "id, holder_kind, holder, person, ticket, started_at, terminal, number, room,"
                    + " ended_at",
                "ended_at IS NOT NULL",
                Feeds::visit),
            "keys",
            new Feed(
                "signing_key",
                "id, public_key, type, valid_from, valid_until, signed_by, signature",
                "1 = 0",
                Feeds::key),
            "members",
            new Feed(
                "member",
                "id, name, blocked, removed, expected_from, expected_until",
                "removed = 1",
                (json, row) -> member(json, row, personal)),
            "tariffs",
            new Feed("tariff", "id, name_zh, name_en, fen, removed", "removed = 1", Feeds::tariff),
            "announcements",
            new Feed(
                "announcement",
                "id, zh, en, from_at, until_at, removed",
                "removed = 1",
                Feeds::announcement));
  }

  /// One page. Where there is a next one, the head links to it, so that a reader may ask for it
  /// before it has read this one.
  Route.Reply page(Rows rows, String name, Map<String, String> query) throws SQLException {
    Feed feed = feeds.get(name);
    if (feed == null) {
      throw new Problem(Problem.Type.NOT_FOUND, "");
    }
    int limit = limit(query.get("limit"));
    long now = rows.number("SELECT seq FROM change WHERE id = 1");
    Cursor from =
        Optional.ofNullable(query.get("after"))
            .map(after -> parse(name, after, now))
            .orElse(new Cursor(0, now, 0, 0));
    String which =
        " FROM %s WHERE seq > ? AND (seq > ? OR NOT (%s))".formatted(feed.table(), feed.gone());
    var out = new ByteArrayOutputStream(1024 + limit * 192);
    Map<String, String> headers = Map.of();
    try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("items");
      long[] read = {from.seq(), 0};
      rows.list(
          row -> {
            read[0] = row.getLong(1);
            read[1]++;
            write(json, feed.item(), row);
            return null;
          },
          "SELECT seq, " + feed.columns() + which + " ORDER BY seq LIMIT ?",
          from.seq(),
          from.begin(),
          limit);
      json.writeEndArray();
      Cursor next;
      if (read[1] < limit) {
        next = new Cursor(read[0], from.begin(), 0, 0);
      } else if (from.left() >= read[1] && !changed(rows, feed, from.counted())) {
        next = new Cursor(read[0], from.begin(), from.left() - read[1], from.counted());
      } else {
        long left = rows.number("SELECT COUNT(*)" + which, read[0], from.begin());
        next = new Cursor(read[0], from.begin(), left, now);
      }
      String cursor = cursor(name, next);
      if (next.left() > 0) {
        headers = Map.of("Link", "<?limit=%d&after=%s>; rel=\"next\"".formatted(limit, cursor));
      }
      json.writeStringField("cursor", cursor);
      json.writeBooleanField("more", next.left() > 0);
      json.writeNumberField("left", next.left());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Route.Reply(200, out.toByteArray(), headers);
  }

  /// Whether a row has come or taken another place since.
  private static boolean changed(Rows rows, Feed feed, long since) throws SQLException {
    return rows.any("SELECT 1 FROM %s WHERE seq > ? LIMIT 1".formatted(feed.table()), since);
  }

  private static int limit(String written) {
    if (written == null) {
      return USUAL;
    }
    if (!written.matches("[0-9]{1,4}")
        || Integer.parseInt(written) < LEAST
        || Integer.parseInt(written) > MOST) {
      throw Problem.invalid("limit is not within %d to %d".formatted(LEAST, MOST));
    }
    return Integer.parseInt(written);
  }

  private String cursor(String feed, Cursor cursor) {
    String text = String.join(" ", store, feed, cursor.seq() + "", cursor.begin() + "");
    if (cursor.left() > 0) {
      text = String.join(" ", text, cursor.left() + "", cursor.counted() + "");
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A place beyond the newest belongs to a store that was put back to an older state.
  private Cursor parse(String feed, String text, long newest) {
    try {
      String written = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = written.split(" ");
      if ((parts.length == 4 || parts.length == 6)
          && Arrays.asList(store, feed).equals(Arrays.asList(parts).subList(0, 2))) {
        boolean counted = parts.length == 6;
        var cursor =
            new Cursor(
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                counted ? Long.parseLong(parts[4]) : 0,
                counted ? Long.parseLong(parts[5]) : 0);
        if (cursor.seq() <= newest && cursor.begin() <= newest) {
          return cursor;
        }
      }
    } catch (IllegalArgumentException _) {
      // Said below: no cursor of ours.
    }
    throw new Problem(Problem.Type.CURSOR_UNKNOWN, "");
  }

  private static void write(JsonGenerator json, Item item, ResultSet row) throws SQLException {
    try {
      json.writeStartObject();
      item.write(json, row);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void instant(JsonGenerator json, String name, long millis) throws IOException {
    json.writeStringField(name, Json.instant(millis));
  }

  private static void instantOrNull(JsonGenerator json, String name, ResultSet row, int column)
      throws SQLException, IOException {
    long millis = row.getLong(column);
    if (row.wasNull()) {
      json.writeNullField(name);
    } else {
      instant(json, name, millis);
    }
  }

  private static void ticket(JsonGenerator json, ResultSet row) throws SQLException, IOException {
    json.writeStringField("id", row.getString(2));
    json.writeStringField("product", row.getString(3));
    instant(json, "notBefore", row.getLong(4));
    instant(json, "expires", row.getLong(5));
    json.writeNumberField("entries", row.getInt(6));
    json.writeNumberField("admits", row.getInt(7));
    json.writeStringField("zone", row.getString(8));
  }

  private static void revocation(JsonGenerator json, ResultSet row)
      throws SQLException, IOException {
    json.writeStringField("kind", row.getString(2));
    json.writeStringField("id", row.getString(3));
    instant(json, "at", row.getLong(4));
    if (!row.getString(5).isEmpty()) {
      json.writeStringField("key", row.getString(5));
      json.writeStringField("signature", row.getString(6));
    }
  }

  private static void redemption(JsonGenerator json, ResultSet row)
      throws SQLException, IOException {
    json.writeStringField("key", row.getString(2));
    json.writeStringField("ticket", row.getString(3));
    json.writeNumberField("person", row.getInt(4));
    json.writeNumberField("allowed", row.getInt(5));
    instant(json, "at", row.getLong(6));
    json.writeStringField("terminal", row.getString(7));
    json.writeStringField("visit", row.getString(8));
    json.writeBooleanField("released", row.getInt(9) == 1);
  }

  private static void visit(JsonGenerator json, ResultSet row) throws SQLException, IOException {
    json.writeStringField("id", row.getString(2));
    json.writeStringField("holderKind", row.getString(3));
    json.writeStringField("holder", row.getString(4));
    json.writeNumberField("person", row.getInt(5));
    json.writeStringField("ticket", row.getString(6));
    instant(json, "startedAt", row.getLong(7));
    json.writeStringField("terminal", row.getString(8));
    int number = row.getInt(9);
    if (row.wasNull()) {
      json.writeNullField("locker");
    } else {
      json.writeObjectFieldStart("locker");
      json.writeNumberField("number", number);
      json.writeStringField("room", row.getString(10));
      json.writeEndObject();
    }
    instantOrNull(json, "endedAt", row, 11);
  }

  private static void key(JsonGenerator json, ResultSet row) throws SQLException, IOException {
    json.writeStringField("id", row.getString(2));
    json.writeStringField("publicKey", row.getString(3));
    json.writeArrayFieldStart("types");
    json.writeString(row.getString(4));
    json.writeEndArray();
    instant(json, "validFrom", row.getLong(5));
    instant(json, "validUntil", row.getLong(6));
    json.writeStringField("signedBy", row.getString(7));
    json.writeStringField("signature", row.getString(8));
  }

  private static void member(JsonGenerator json, ResultSet row, Personal personal)
      throws SQLException, IOException {
    String id = row.getString(2);
    String name = row.getString(3);
    json.writeStringField("id", id);
    json.writeStringField("name", name.isEmpty() ? "" : personal.open(name, Office.nameOf(id)));
    json.writeBooleanField("blocked", row.getInt(4) == 1);
    json.writeBooleanField("removed", row.getInt(5) == 1);
    instantOrNull(json, "expectedFrom", row, 6);
    instantOrNull(json, "expectedUntil", row, 7);
  }

  private static void tariff(JsonGenerator json, ResultSet row) throws SQLException, IOException {
    json.writeStringField("id", row.getString(2));
    json.writeStringField("nameZh", row.getString(3));
    json.writeStringField("nameEn", row.getString(4));
    json.writeNumberField("fen", row.getLong(5));
    json.writeBooleanField("removed", row.getInt(6) == 1);
  }

  private static void announcement(JsonGenerator json, ResultSet row)
      throws SQLException, IOException {
    json.writeStringField("id", row.getString(2));
    json.writeStringField("zh", row.getString(3));
    json.writeStringField("en", row.getString(4));
    instant(json, "from", row.getLong(5));
    instant(json, "until", row.getLong(6));
    json.writeBooleanField("removed", row.getInt(7) == 1);
  }
}
