package org.venue.booking;

import java.nio.charset.StandardCharsets;

/// What counts of a ticket.
///
/// @param notBefore milliseconds since 1970, whole seconds as codes say them; likewise `expires`
/// @param entries 0 for no limit
/// @param admits people at each entry
/// @param zone the locker room; empty when the visitor is asked
public record Terms(
    String product, long notBefore, long expires, int entries, int admits, String zone) {

  static Terms of(Json json) {
    var terms =
        new Terms(
            json.text("product", 1, 128),
            json.instant("notBefore"),
            json.instant("expires"),
            (int) json.number("entries", 0, 9999),
            (int) json.number("admits", 1, 99),
            json.text("zone", 0, 64));
    terms.check();
    return terms;
  }

  private void check() {
    // The code counts bytes, and no control characters.
    if (product.getBytes(StandardCharsets.UTF_8).length > 128
        || zone.getBytes(StandardCharsets.UTF_8).length > 64) {
      throw Problem.invalid("product has up to 128 bytes, zone up to 64");
    }
    if ((product + zone).codePoints().anyMatch(Terms::hidden)) {
      throw Problem.invalid("product and zone have no control characters");
    }
    if (notBefore < 0 || notBefore % 1000 != 0 || expires % 1000 != 0 || notBefore >= expires) {
      throw Problem.invalid("expires comes after notBefore, both in whole seconds");
    }
  }

  private static boolean hidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
