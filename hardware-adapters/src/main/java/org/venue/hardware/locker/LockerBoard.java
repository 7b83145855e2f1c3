package org.venue.hardware.locker;

import java.util.Map;
import java.util.SortedSet;
import org.venue.hardware.device.Device;
import org.venue.hardware.device.DeviceEvent;
import org.venue.hardware.device.DeviceException;

/// The lockers of one line: one or several boards of one model on one link.
public interface LockerBoard extends Device {

  /// Every door the configuration says hangs on this line.
  SortedSet<Door> doors();

  /// Asks every board and returns the state of every door of [#doors()]; a board that stays silent
  /// leaves its doors UNKNOWN.
  ///
  /// @throws DeviceException when no board at all can be asked
  Map<Door, DoorState> states() throws DeviceException;

  /// Asks for one door.
  DoorState state(Door door) throws DeviceException;

  /// Sends one unlock pulse, then watches the sensor for the line's patience. Asks nothing before
  /// the pulse, so the first byte leaves at once.
  ///
  /// @throws DeviceException when the pulse was certainly not sent
  Opening open(Door door) throws DeviceException;

  /// The board said by itself that a door moved. A hint to look, never a fact.
  record DoorMoved(String device, Door door) implements DeviceEvent {}
}
