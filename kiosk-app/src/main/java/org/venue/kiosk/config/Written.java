package org.venue.kiosk.config;

import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/// What stands in the file, in a word.
final class Written {
  private Written() {}

  static String name(Object written) {
    return switch (written) {
      case String text -> "the text \"" + text + "\"";
      case Long number -> "the number " + number;
      case Double number -> "the number " + number;
      case Boolean truth -> truth.toString();
      case TomlArray list -> "a list";
      case TomlTable table -> "a table";
      default -> written.toString();
    };
  }
}
