package org.venue.hardware.link;

import java.time.Duration;

/// How a model's exchange behaves on its line. Start from [#of] and change what differs.
///
/// @param patience how long a question waits for its answer
/// @param tries how often a SAFE question is sent at most
/// @param quiet how long the line must be silent after a missed answer before it is asked again
/// @param pause silence on a listening line that ends an unfinished frame
/// @param echo whether the adapter hears its own bytes, which are then skipped
/// @param poll how often an idle line is looked at: for loss, return and pushed frames
/// @param cooldown first wait after a failed opening; doubles up to `longestCooldown`
/// @param longestCooldown the longest wait between two openings
public record Settings(
    Duration patience,
    int tries,
    Duration quiet,
    Duration pause,
    boolean echo,
    Duration poll,
    Duration cooldown,
    Duration longestCooldown) {

  /// The usual line: two tries, 300 ms of quiet after silence (what field software for lock boards
  /// waits), no echo.
  public static Settings of(Duration patience) {
    return new Settings(
        patience,
        2,
        Duration.ofMillis(300),
        Duration.ofMillis(100),
        false,
        Duration.ofSeconds(1),
        Duration.ofMillis(500),
        Duration.ofSeconds(5));
  }

  /// With another number of tries.
  public Settings withTries(int tries) {
    return new Settings(patience, tries, quiet, pause, echo, poll, cooldown, longestCooldown);
  }

  /// With another pause that ends an unfinished frame.
  public Settings withPause(Duration pause) {
    return new Settings(patience, tries, quiet, pause, echo, poll, cooldown, longestCooldown);
  }

  /// With or without an adapter that hears its own bytes.
  public Settings withEcho(boolean echo) {
    return new Settings(patience, tries, quiet, pause, echo, poll, cooldown, longestCooldown);
  }

  /// With another rhythm of looking at the idle line.
  public Settings withPoll(Duration poll) {
    return new Settings(patience, tries, quiet, pause, echo, poll, cooldown, longestCooldown);
  }

  /// With other waits between openings.
  public Settings withCooldown(Duration first, Duration longest) {
    return new Settings(patience, tries, quiet, pause, echo, poll, first, longest);
  }
}
