package org.venue.kiosk.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The body of `POST /redemptions`: may this entry be used?
///
/// @param key of the fact that will tell it
/// @param allowed how many admissions the ticket allows; never 0
public record Redeeming(UUID key, String ticket, int person, int allowed, Instant at, UUID visit) {

  /// What the backend says.
  public sealed interface Answer {}

  /// The entry is this terminal's.
  public record Granted() implements Answer {}

  /// Every entry is used up.
  ///
  /// @param at of the latest use, if it was said
  public record Used(Optional<Instant> at, String terminal) implements Answer {}

  /// The ticket was cancelled or refunded.
  public record Revoked() implements Answer {}

  private record Body(UUID key, Word verdict, Instant at, String terminal) {}

  private enum Word {
    GRANTED,
    USED,
    REVOKED
  }

  /// The JSON of the request.
  public String write() {
    return Json.MAPPER
        .createObjectNode()
        .put("key", key.toString())
        .put("ticket", ticket)
        .put("person", person)
        .put("allowed", allowed)
        .put("at", Json.instant(at))
        .put("visit", visit.toString())
        .toString();
  }

  /// Reads the answer to this question.
  ///
  /// @throws IllegalArgumentException when it is none, or one to another question
  public Answer read(String json) {
    Body body = Json.read("an answer to a redemption", Body.class, json);
    if (!key.equals(body.key())) {
      throw new IllegalArgumentException("an answer to another redemption: " + body.key());
    }
    return switch (Json.required("verdict", body.verdict())) {
      case GRANTED -> new Granted();
      case USED ->
          new Used(Optional.ofNullable(body.at()), body.terminal() == null ? "" : body.terminal());
      case REVOKED -> new Revoked();
    };
  }
}
