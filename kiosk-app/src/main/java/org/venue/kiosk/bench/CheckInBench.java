package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.venue.kiosk.store.StoreException;

/// How long a visitor waits for the door: from the last byte of the code to the first byte of the
/// unlock, with everything in between that the product does, the durable intent included.
public final class CheckInBench implements Benchmark {
  private static final double AIM = 3;
  private static final String YARDSTICK = "fdatasync of 4 KB";
  private static final String BARE_PATH = BarePath.HAND_OVERS + " bare hand-overs and it";

  private final Size size;

  /// How much is measured.
  ///
  /// @param tickets in the store
  /// @param warmUp visitors who are not counted
  /// @param visitors who are
  public record Size(int tickets, int warmUp, int visitors) {
    /// A venue's day; enough visitors for the 99th of a hundred to mean something.
    public static final Size USUAL = new Size(100_000, 200, 500);

    /// Every visitor has an own ticket.
    public Size {
      if (warmUp < 0 || visitors < 1 || tickets < warmUp + visitors) {
        throw new IllegalArgumentException("There are fewer tickets than visitors.");
      }
    }
  }

  /// A bench of this size.
  public CheckInBench(Size size) {
    this.size = size;
  }

  @Override
  public String name() {
    return "checkin";
  }

  @Override
  public String about() {
    return "last byte of the scan in to first byte of the unlock out, intent on the disk,"
        + " %,d tickets in the store, %,d visitors".formatted(size.tickets(), size.visitors());
  }

  @Override
  public List<Measure> run(Path folder) throws IOException, StoreException {
    Timings checkIn = new Timings();
    Timings sync = new Timings();
    Timings path = new Timings();
    int people = size.warmUp() + size.visitors();
    var visitors = new Visitors(size.tickets(), people);
    try (Lobby lobby = new Lobby(folder);
        BareDisk disk = new BareDisk(folder.resolve("bare"));
        BarePath bare = new BarePath(folder.resolve("bare-path"))) {
      visitors.sell(lobby.store());
      visitors.come(
          lobby,
          0,
          people,
          (person, took) -> {
            Duration synced = disk.sync();
            Duration gone = bare.go();
            if (person >= size.warmUp()) {
              sync.add(synced);
              path.add(gone);
              checkIn.add(took);
            }
          });
    }
    return List.of(
        measure(50, checkIn, YARDSTICK, sync, OptionalDouble.empty()),
        measure(99, checkIn, YARDSTICK, sync, OptionalDouble.of(AIM)),
        measure(50, checkIn, BARE_PATH, path, OptionalDouble.empty()),
        measure(99, checkIn, BARE_PATH, path, OptionalDouble.empty()));
  }

  private static Measure measure(
      int percent, Timings checkIn, String yardstick, Timings bare, OptionalDouble aim) {
    return new Measure(
        "p" + percent, checkIn.percentile(percent), yardstick, bare.percentile(percent), aim);
  }
}
