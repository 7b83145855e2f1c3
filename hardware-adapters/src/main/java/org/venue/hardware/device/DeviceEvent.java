package org.venue.hardware.device;

/// News that nobody asked for. A kind of device adds its own records beside its contract.
public interface DeviceEvent {

  /// The name of the device it comes from.
  String device();

  /// The device went from one status to another; never sent twice for the same state.
  record StatusChanged(String device, DeviceStatus status) implements DeviceEvent {}
}
