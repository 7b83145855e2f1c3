package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// The least that a terminal with a thread for each kind of work does between a scan and a door:
/// one hand-over from thread to thread for each that a check-in makes, and one fdatasync on the
/// way. It shows what the machine's scheduler adds to the disk.
final class BarePath implements AutoCloseable {
  /// Scanner, loop, effect, store and back, three times through loop and effect, and the door's
  /// line.
  static final int HAND_OVERS = 13;

  /// The hand-over after which the intent is on the disk.
  private static final int DURABLE = 7;

  private final BareDisk disk;
  private final List<ExecutorService> threads =
      Stream.generate(Executors::newSingleThreadExecutor).limit(4).toList();

  BarePath(Path file) throws IOException {
    disk = new BareDisk(file);
  }

  /// Goes the path once and says how long it took.
  Duration go() throws IOException {
    long start = System.nanoTime();
    var done = new CompletableFuture<Long>();
    step(0, done);
    try {
      return Duration.ofNanos(done.join() - start);
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  private void step(int count, CompletableFuture<Long> done) {
    threads
        .get(count % threads.size())
        .execute(() -> {
          try {
            if (count == DURABLE) {
              disk.sync();
            }
          } catch (IOException e) {
            done.completeExceptionally(e);
            return;
          }
          if (count + 1 < HAND_OVERS) {
            step(count + 1, done);
          } else {
            done.complete(System.nanoTime());
          }
        });
  }

  @Override
  public void close() throws IOException {
    threads.forEach(ExecutorService::shutdown);
    disk.close();
  }
}
