package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// The least that makes anything durable: 4 KB written over a place the file already has, and one
/// fdatasync.
final class BareDisk implements AutoCloseable {
  private static final int BLOCK = 4096;
  private static final int BLOCKS = 256;

  private final FileChannel file;
  private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
  private int count;

  BareDisk(Path path) throws IOException {
    file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    for (int i = 0; i < BLOCKS; i++) {
      file.write(block.clear(), (long) i * BLOCK);
    }
    file.force(true);
  }

  /// Makes one block durable and says how long it took.
  Duration sync() throws IOException {
    count++;
    block.clear().putInt(0, count);
    long start = System.nanoTime();
    file.write(block, (long) (count % BLOCKS) * BLOCK);
    file.force(false);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
