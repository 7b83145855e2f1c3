package org.venue.kiosk.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The body of `POST /facts`.
public record FactBatch(List<Told> facts) {
  /// As many as one request may hold.
  public static final int MOST = 500;

  public FactBatch {
    facts = List.copyOf(facts);
  }

  /// One fact as it goes over the wire.
  ///
  /// @param offset how far the backend's clock was ahead when it was told, as far as known
  /// @param body JSON
  public record Told(
      UUID key,
      String lane,
      String kind,
      Instant at,
      Optional<Duration> offset,
      Optional<UUID> visit,
      String body) {}

  /// The JSON of the request.
  public String write() {
    ObjectNode root = Json.MAPPER.createObjectNode();
    ArrayNode array = root.putArray("facts");
    for (Told fact : facts) {
      array
          .addObject()
          .put("key", fact.key().toString())
          .put("lane", fact.lane())
          .put("kind", fact.kind())
          .put("at", Json.instant(fact.at()))
          .put("offsetMillis", fact.offset().map(Duration::toMillis).orElse(null))
          .put("visit", fact.visit().map(UUID::toString).orElse(null))
          .putRawValue("body", new RawValue(fact.body()));
    }
    return root.toString();
  }
}
