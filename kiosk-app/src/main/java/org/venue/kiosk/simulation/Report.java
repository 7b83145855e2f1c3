package org.venue.kiosk.simulation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What became of some simulated days.
///
/// @param asked what was simulated
/// @param guests who came
/// @param cuts how often the power was cut
/// @param seen pulses and states, how often
/// @param facts told, by kind
/// @param broken the promise that was broken, and how
/// @param story its last lines
public record Report(
    Asked asked,
    int guests,
    int cuts,
    Map<String, Integer> seen,
    Map<String, Integer> facts,
    Optional<Throwable> broken,
    List<String> story) {

  /// Which days.
  public record Asked(long seed, int days) {
    @Override
    public String toString() {
      return "--seed %d --days %d".formatted(seed, days);
    }
  }

  public Report {
    seen = new TreeMap<>(seen);
    facts = new TreeMap<>(facts);
    story = List.copyOf(story);
  }

  /// One line for a person.
  public String summary() {
    return "%s: %d guests, %d check-ins, %d check-outs, %d door pulses, %d power cuts, %d facts"
        .formatted(
            asked,
            guests,
            facts.getOrDefault("CheckedIn", 0),
            facts.getOrDefault("CheckedOut", 0),
            seen.getOrDefault("door pulses", 0),
            cuts,
            facts.values().stream().mapToInt(Integer::intValue).sum());
  }

  /// The end of the story, the promise that was broken, and how to hear it again.
  public String failure() {
    return "%s%nBroken with %s: %s%nAgain: venue-kiosk simulate-days %s"
        .formatted(
            String.join(System.lineSeparator(), story),
            asked,
            broken.map(Report::where).orElse("nothing"),
            asked);
  }

  private static String where(Throwable broken) {
    StringWriter text = new StringWriter();
    broken.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
