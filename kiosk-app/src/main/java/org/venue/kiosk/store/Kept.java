package org.venue.kiosk.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.venue.kiosk.visit.Holder;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.wire.FactJson;

/// The tables that nobody tells us again, each before those that point to it, and what its rows
/// must be so that the program can read them.
enum Kept {
  VISIT("visit", "id", Map.of("id", Kept::id, "holder_kind", Holder.Kind::valueOf)),
  DOOR("door", "id", Map.of("visit", Kept::id)),
  REDEMPTION("redemption", "key", Map.of("key", Kept::id, "visit", Kept::id)),
  INTENT("intent", "id", Map.of("id", Kept::id, "visit", Kept::id)),
  PIN("pin", "subject", Map.of()),
  TASK("task", "id", Map.of("id", Kept::id, "visit", Kept::id, "kind", StaffTask::valueOf)),
  LANE("lane", "name", Map.of()),
  TERMINAL_VALUE("terminal_value", "name", Map.of()),
  OUTBOX("outbox", "seq", Map.of("key", Kept::id, "lane", Kept::lane, "body", Kept::json));

  /// The lane of facts that belong to no visit.
  private static final String TERMINAL = "terminal";

  private final String table;
  private final String key;
  private final Map<String, Form> forms;

  /// Throws an [IllegalArgumentException] at a text that is none of its kind.
  private interface Form {
    Object of(String text);
  }

  Kept(String table, String key, Map<String, Form> forms) {
    this.table = table;
    this.key = key;
    this.forms = forms;
  }

  static List<String> tables() {
    return Arrays.stream(values()).map(Kept::table).toList();
  }

  String table() {
    return table;
  }

  String key() {
    return key;
  }

  /// Whether its rows are numbered in the order they were written.
  boolean numbered() {
    return this == OUTBOX;
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
  }

  private static Object id(String text) {
    return UUID.fromString(text);
  }

  private static Object lane(String text) {
    return text.equals(TERMINAL) ? text : id(text);
  }

  private static Object json(String text) {
    return FactJson.field(text, "");
  }
}
