package org.venue.hardware.device;

/// Why a device could not do what it was asked. The code is stable: visitor, staff and telemetry
/// see the same one.
public enum Fault {
  /// The link is down; nothing was sent.
  NOT_CONNECTED,
  /// Sent and not answered within the patience of the question.
  NO_REPLY,
  /// Answered with something that is not an answer.
  PROTOCOL,
  /// The device said no.
  REFUSED,
  /// The question does not fit the device as configured, such as door 30 of a board with 24.
  NO_SUCH_PART
}
