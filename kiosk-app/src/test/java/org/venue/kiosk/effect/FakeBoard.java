package org.venue.kiosk.effect;

import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.venue.hardware.device.Counters;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus;
import org.venue.hardware.device.Fault;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.DoorState;
import org.venue.hardware.locker.LockerBoard;
import org.venue.hardware.locker.Opening;

/// A board in memory that keeps the contract and does what a test tells it.
final class FakeBoard implements LockerBoard {
  final SortedSet<Door> jammed = new TreeSet<>();
  boolean unplugged;

  /// The pulse goes out and nothing comes back.
  boolean silentAfterPulse;

  int pulses;

  /// What happens between the board's reading and the moment it is looked at.
  Runnable afterReading = () -> {};

  private final String name;
  private final Map<Door, DoorState> doors = new TreeMap<>();

  FakeBoard(String name, int channels) {
    this.name = name;
    for (int channel = 1; channel <= channels; channel++) {
      doors.put(new Door(1, channel), DoorState.CLOSED);
    }
  }

  void shut(int channel) {
    doors.put(new Door(1, channel), DoorState.CLOSED);
  }

  void openByHand(int channel) {
    doors.put(new Door(1, channel), DoorState.OPEN);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DeviceStatus status() {
    var state = unplugged ? DeviceStatus.State.OFFLINE : DeviceStatus.State.READY;
    return new DeviceStatus(state, Instant.EPOCH, "");
  }

  @Override
  public Counters counters() {
    return new Counters(0, 0, 0, 0);
  }

  @Override
  public SortedSet<Door> doors() {
    return new TreeSet<>(doors.keySet());
  }

  @Override
  public Map<Door, DoorState> states() throws DeviceException {
    requireLink();
    Map<Door, DoorState> read =
        doors.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    afterReading.run();
    return read;
  }

  @Override
  public DoorState state(Door door) throws DeviceException {
    requireLink();
    return doors.get(door);
  }

  @Override
  public Opening open(Door door) throws DeviceException {
    requireLink();
    pulses++;
    if (silentAfterPulse) {
      return Opening.UNKNOWN;
    }
    if (jammed.contains(door)) {
      return Opening.STAYED_CLOSED;
    }
    doors.put(door, DoorState.OPEN);
    return Opening.OPENED;
  }

  private void requireLink() throws DeviceException {
    if (unplugged) {
      throw new DeviceException(Fault.NOT_CONNECTED, "unplugged");
    }
  }

  @Override
  public void close() {}
}
