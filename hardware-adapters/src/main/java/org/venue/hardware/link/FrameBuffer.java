package org.venue.hardware.link;

import java.util.function.Predicate;

/// Cuts arriving bytes into frames with a codec. The buffer is fixed: whatever arrives, it never
/// grows; when a codec asks for more than it holds, the oldest byte is noise.
final class FrameBuffer<F> {
  /// Several times the longest frame of any known device.
  private static final int CAPACITY = 4096;

  private final Codec<F> codec;
  private final byte[] bytes = new byte[CAPACITY];
  private int length;
  private long noise;

  FrameBuffer(Codec<F> codec) {
    this.codec = codec;
  }

  /// Bytes thrown away so far.
  long noise() {
    return noise;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /// Forgets what is there: the link it came over is gone.
  void clear() {
    noise += length;
    length = 0;
  }

  /// Takes bytes in and hands every whole frame to `taker`.
  ///
  /// @param taker true ends the reading: what lies behind is kept for [#resume]
  /// @return whether `taker` ended it
  boolean feed(byte[] chunk, int from, int to, F asked, Predicate<F> taker) {
    int next = from;
    while (next < to) {
      int taken = Math.min(to - next, CAPACITY - length);
      System.arraycopy(chunk, next, bytes, length, taken);
      length += taken;
      next += taken;
      if (resume(asked, taker)) {
        append(chunk, next, to);
        return true;
      }
      if (length == CAPACITY) {
        skip(1);
      }
    }
    return false;
  }

  private void append(byte[] chunk, int from, int to) {
    int kept = Math.min(to - from, CAPACITY - length);
    System.arraycopy(chunk, from, bytes, length, kept);
    length += kept;
    noise += to - from - kept;
  }

  /// Looks again at what is there.
  boolean resume(F asked, Predicate<F> taker) {
    while (length > 0) {
      switch (codec.decode(bytes, length, asked)) {
        case Codec.Decoded.Whole<F> whole -> {
          drop(whole.length());
          if (taker.test(whole.frame())) {
            return true;
          }
        }
        case Codec.Decoded.Noise<F> junk -> skip(junk.skip());
        case Codec.Decoded.NeedMore<F> more -> {
          return false;
        }
      }
    }
    return false;
  }

  /// The line fell silent: what looked like the beginning of a frame is none, and a real one may
  /// stand behind it. The buffer is empty afterwards, unless `taker` ended the reading.
  boolean pause(F asked, Predicate<F> taker) {
    while (length > 0) {
      switch (codec.decodeAtPause(bytes, length, asked)) {
        case Codec.Decoded.Whole<F> whole -> {
          drop(whole.length());
          if (taker.test(whole.frame())) {
            return true;
          }
        }
        case Codec.Decoded.Noise<F> junk -> skip(junk.skip());
        case Codec.Decoded.NeedMore<F> more -> skip(1);
      }
      if (resume(asked, taker)) {
        return true;
      }
    }
    return false;
  }

  private void skip(int count) {
    int skipped = Math.clamp(count, 1, length);
    noise += skipped;
    drop(skipped);
  }

  private void drop(int count) {
    length -= count;
    System.arraycopy(bytes, count, bytes, 0, length);
  }
}
