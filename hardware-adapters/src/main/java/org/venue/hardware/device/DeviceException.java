package org.venue.hardware.device;

/// A device could not do what it was asked. For a motion (unlock, gate) it is thrown only when the
/// motion was certainly not asked for; once the bytes may have left, the outcome is a value
/// instead.
public final class DeviceException extends Exception {
  private final Fault fault;

  /// Names the fault and says in one sentence what happened and where.
  public DeviceException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /// The same, with the failure underneath.
  public DeviceException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /// The stable code.
  public Fault fault() {
    return fault;
  }
}
