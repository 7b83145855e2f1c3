package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.link.LinkException;
import org.venue.kiosk.store.StoreException;

/// Something whose speed matters.
public interface Benchmark {

  /// Every benchmark, in the sizes that count.
  static List<Benchmark> all() {
    return List.of(
        new CheckInBench(CheckInBench.Size.USUAL),
        new SerialBench(SerialBench.Size.USUAL),
        new StartBench(1, 10),
        new OutboxBench(Rounds.USUAL, 10_000),
        new SyncBench(Rounds.USUAL, 100_000),
        // Every visitor takes a good part of a second beside a first load; this many end in time.
        new BusyCheckInBench(new CheckInBench.Size(100_000, 100, 200)));
  }

  /// What it is called on the command line.
  String name();

  /// What is measured, in one sentence.
  String about();

  /// Measures. Takes seconds to minutes.
  ///
  /// @param folder an empty one of its own on the disk that counts; its files are the caller's to
  ///   remove
  List<Measure> run(Path folder) throws IOException, StoreException, LinkException, DeviceException;
}
