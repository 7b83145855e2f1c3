package org.venue.kiosk.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.wire.FactJson;

/// The tables that nobody tells us again, each before those that point to it, and what its rows
/// must be so that the program can read them.
enum Kept {
  VISIT(
      "visit",
      "id",
      "ended_at IS NULL",
      Map.of("id", Kept::id, "holder_kind", Holder.Kind::valueOf)),
  DOOR("door", "id", "1", Map.of("visit", Kept::id)),
  REDEMPTION("redemption", "key", "0", Map.of("key", Kept::id, "visit", Kept::id)),
  INTENT("intent", "id", "closed_at IS NULL", Map.of("id", Kept::id, "visit", Kept::id)),
  PIN("pin", "subject", "0", Map.of()),
  TASK(
      "task",
      "id",
      "done_at IS NULL",
      Map.of("id", Kept::id, "visit", Kept::id, "kind", StaffTask::valueOf)),
  LANE("lane", "name", "0", Map.of()),
  TERMINAL_VALUE("terminal_value", "name", "0", Map.of()),
  FACE_CONSENT(
      "face_consent", "id", "active = 1", Map.of("id", Kept::id, "stated", AgeStated::valueOf)),

  /// Points to a consent in force: without that one it is not taken over.
  FACE_TEMPLATE("face_template", "consent", "1", Map.of("consent", Kept::id)),
  FACE_USE("face_use", "seq", "0", Map.of()),
  OUTBOX(
      "outbox",
      "seq",
      "state <> 'ACCEPTED'",
      Map.of("key", Kept::id, "lane", Kept::lane, "body", Kept::json));

  private final String table;
  private final String key;

  /// Which of its rows are read again and again.
  private final String live;

  private final Map<String, Form> forms;

  /// Throws an [IllegalArgumentException] at a text that is none of its kind.
  private interface Form {
    Object of(String text);
  }

  Kept(String table, String key, String live, Map<String, Form> forms) {
    this.table = table;
    this.key = key;
    this.live = live;
    this.forms = forms;
  }

  /// What the program reads of it again and again.
  String liveRows() {
    return "SELECT * FROM " + table + " WHERE " + live;
  }

  String table() {
    return table;
  }

  String key() {
    return key;
  }

  /// Whether its rows are numbered in the order they were written.
  boolean numbered() {
    return this == OUTBOX || this == FACE_USE;
  }

  boolean ofFaces() {
    return this == FACE_CONSENT || this == FACE_TEMPLATE || this == FACE_USE;
  }

  /// What of a row, its columns in order from its key on, no second row has.
  Object once(Object[] row) {
    return this == OUTBOX ? row[1] : row[0];
  }

  /// What the backend has is with the backend.
  boolean wanted(List<String> columns, Object[] row) {
    return this != OUTBOX
        || !columns.contains("state")
        || !"ACCEPTED".equals(row[columns.indexOf("state")]);
  }

  /// @throws IllegalArgumentException when a value is none of its kind
  void require(List<String> columns, Object[] row) {
    forms.forEach((column, form) -> {
      int at = columns.indexOf(column);
      if (at >= 0 && row[at] != null) {
        form.of(row[at].toString());
      }
    });
    if (this == OUTBOX && columns.contains("sum")) {
      requireSum(columns, row);
    }
    if (this == DOOR && columns.containsAll(List.of("locker", "board", "channel"))) {
      requireName(columns, row);
    }
  }

  /// A door is named by what stands beside its name.
  private static void requireName(List<String> columns, Object[] row) {
    String name =
        String.join(
            "/",
            text(columns, row, "locker"),
            text(columns, row, "board"),
            text(columns, row, "channel"));
    if (!name.equals(text(columns, row, "id"))) {
      throw new IllegalArgumentException("a door is not named as it was");
    }
  }

  /// Facts from before the sums have none.
  private static void requireSum(List<String> columns, Object[] row) {
    Object sum = row[columns.indexOf("sum")];
    if (sum instanceof Number there
        && there.longValue()
            != Outbox.sum(
                text(columns, row, "key"),
                text(columns, row, "lane"),
                text(columns, row, "kind"),
                Long.parseLong(text(columns, row, "at")),
                text(columns, row, "body"))) {
      throw new IllegalArgumentException("a fact is not what was written");
    }
  }

  private static String text(List<String> columns, Object[] row, String column) {
    return String.valueOf(row[columns.indexOf(column)]);
  }

  private static Object id(String text) {
    return UUID.fromString(text);
  }

  private static Object lane(String text) {
    return text.equals(Fact.TERMINAL) ? text : id(text);
  }

  private static Object json(String text) {
    return FactJson.field(text, "");
  }
}
