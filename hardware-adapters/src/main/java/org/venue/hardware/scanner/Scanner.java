package org.venue.hardware.scanner;

import org.venue.hardware.device.Device;
import org.venue.hardware.device.DeviceEvent;
import org.venue.hardware.device.DeviceException;

/// A code scanner that sends text by itself. What it reads arrives as [Scanned] on the context's
/// consumer.
public interface Scanner extends Device {

  /// Starts reading now, where the model has a command for it.
  ///
  /// @throws DeviceException with REFUSED when no trigger is configured
  void trigger() throws DeviceException;

  /// One code, exactly as read: never trimmed, since base45 contains the space. Configured prefix
  /// and suffix are off. `aim` is the AIM identifier such as `]Q1`, or empty.
  record Scanned(String device, String text, String aim) implements DeviceEvent {}

  /// A line that is not a code: too long, or with control characters. The text itself is not kept.
  record Rejected(String device, Reason reason, int length) implements DeviceEvent {}

  /// Why a line was refused.
  enum Reason {
    TOO_LONG,
    CONTROL_CHARACTER,
    NOT_UTF8
  }
}
