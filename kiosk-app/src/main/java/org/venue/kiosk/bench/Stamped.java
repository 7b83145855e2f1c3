package org.venue.kiosk.bench;

import java.util.function.Consumer;
import org.venue.hardware.link.Simulator;

/// A simulator in between: notes when bytes pass, as a probe on the wire would.
final class Stamped implements Simulator {
  private final Simulator inner;
  private final byte head;
  private volatile long said;
  private volatile long heard;

  /// @param head the first byte of the frames to the device whose coming is noted
  Stamped(Simulator inner, byte head) {
    this.inner = inner;
    this.head = head;
  }

  /// When the device's latest bytes were handed over, by [System#nanoTime].
  long said() {
    return said;
  }

  /// When the latest frame with the head began to reach the device, by [System#nanoTime].
  long heard() {
    return heard;
  }

  @Override
  public void attach(Consumer<byte[]> out) {
    inner.attach(bytes -> {
      said = System.nanoTime();
      out.accept(bytes);
    });
  }

  @Override
  public void receive(byte[] bytes) {
    if (bytes[0] == head) {
      heard = System.nanoTime();
    }
    inner.receive(bytes);
  }
}
