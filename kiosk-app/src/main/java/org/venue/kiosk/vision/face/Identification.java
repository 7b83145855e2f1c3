package org.venue.kiosk.vision.face;

import java.util.Set;

/// Whose face it is, among those who are expected. A face is known when it is enough like one
/// template and clearly less like the next; all else is nobody's, without blame, and the other way
/// in is offered.
public sealed interface Identification {
  /// It is this member's, as far as pictures can tell; the person still confirms by name.
  record Known(String id, double similarity) implements Identification {}

  /// It is like none of them.
  record Stranger() implements Identification {}

  /// It is like two of them.
  record Ambiguous() implements Identification {}

  /// Searches by the sheet's threshold and margin.
  ///
  /// @param expected members who may come now; nobody else is looked at
  static Identification of(
      FaceIndex index, Template sought, Set<String> expected, ModelSheet sheet) {
    FaceIndex.Best best = index.best(sought, expected);
    if (best.first().isEmpty() || best.first().get().similarity() < sheet.threshold()) {
      return new Stranger();
    }
    FaceIndex.Hit first = best.first().get();
    boolean clear =
        best.second()
            .map(second -> first.similarity() - second.similarity() >= sheet.margin())
            .orElse(true);
    return clear ? new Known(first.id(), first.similarity()) : new Ambiguous();
  }
}
