package org.venue.kiosk.effect;

import java.time.Instant;
import org.venue.hardware.device.Counters;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus;
import org.venue.hardware.device.Fault;
import org.venue.hardware.gate.Gate;

/// A gate in memory that keeps the contract and does what a test tells it.
final class FakeGate implements Gate {
  boolean unplugged;
  boolean silentAfterPulse;
  int pulses;

  @Override
  public String name() {
    return "gate";
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
  public Passage open() throws DeviceException {
    if (unplugged) {
      throw new DeviceException(Fault.NOT_CONNECTED, "unplugged");
    }
    pulses++;
    return silentAfterPulse ? Passage.UNKNOWN : Passage.ASKED;
  }

  @Override
  public boolean drawn() {
    return false;
  }

  @Override
  public void close() {}
}
