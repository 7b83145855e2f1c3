package org.venue.kiosk.config;

import java.util.ArrayList;
import java.util.List;

/// Every key that a file may have, with meaning, type and default, as text.
public final class Explanation {
  private Explanation() {}

  /// The keys of `type`, one table after the other.
  public static String of(Class<? extends Record> type) {
    List<String> lines = new ArrayList<>();
    table(type, "", lines);
    return String.join("\n", lines) + "\n";
  }

  private static void table(Class<? extends Record> type, String path, List<String> lines) {
    for (Schema key : Schema.of(type)) {
      if (!key.table()) {
        lines.add("%s = <%s>   # %s".formatted(key.name(), typeOf(key), key.key().doc()));
        lines.add("    # " + defaultOf(key) + limits(key));
      }
    }
    for (Schema key : Schema.of(type)) {
      if (key.table()) {
        String name = path + key.name();
        lines.add("");
        lines.add("# " + key.key().doc());
        lines.add(key.list() ? "[[" + name + "]]" : "[" + name + "]");
        table(key.record(), name + ".", lines);
      }
    }
  }

  private static String typeOf(Schema key) {
    return key.list() ? "list of " + Scalar.name(key.type()) : Scalar.name(key.type());
  }

  private static String defaultOf(Schema key) {
    if (key.list()) {
      return "default: empty";
    }
    if (key.required()) {
      return "required";
    }
    return "default: " + (key.key().byDefault().isEmpty() ? "empty" : key.key().byDefault());
  }

  private static String limits(Schema key) {
    String least = key.key().atLeast().isEmpty() ? "" : ", at least " + key.key().atLeast();
    String most = key.key().atMost().isEmpty() ? "" : ", at most " + key.key().atMost();
    return least + most;
  }
}
