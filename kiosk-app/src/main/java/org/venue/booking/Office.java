package org.venue.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// What the office does: tickets, members, prices, announcements.
final class Office {
  /// The longest life a member's code may have: `contract/ticket.md`.
  private static final Duration CODE_LIFE = Duration.ofSeconds(60);

  private static final long MOST_FEN = 100_000_000;
  private static final int LONGEST = 500;

  private final String venue;
  private final KeyRing keys;
  private final Personal personal;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  Office(String venue, KeyRing keys, Personal personal, InstantSource clock, Supplier<UUID> ids) {
    this.venue = venue;
    this.keys = keys;
    this.personal = personal;
    this.clock = clock;
    this.ids = ids;
  }

  /// The place to which a member's sealed name is bound.
  static String nameOf(String member) {
    return "member/" + member + "/name";
  }

  JsonNode issue(Rows rows, Terms terms) throws SQLException {
    String id = ids.get().toString();
    write(rows, id, rows.place(), terms);
    var text =
        new TicketText(
            id,
            TicketText.Type.TICKET,
            venue,
            terms.product(),
            terms.notBefore() / 1000,
            terms.expires() / 1000,
            terms.entries(),
            terms.admits(),
            terms.zone(),
            "");
    return Json.object().put("id", id).put("code", text.sign(keys.signing(TicketText.Type.TICKET)));
  }

  /// Writes a ticket whether it was there or not.
  static void write(Rows rows, String id, long place, Terms terms) throws SQLException {
    rows.update(
        "INSERT INTO ticket (id, seq, product, not_before, expires, entries, admits, zone)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            + " seq = excluded.seq, product = excluded.product,"
            + " not_before = excluded.not_before, expires = excluded.expires,"
            + " entries = excluded.entries, admits = excluded.admits, zone = excluded.zone",
        id,
        place,
        terms.product(),
        terms.notBefore(),
        terms.expires(),
        terms.entries(),
        terms.admits(),
        terms.zone());
  }

  void move(Rows rows, String id, Terms terms) throws SQLException {
    if (!rows.any("SELECT 1 FROM ticket WHERE id = ?", id)) {
      throw new Problem(Problem.Type.NOT_FOUND, "");
    }
    write(rows, id, rows.place(), terms);
  }

  void revokeTicket(Rows rows, String id) throws SQLException {
    rows.update(
        "INSERT INTO revocation (kind, id, seq, at, key, signature) VALUES ('ticket', ?, ?, ?, '',"
            + " '') ON CONFLICT (kind, id) DO NOTHING",
        id,
        rows.place(),
        clock.millis());
  }

  void member(Rows rows, String id, Json body) throws SQLException {
    String name = body.text("name", 0, LONGEST);
    boolean removed = body.truth("removed");
    boolean expected = !removed && (body.has("expectedFrom") || body.has("expectedUntil"));
    Long from = expected ? body.instant("expectedFrom") : null;
    Long until = expected ? body.instant("expectedUntil") : null;
    if (expected && until <= from) {
      throw Problem.invalid("expectedUntil is not after expectedFrom");
    }
    String sealed = removed || name.isEmpty() ? "" : personal.seal(name, nameOf(id));
    rows.update(
        "INSERT INTO member (id, seq, name, blocked, removed, expected_from, expected_until)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, name = excluded.name,"
            + " blocked = excluded.blocked, removed = excluded.removed,"
            + " expected_from = excluded.expected_from, expected_until = excluded.expected_until",
        id,
        rows.place(),
        sealed,
        body.truth("blocked") ? 1 : 0,
        removed ? 1 : 0,
        from,
        until);
  }

  /// The code a member's phone shows.
  JsonNode memberCode(Rows rows, String id) throws SQLException {
    boolean blocked =
        rows.first(
                row -> row.getInt(1) == 1,
                "SELECT blocked FROM member WHERE id = ? AND removed = 0",
                id)
            .orElseThrow(() -> new Problem(Problem.Type.NOT_FOUND, ""));
    if (blocked) {
      throw new Problem(Problem.Type.MEMBER_BLOCKED, "");
    }
    long now = Math.floorDiv(clock.millis(), 1000);
    long expires = now + CODE_LIFE.toSeconds();
    String code = ids.get().toString();
    var text = new TicketText(code, TicketText.Type.MEMBER, venue, "", now, expires, 1, 1, "", id);
    return Json.object()
        .put("code", text.sign(keys.signing(TicketText.Type.MEMBER)))
        .put("expires", Json.instant(expires * 1000));
  }

  void tariff(Rows rows, String id, Json body) throws SQLException {
    rows.update(
        "INSERT INTO tariff (id, seq, name_zh, name_en, fen, removed) VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, name_zh = excluded.name_zh,"
            + " name_en = excluded.name_en, fen = excluded.fen, removed = excluded.removed",
        id,
        rows.place(),
        body.text("nameZh", 0, LONGEST),
        body.text("nameEn", 0, LONGEST),
        body.number("fen", 0, MOST_FEN),
        body.truth("removed") ? 1 : 0);
  }

  void announcement(Rows rows, String id, Json body) throws SQLException {
    rows.update(
        "INSERT INTO announcement (id, seq, zh, en, from_at, until_at, removed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, zh = excluded.zh,"
            + " en = excluded.en, from_at = excluded.from_at, until_at = excluded.until_at,"
            + " removed = excluded.removed",
        id,
        rows.place(),
        body.text("zh", 0, LONGEST),
        body.text("en", 0, LONGEST),
        body.instant("from"),
        body.instant("until"),
        body.truth("removed") ? 1 : 0);
  }

  static JsonNode state(Rows rows) throws SQLException {
    ObjectNode answer = Json.object();
    ObjectNode facts = answer.putObject("facts");
    rows.list(
        row -> facts.put(row.getString(1), row.getLong(2)),
        "SELECT kind, COUNT(*) FROM fact GROUP BY kind ORDER BY kind");
    return answer
        .put("factsInAll", rows.number("SELECT COUNT(*) FROM fact"))
        .put("openVisits", rows.number("SELECT COUNT(*) FROM visit WHERE ended_at IS NULL"))
        .put("tickets", rows.number("SELECT COUNT(*) FROM ticket"))
        .put("redemptions", rows.number("SELECT COUNT(*) FROM redemption WHERE released = 0"))
        .put("doubleUses", Redemptions.countDoubleUses(rows));
  }
}
