package org.venue.kiosk.bench;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.util.Arrays;

/// The yardstick of our link: the serial library by itself, on a port that never fails, with one
/// thread and blocking reads of a known length. No product can live on it; none can be faster.
final class BarePort implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 1000;

  private final SerialPort port;
  private final byte[] answer = new byte[Sixteen.LENGTH];

  BarePort(String path) throws IOException {
    port = SerialPort.getCommPort(path);
    port.setComPortParameters(9600, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_BLOCKING, PATIENCE_MILLIS, 0);
    if (!port.openPort()) {
      throw new IOException("The bare port " + path + " does not open.");
    }
  }

  void ask(Sixteen question) throws IOException {
    byte[] bytes = question.bytes();
    port.writeBytes(bytes, bytes.length);
    int count = port.readBytes(answer, answer.length);
    if (count != bytes.length || !Arrays.equals(answer, bytes)) {
      throw new IOException("The bare port answered %d bytes that do not fit.".formatted(count));
    }
  }

  @Override
  public void close() {
    port.closePort();
  }
}
