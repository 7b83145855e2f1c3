package org.venue.kiosk.command;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What somebody opens by hand, past every rule, stands in the log before it moves.
final class ByHand {
  private static final Logger LOG = LoggerFactory.getLogger(ByHand.class);

  private ByHand() {}

  /// @param reason as typed; it stays on one line
  static void log(String device, String what, String reason) {
    LOG.warn("{}: {} is asked to open, reason: {}", device, what, reason.replaceAll("\\R", " "));
  }
}
