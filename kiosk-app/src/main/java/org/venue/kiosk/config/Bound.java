package org.venue.kiosk.config;

import java.util.List;
import java.util.Map;

/// A file as far as it could be read. Where a key is bad or missing the value stands in: the
/// default, else empty text, zero or the first word; such a key has a problem.
///
/// @param places of every key that stands in the file, by its dotted name
public record Bound<T extends Record>(
    T value, List<Problem> problems, Map<String, Position> places) {

  public Bound {
    problems = List.copyOf(problems);
    places = Map.copyOf(places);
  }

  /// Where the key stands, else where the table around it begins.
  public Position place(String key) {
    for (String at = key; !at.isEmpty(); at = parent(at)) {
      Position place = places.get(at);
      if (place != null) {
        return place;
      }
    }
    return Position.START;
  }

  /// Whether the key has a problem already, so that its value says nothing.
  public boolean isBad(String key) {
    return problems.stream().anyMatch(problem -> problem.key().equals(key));
  }

  private static String parent(String key) {
    return key.substring(0, Math.max(0, key.lastIndexOf('.')));
  }
}
