package org.venue.hardware.device;

/// One device behind one link. Methods may be called from any thread: the driver puts every
/// question on its line's executor, one at a time. A device whose link is down is still a device:
/// it says so in its status, fails its questions at once, and comes back by itself.
public interface Device extends AutoCloseable {

  /// The name the configuration gave it, such as `locker.men`.
  String name();

  /// What is known now, without asking the device.
  DeviceStatus status();

  /// What was asked, answered and lost since the start.
  Counters counters();

  /// Releases the link. No question is answered afterwards.
  @Override
  void close();
}
