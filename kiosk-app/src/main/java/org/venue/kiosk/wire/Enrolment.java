package org.venue.kiosk.wire;

/// The answer to `POST /enrolments`: this terminal's token.
public record Enrolment(String token, String venue, String terminal) {

  public Enrolment {
    Json.required("token", token);
    Json.required("venue", venue);
    Json.required("terminal", terminal);
  }

  /// The JSON of the request.
  public static String request(String code, String terminal) {
    return Json.MAPPER.createObjectNode().put("code", code).put("terminal", terminal).toString();
  }

  /// Reads the answer.
  ///
  /// @throws IllegalArgumentException with one sentence when it is none
  public static Enrolment read(String json) {
    return Json.read("an enrolment", Enrolment.class, json);
  }

  @Override
  public String toString() {
    return "Enrolment[" + venue + ", " + terminal + "]";
  }
}
