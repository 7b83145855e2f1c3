package org.venue.kiosk.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.venue.hardware.link.Codec;
import org.venue.hardware.link.Simulator;

/// A message of sixteen bytes that means nothing.
record Sixteen(long first, long second) {
  static final int LENGTH = 16;

  byte[] bytes() {
    return ByteBuffer.allocate(LENGTH).putLong(first).putLong(second).array();
  }

  static Sixteen of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Sixteen(buffer.getLong(), buffer.getLong());
  }

  /// Any sixteen bytes are one.
  static final class Bytes implements Codec<Sixteen> {
    @Override
    public byte[] encode(Sixteen frame) {
      return frame.bytes();
    }

    @Override
    public Decoded<Sixteen> decode(byte[] buffer, int length, Sixteen asked) {
      return length < LENGTH
          ? new Decoded.NeedMore<>()
          : new Decoded.Whole<>(Sixteen.of(buffer), LENGTH);
    }
  }

  /// A device that says each message back once it has all of it.
  static final class Echo implements Simulator {
    private final byte[] heard = new byte[LENGTH];
    private int length;
    private Consumer<byte[]> out = _ -> {};

    @Override
    public void attach(Consumer<byte[]> out) {
      this.out = out;
    }

    @Override
    public void receive(byte[] bytes) {
      for (byte next : bytes) {
        heard[length++] = next;
        if (length == LENGTH) {
          length = 0;
          out.accept(Arrays.copyOf(heard, LENGTH));
        }
      }
    }
  }
}
