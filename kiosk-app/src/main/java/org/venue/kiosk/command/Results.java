package org.venue.kiosk.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Prints results as they come and knows when there were enough.
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;
  private final boolean json;
  private final int most;
  private final long start = System.nanoTime();
  private final Duration longest;
  private int printed;

  /// @param most results after which it is enough
  /// @param longest time after which it is enough
  Results(PrintWriter out, boolean json, int most, Duration longest) {
    this.out = out;
    this.json = json;
    this.most = most;
    this.longest = longest;
  }

  void print(Result result) {
    try {
      out.println(json ? JSON.writeValueAsString(result) : result.line());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    out.flush();
    printed++;
  }

  /// Whether no more is wanted.
  boolean enough() {
    return printed >= most || left().isZero();
  }

  /// Time until it is enough.
  Duration left() {
    Duration left = longest.minusNanos(System.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
