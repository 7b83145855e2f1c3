package org.venue.hardware.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A serial port through jSerialComm. Measured on Linux and dealt with here: an open port may
/// report error 25 (a pty has no modem lines), so only the result of opening counts; after the
/// other side is gone the port stays "open" and only `bytesAvailable() == -1` tells.
public final class SerialLink implements Link {
  /// Read timeouts of jSerialComm are rounded up to steps of this; shorter waits look repeatedly.
  private static final Duration STEP = Duration.ofMillis(100);

  /// Between two looks; a byte takes 1 ms at 9600 baud.
  private static final Duration LOOK = Duration.ofNanos(200_000);

  /// Linux errno.h: permission denied.
  private static final int EACCES = 13;

  private static final Duration WRITE_PATIENCE = Duration.ofSeconds(2);

  private final String path;
  private final SerialPort port;

  /// How bytes are put on the wire.
  record Wire(int baud, int data, int parity, int stop) {

    /// The letters behind `parity=`.
    private enum Parity {
      NONE(SerialPort.NO_PARITY),
      EVEN(SerialPort.EVEN_PARITY),
      ODD(SerialPort.ODD_PARITY);

      private final int code;

      Parity(int code) {
        this.code = code;
      }
    }

    /// Reads `baud`, `data`, `parity` and `stop`; 9600 8N1 where nothing is said.
    static Wire of(LinkUri uri) {
      return new Wire(
          uri.option("baud", 9600, 50, 4_000_000),
          uri.option("data", 8, 5, 8),
          uri.option("parity", Parity.NONE).code,
          uri.option("stop", 1, 1, 2) == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS);
    }
  }

  /// Opens the port at once.
  ///
  /// @throws LinkException when it is missing, in use, or not ours to open
  public SerialLink(LinkUri uri) throws LinkException {
    path = uri.address();
    Wire wire = Wire.of(uri);
    try {
      port = SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw new LinkException("There is no serial port " + path + "; is the device plugged in?", e);
    }
    port.setComPortParameters(wire.baud(), wire.data(), wire.stop(), wire.parity());
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(
        SerialPort.TIMEOUT_READ_SEMI_BLOCKING, Math.toIntExact(STEP.toMillis()), 0);
    if (!port.openPort()) {
      throw new LinkException("Cannot open " + path + "; " + refusal(port.getLastErrorCode()));
    }
  }

  private static String refusal(int error) {
    return error == EACCES
        ? "this user may not; add it to the group that owns the port, often dialout."
        : "another program or another line has it open (error " + error + ").";
  }

  @Override
  public int read(byte[] into, Duration patience) throws LinkException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      int waiting = port.bytesAvailable();
      if (waiting < 0) {
        throw gone();
      }
      long left = deadline - System.nanoTime();
      if (waiting > 0 || left >= STEP.toNanos()) {
        int wanted = waiting > 0 ? Math.min(waiting, into.length) : into.length;
        int count = port.readBytes(into, wanted);
        if (count < 0) {
          throw gone();
        }
        if (count > 0) {
          return count;
        }
      } else if (left <= 0) {
        return 0;
      } else {
        LockSupport.parkNanos(Math.min(left, LOOK.toNanos()));
      }
    }
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    long deadline = System.nanoTime() + WRITE_PATIENCE.toNanos();
    int sent = 0;
    while (sent < bytes.length) {
      int count = port.writeBytes(bytes, bytes.length - sent, sent);
      if (count < 0 || count == 0 && port.bytesAvailable() < 0) {
        throw gone();
      }
      sent += count;
      if (sent < bytes.length) {
        if (System.nanoTime() - deadline >= 0) {
          throw new LinkException(path + " takes no more bytes; is flow control on at the device?");
        }
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
  }

  private LinkException gone() {
    return new LinkException(path + " is gone; the device was unplugged or switched off.");
  }

  @Override
  public void close() {
    port.closePort();
  }
}
