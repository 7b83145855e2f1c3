package org.venue.kiosk.wire;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The answer to `POST /facts`: what became of each fact.
public record Verdicts(Map<UUID, Verdict> of) {

  public Verdicts {
    of = Map.copyOf(of);
  }

  /// What became of one fact.
  public sealed interface Verdict {}

  /// The backend has it; telling it again changes nothing.
  public record Accepted() implements Verdict {}

  /// The backend will never take it as it is.
  public record Refused(String reason) implements Verdict {}

  /// It is to be told again.
  ///
  /// @param notBefore empty when the terminal may choose
  public record Later(Optional<Instant> notBefore) implements Verdict {}

  private record Body(List<Row> verdicts) {}

  private record Row(UUID key, Word verdict, String reason, Instant notBefore) {}

  private enum Word {
    ACCEPTED,
    REFUSED,
    LATER
  }

  /// Reads the answer to these facts. A fact without a verdict has none.
  ///
  /// @throws IllegalArgumentException when it is none, or speaks of facts that were not told
  public static Verdicts read(String json, Set<UUID> told) {
    Body body = Json.read("a list of verdicts", Body.class, json);
    Map<UUID, Verdict> of = new HashMap<>();
    for (Row row : Json.required("verdicts", body.verdicts())) {
      UUID key = Json.required("key", Json.required("a verdict", row).key());
      if (!told.contains(key)) {
        throw new IllegalArgumentException("a verdict on a fact that was not told: " + key);
      }
      if (of.put(key, verdict(row)) != null) {
        throw new IllegalArgumentException("two verdicts on one fact: " + key);
      }
    }
    return new Verdicts(of);
  }

  private static Verdict verdict(Row row) {
    return switch (Json.required("verdict", row.verdict())) {
      case ACCEPTED -> new Accepted();
      case REFUSED -> new Refused(row.reason() == null ? "" : row.reason());
      case LATER -> new Later(Optional.ofNullable(row.notBefore()));
    };
  }
}
