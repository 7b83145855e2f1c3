package org.venue.hardware.device;

import java.time.Instant;

/// What is known of a device: its state, since when, and why in plain English (empty when ready).
public record DeviceStatus(State state, Instant since, String reason) {

  /// A closed vocabulary, so that screens and telemetry can switch over it.
  public enum State {
    /// Not asked yet.
    STARTING,
    /// It answered its last question.
    READY,
    /// The link is there, the device does not answer sensibly.
    SILENT,
    /// The link is not there: unplugged, no such port, connection refused.
    OFFLINE,
    /// Closed by us.
    CLOSED
  }

  /// Whether a question has a chance.
  public boolean ready() {
    return state == State.READY;
  }
}
