package org.venue.kiosk;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.venue.kiosk.config.Problem;

/// A configuration that cannot be used, with everything that is wrong with it. The message has one
/// line for each problem: file, line, column, key and what is wrong.
public final class ConfigException extends Exception {
  private final transient List<Problem> problems;

  /// Names the file and its problems.
  public ConfigException(Path file, List<Problem> problems) {
    super(problems.stream().map(problem -> file + ":" + problem).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /// In the order of the file.
  public List<Problem> problems() {
    return problems;
  }
}
