package org.venue.hardware.device;

import org.venue.hardware.device.DeviceStatus.State;

/// Keeps a device's status and tells each change of state once. Written on the line, read anywhere.
public final class StatusBoard {
  private final DeviceContext context;
  private volatile DeviceStatus now;

  /// Begins with STARTING.
  public StatusBoard(DeviceContext context) {
    this.context = context;
    this.now = new DeviceStatus(State.STARTING, context.clock().instant(), "not asked yet");
  }

  /// What is known now.
  public DeviceStatus now() {
    return now;
  }

  /// CLOSED is final. A new reason for the same state is kept and not told.
  public void set(State state, String reason) {
    DeviceStatus before = now;
    if (before.state() == State.CLOSED) {
      return;
    }
    if (before.state() == state) {
      now = new DeviceStatus(state, before.since(), reason);
      return;
    }
    now = new DeviceStatus(state, context.clock().instant(), reason);
    context.events().accept(new DeviceEvent.StatusChanged(context.name(), now));
  }
}
