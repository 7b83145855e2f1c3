package org.venue.kiosk.visit;

import java.time.Instant;

/// How it stands with the booking backend: what the chip in the head of every screen says.
///
/// @param since when this state began
/// @param percent how far the first load is; 0 as long as nobody knows
public record Connection(State state, Instant since, int percent) {

  /// A terminal that has no booking backend misses none.
  public static final Connection NONE = new Connection(State.NONE, Instant.EPOCH);

  public Connection {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException(percent + " %");
    }
  }

  /// Without progress.
  public Connection(State state, Instant since) {
    this(state, since, 0);
  }

  /// What the terminal has found out by itself.
  public enum State {
    /// No backend is configured.
    NONE,
    /// Configured, and this terminal has no token yet.
    NOT_ENROLLED,
    /// The first load of the feeds is under way.
    LOADING,
    ONLINE,
    /// It answers, and takes long.
    SLOW,
    /// It does not answer.
    SILENT,
    /// Something answers that is not the backend: a login page, a broken proxy.
    NONSENSE,
    /// It answers and refuses this terminal's token.
    REFUSED,
    /// The venue has taken this terminal out of service, signed.
    REVOKED
  }

  /// Whether there is anything a person at the terminal should know of it.
  public boolean remarkable() {
    return state != State.NONE && state != State.ONLINE;
  }

  /// Whether the backend may be asked.
  public boolean usable() {
    return state == State.ONLINE || state == State.SLOW || state == State.LOADING;
  }
}
