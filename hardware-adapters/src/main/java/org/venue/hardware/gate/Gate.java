package org.venue.hardware.gate;

import org.venue.hardware.device.Device;
import org.venue.hardware.device.DeviceException;

/// A turnstile or door opened by a timed pulse of its relay.
public interface Gate extends Device {

  /// Asks for one passage. The board times the pulse itself, so a dead kiosk cannot leave a gate
  /// open.
  ///
  /// @throws DeviceException when the pulse was certainly not sent
  Passage open() throws DeviceException;

  /// Whether the relay is drawn right now.
  boolean drawn() throws DeviceException;

  /// What came of asking.
  enum Passage {
    /// The relay board confirmed the pulse.
    ASKED,
    /// The pulse may have been given; the board did not confirm.
    UNKNOWN
  }
}
