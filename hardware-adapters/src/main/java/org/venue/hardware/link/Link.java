package org.venue.hardware.link;

import java.time.Duration;

/// Carries bytes both ways. Not safe for threads: one thread, the line's, both reads and writes.
public interface Link extends AutoCloseable {

  /// Waits at most `patience` for the first byte and returns what is there then; 0 means silence.
  /// Bytes come in any pieces. Zero patience looks without waiting.
  ///
  /// @throws LinkException when the other side is gone; the link is then to be closed
  int read(byte[] into, Duration patience) throws LinkException;

  /// Hands all bytes over to the medium.
  ///
  /// @throws LinkException when the other side is gone; some bytes may have left
  void write(byte[] bytes) throws LinkException;

  /// Asks to be called, from any thread, whenever bytes arrive, so that a listener need not wait in
  /// [#read].
  ///
  /// @return false when this link cannot; the listener then reads with patience
  default boolean onArrival(Runnable wake) {
    return false;
  }

  @Override
  void close();
}
