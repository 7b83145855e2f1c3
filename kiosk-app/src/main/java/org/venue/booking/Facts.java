package org.venue.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Facts in: each once, in order within a lane, and what they tell about visits and entries.
final class Facts {
  private static final int MOST = 500;
  private static final String KEY_REUSED = "key-reused";
  private static final String BODY_INVALID = "body-invalid";

  private Facts() {}

  /// One fact of a terminal.
  ///
  /// @param at by the terminal's clock
  /// @param correctedAt by the backend's, as far as the terminal knew
  /// @param visit null where the fact belongs to none
  private record Fact(
      String key,
      String terminal,
      String lane,
      String kind,
      long at,
      long correctedAt,
      String visit,
      JsonNode body) {

    static Fact of(Json json, String terminal) {
      long at = json.instant("at");
      long day = 86_400_000L;
      long offset =
          json.has("offsetMillis") ? json.number("offsetMillis", -36_500 * day, 36_500 * day) : 0;
      return new Fact(
          json.uuid("key"),
          terminal,
          json.name("lane"),
          json.name("kind"),
          at,
          at + offset,
          json.has("visit") ? json.uuid("visit") : null,
          json.object("body").node());
    }

    Json fields() {
      return new Json(body, "body");
    }

    String needsVisit() {
      if (visit == null) {
        throw Problem.invalid("visit is missing");
      }
      return visit;
    }
  }

  /// Keeps the facts of a batch and answers one verdict for each.
  static JsonNode tell(Rows rows, String terminal, Json batch) throws SQLException {
    List<Fact> facts = new ArrayList<>();
    for (JsonNode element : batch.array("facts", MOST)) {
      facts.add(Fact.of(Json.element(element, "a fact"), terminal));
    }
    ObjectNode answer = Json.object();
    ArrayNode verdicts = answer.putArray("verdicts");
    Set<String> stopped = new HashSet<>();
    for (Fact fact : facts) {
      ObjectNode verdict = verdicts.addObject().put("key", fact.key());
      if (stopped.contains(fact.lane())) {
        verdict.put("verdict", "later");
        continue;
      }
      Optional<String> refused = keep(rows, fact);
      verdict.put("verdict", refused.isEmpty() ? "accepted" : "refused");
      refused.ifPresent(reason -> {
        verdict.put("reason", reason);
        stopped.add(fact.lane());
      });
    }
    return answer;
  }

  /// Why the fact is refused; empty when it is kept, now or before.
  private static Optional<String> keep(Rows rows, Fact fact) throws SQLException {
    Optional<Boolean> known =
        rows.first(
            row ->
                row.getString(1).equals(fact.terminal())
                    && row.getString(2).equals(fact.lane())
                    && row.getString(3).equals(fact.kind())
                    && row.getLong(4) == fact.at()
                    && Objects.equals(row.getString(5), fact.visit())
                    && Json.parse(row.getString(6)).equals(fact.body()),
            "SELECT terminal, lane, kind, at, visit, body FROM fact WHERE key = ?",
            fact.key());
    if (known.isPresent()) {
      return known.get() ? Optional.empty() : Optional.of(KEY_REUSED);
    }
    try {
      check(fact);
    } catch (Problem _) {
      return Optional.of(BODY_INVALID);
    }
    rows.update(
        "INSERT INTO fact (key, seq, terminal, lane, kind, at, corrected_at, visit, body)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        fact.key(),
        rows.place(),
        fact.terminal(),
        fact.lane(),
        fact.kind(),
        fact.at(),
        fact.correctedAt(),
        fact.visit(),
        fact.body().toString());
    apply(rows, fact);
    return Optional.empty();
  }

  /// Everything that [#apply] reads is there.
  private static void check(Fact fact) {
    Json body = fact.fields();
    switch (fact.kind()) {
      case "CheckedIn" -> {
        fact.needsVisit();
        holderKind(body);
        body.name("holder");
        body.number("person", 1, 99);
        body.text("ticket", 0, 64);
        body.number("allowed", 0, Redemptions.MOST_ALLOWED);
      }
      case "LockerGiven", "LockerReturned" -> {
        fact.needsVisit();
        body.number("number", 0, Integer.MAX_VALUE);
        room(body);
      }
      case "CheckedOut" -> fact.needsVisit();
      case "RedemptionReleased" -> body.uuid("redemption");
      default -> {}
    }
  }

  private static void apply(Rows rows, Fact fact) throws SQLException {
    switch (fact.kind()) {
      case "CheckedIn" -> checkedIn(rows, fact);
      case "LockerGiven", "LockerReturned", "CheckedOut" -> changed(rows, fact);
      case "RedemptionReleased" -> Redemptions.release(rows, fact.fields().uuid("redemption"));
      default -> {}
    }
  }

  private static void checkedIn(Rows rows, Fact fact) throws SQLException {
    Json body = fact.fields();
    int person = (int) body.number("person", 1, 99);
    String ticket = body.text("ticket", 0, 64);
    int inserted =
        rows.update(
            "INSERT INTO visit (id, seq, holder_kind, holder, person, ticket, started_at, terminal)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            fact.visit(),
            rows.place(),
            holderKind(body),
            body.name("holder"),
            person,
            ticket,
            fact.correctedAt(),
            fact.terminal());
    if (inserted == 1) {
      catchUp(rows, fact);
    }
    if (!ticket.isEmpty()) {
      var use =
          new Redemptions.Use(
              fact.key(),
              ticket,
              person,
              (int) body.number("allowed", 0, Redemptions.MOST_ALLOWED),
              fact.correctedAt(),
              fact.terminal(),
              fact.visit());
      Redemptions.tell(rows, use);
    }
  }

  /// Another terminal may have told of this visit before the one where it began.
  private static void catchUp(Rows rows, Fact begin) throws SQLException {
    List<Fact> early =
        rows.list(
            row ->
                new Fact(
                    row.getString(1),
                    row.getString(2),
                    "",
                    row.getString(3),
                    0,
                    row.getLong(4),
                    begin.visit(),
                    Json.parse(row.getString(5))),
            "SELECT key, terminal, kind, corrected_at, body FROM fact"
                + " WHERE visit = ? AND kind IN ('LockerGiven', 'LockerReturned', 'CheckedOut')"
                + " ORDER BY seq",
            begin.visit());
    for (Fact fact : early) {
      changed(rows, fact);
    }
  }

  private static void changed(Rows rows, Fact fact) throws SQLException {
    switch (fact.kind()) {
      case "LockerGiven" ->
          rows.update(
              "UPDATE visit SET seq = ?, number = ?, room = ? WHERE id = ?",
              rows.place(),
              fact.fields().number("number", 0, Integer.MAX_VALUE),
              room(fact.fields()),
              fact.visit());
      case "LockerReturned" ->
          // Another locker may have been given meanwhile.
          rows.update(
              "UPDATE visit SET seq = ?, number = NULL, room = NULL WHERE id = ? AND number = ?",
              rows.place(),
              fact.visit(),
              fact.fields().number("number", 0, Integer.MAX_VALUE));
      default ->
          rows.update(
              "UPDATE visit SET seq = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL",
              rows.place(),
              fact.correctedAt(),
              fact.visit());
    }
  }

  private static String room(Json body) {
    return body.has("room") ? body.text("room", 0, 64) : "";
  }

  private static String holderKind(Json body) {
    String kind = body.name("holderKind");
    if (!kind.equals("TICKET") && !kind.equals("MEMBER")) {
      throw Problem.invalid("holderKind is neither TICKET nor MEMBER");
    }
    return kind;
  }
}
