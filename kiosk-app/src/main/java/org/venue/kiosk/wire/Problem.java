package org.venue.kiosk.wire;

/// An error as RFC 9457 writes it.
///
/// @param type a stable name of what went wrong
public record Problem(String type, String title, String detail) {

  private record Body(String type, String title, String detail) {}

  /// Reads a problem.
  ///
  /// @throws IllegalArgumentException with one sentence when it is none
  public static Problem read(String json) {
    Body body = Json.read("a problem", Body.class, json);
    return new Problem(
        Json.required("type", body.type()),
        body.title() == null ? "" : body.title(),
        body.detail() == null ? "" : body.detail());
  }
}
