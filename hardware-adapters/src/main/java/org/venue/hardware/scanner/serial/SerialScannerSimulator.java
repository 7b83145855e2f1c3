package org.venue.hardware.scanner.serial;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.venue.hardware.link.Codec.Decoded;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.scanner.ScannerSimulator;
import org.venue.hardware.scanner.serial.SerialScannerFormat.Trigger;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Line;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Started;

/// One scanner, set up as its link address says. Knobs may be turned from any thread.
final class SerialScannerSimulator implements Simulator, ScannerSimulator {
  /// AIM identifier of a QR code.
  private static final String QR = "]Q1";

  private final SerialScannerFormat format;
  private final SerialScannerCodec codec;
  private final Random random;
  private final byte[] buffer = new byte[16];
  private int length;
  private boolean muted;
  private boolean reading;
  private Consumer<byte[]> out = bytes -> {};
  private Runnable listener = () -> {};

  SerialScannerSimulator(SerialScannerFormat format, long seed) {
    this.format = format;
    codec = new SerialScannerCodec(format);
    random = new Random(seed);
  }

  @Override
  public synchronized void attach(Consumer<byte[]> out) {
    this.out = out;
    length = 0;
  }

  /// No order is longer than nine bytes, so the buffer never fills.
  @Override
  public void receive(byte[] bytes) {
    for (byte b : bytes) {
      synchronized (this) {
        buffer[length++] = b;
      }
      obey();
    }
  }

  private void obey() {
    while (true) {
      synchronized (this) {
        if (length == 0) {
          return;
        }
        switch (codec.decodeOrder(buffer, length)) {
          case Decoded.NeedMore<SerialScannerFrame> _ -> {
            return;
          }
          case Decoded.Noise<SerialScannerFrame>(int skip, _) -> {
            drop(skip);
            continue;
          }
          case Decoded.Whole<SerialScannerFrame> order -> drop(order.length());
        }
      }
      read(true);
      if (format.trigger() == Trigger.GM65) {
        send(codec.encode(new Started()));
      }
    }
  }

  private void drop(int count) {
    System.arraycopy(buffer, count, buffer, 0, length - count);
    length -= count;
  }

  private void read(boolean now) {
    Runnable told;
    synchronized (this) {
      told = reading == now ? () -> {} : listener;
      reading = now;
    }
    told.run();
  }

  @Override
  public void scan(String text) {
    synchronized (this) {
      byte[] bytes = codec.encode(new Line(text, format.aim() ? QR : ""));
      int from = 0;
      while (from < bytes.length) {
        int to = Math.min(bytes.length, from + 1 + random.nextInt(32));
        send(Arrays.copyOfRange(bytes, from, to));
        from = to;
      }
    }
    read(false);
  }

  @Override
  public synchronized void send(byte[] bytes) {
    if (!muted) {
      out.accept(bytes);
    }
  }

  @Override
  public synchronized void mute(boolean muted) {
    this.muted = muted;
  }

  @Override
  public synchronized boolean reading() {
    return reading;
  }

  @Override
  public synchronized void onChange(Runnable listener) {
    this.listener = listener;
  }
}
