package org.venue.kiosk.simulation;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What happened, line by line; the last lines are kept, since they are what explains a failure.
final class Story {
  private static final int KEPT = 400;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS").withZone(ZoneId.of("Asia/Shanghai"));

  private final InstantSource clock;
  private final Deque<String> lines = new ArrayDeque<>();

  Story(InstantSource clock) {
    this.clock = clock;
  }

  /// Adds a line.
  void tell(String who, String what) {
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.addLast("%s  %-10s %s".formatted(TIME.format(clock.instant()), who, what));
  }

  /// The last lines, oldest first.
  List<String> lines() {
    return List.copyOf(lines);
  }
}
