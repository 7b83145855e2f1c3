package org.venue.hardware.device;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.venue.hardware.link.LinkOpener;
import org.venue.hardware.link.Ticker;

/// What a driver receives instead of making it: its name, the way to open links, the clocks, the
/// one thread of its line, and where its unasked-for news goes.
///
/// @param clock the calendar time of statuses
/// @param ticker the monotonic clock of deadlines; the same one the links wait by
/// @param line the line's own executor. With one platform thread in the product; a test may give
///   one that runs everything in place
/// @param events called on the line's thread; must not block
public record DeviceContext(
    String name,
    LinkOpener links,
    InstantSource clock,
    Ticker ticker,
    ScheduledExecutorService line,
    Consumer<DeviceEvent> events) {

  /// The line whose thread this is, once it has run anything for a device.
  private static final ThreadLocal<ScheduledExecutorService> OWN_LINE = new ThreadLocal<>();

  /// A context in real time.
  public DeviceContext(
      String name,
      LinkOpener links,
      InstantSource clock,
      ScheduledExecutorService line,
      Consumer<DeviceEvent> events) {
    this(name, links, clock, Ticker.SYSTEM, line, events);
  }

  /// Work that belongs on the line's thread.
  ///
  /// @param <X> what it throws; the caller of [#onLine] gets it unwrapped
  @FunctionalInterface
  public interface Work<T, X extends Exception> {
    /// Does it.
    T run() throws X;
  }

  /// Runs `work` on the line's thread and waits for it; in place when this already is the line's
  /// thread. A driver holds the line over several questions by asking them inside one `work`.
  ///
  /// @throws java.util.concurrent.RejectedExecutionException when the line was shut down
  public <T, X extends Exception> T onLine(Work<T, X> work) throws X {
    if (OWN_LINE.get() == line) {
      return work.run();
    }
    Callable<T> task =
        () -> {
          OWN_LINE.set(line);
          return work.run();
        };
    return await(line.submit(task));
  }

  /// Marks the calling thread, which runs a task of the line, as the line's own.
  public void enterLine() {
    OWN_LINE.set(line);
  }

  /// Waits through interruptions: every question has its own deadline, and half a motion is worse
  /// than a late one.
  private static <T, X extends Exception> T await(Future<T> future) throws X {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof Error error) {
            throw error;
          }
          @SuppressWarnings("unchecked") // the task throws X or what is unchecked
          X cause = (X) e.getCause();
          throw cause;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
