package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Mirror;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.sync.Backend;

/// What a visitor feels of a first load: the same as [CheckInBench] measures, first in a quiet
/// terminal, then while it loads all tickets over HTTP again and again. A page of the load may
/// stand before the visitor, so the yardstick is the quiet time and one page's transaction, both by
/// the 99th of a hundred.
public final class BusyCheckInBench implements Benchmark {
  private static final Duration MOST = Duration.ofMillis(50);
  private static final OptionalDouble AIM = OptionalDouble.of(1);

  private final CheckInBench.Size size;

  /// @param size as many visitors for either part
  public BusyCheckInBench(CheckInBench.Size size) {
    this.size = size;
  }

  @Override
  public String name() {
    return "checkin-busy";
  }

  @Override
  public String about() {
    return "check-in while %,d tickets are loaded again and again, %,d visitors"
        .formatted(size.tickets(), size.visitors());
  }

  @Override
  public List<Measure> run(Path folder) throws IOException, StoreException {
    int first = size.warmUp();
    int busyFrom = first + size.visitors();
    int end = busyFrom + size.visitors();
    var visitors = new Visitors(size.tickets(), end);
    Timings quiet = new Timings();
    Timings busy = new Timings();
    try (Lobby lobby = new Lobby(folder);
        LoopbackVenue venue = new LoopbackVenue(folder.resolve("booking"))) {
      Timings pages = visitors.sell(lobby.store());
      venue.sell(visitors.tickets());
      visitors.come(lobby, 0, first, (_, _) -> {});
      visitors.come(lobby, first, busyFrom, (_, took) -> quiet.add(took));
      try (Load _ = new Load(venue, lobby.store(), folder.resolve("bench.db"))) {
        visitors.come(lobby, busyFrom, end, (_, took) -> busy.add(took));
      }
      Duration allowed = quiet.percentile(99).plus(pages.percentile(99));
      return List.of(
          new Measure(
              "p50",
              busy.percentile(50),
              "quiet p50",
              quiet.percentile(50),
              OptionalDouble.empty()),
          new Measure("p99", busy.percentile(99), "quiet p99 + a page", allowed, AIM),
          new Measure("p99", busy.percentile(99), "as a person feels", MOST, AIM));
    }
  }

  /// A first load that begins again when it is through, until it is closed.
  private static final class Load implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> done;
    private volatile boolean over;

    Load(LoopbackVenue venue, Database store, Path file) {
      done =
          thread.submit(() -> {
            for (int i = 0; !over; i++) {
              load(venue, store, file, "bench-" + i);
            }
            return null;
          });
    }

    private void load(LoopbackVenue venue, Database store, Path file, String name)
        throws IOException, StoreException {
      store.transaction("begin from the start", tx -> Mirror.forget(tx, "tickets"));
      try (Backend backend = venue.terminal(store, file, name, Duration.ofMinutes(1))) {
        while (!over && backend.bring().isZero()) {}
      }
    }

    @Override
    public void close() throws IOException {
      over = true;
      try {
        done.get();
      } catch (ExecutionException e) {
        throw new IOException("The load broke off: " + e.getCause().getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("The bench was interrupted", e);
      } finally {
        thread.shutdown();
      }
    }
  }
}
