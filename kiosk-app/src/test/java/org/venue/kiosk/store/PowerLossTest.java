package org.venue.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The power fails in the middle of the day: of the log only its beginning is on the disk.
class PowerLossTest {
  private static final int VISITS = 5;
  private static final int HEADER = 32;
  private static final int FRAME = SqliteFile.PAGE + 24;

  @TempDir private Path folder;

  @Test
  void whereverTheLogEndsTheStoreIsWhatItWasAfterSomeTransaction() throws Exception {
    Path day = Files.createDirectories(folder.resolve("day")).resolve("k.db");
    Path copy;
    try (Database _ = Day.write(day, VISITS)) {
      copy = Day.copy(day, folder.resolve("copy"));
    }
    Path log = copy.resolveSibling("k.db-wal");
    int frames = (int) ((Files.size(log) - HEADER) / FRAME);
    assertTrue(frames > 50, "the log holds the day");
    int visits = 0;
    for (int i = 0; i <= frames; i++) {
      visits = reopen(copy, i, HEADER + (long) i * FRAME, visits);
      visits = reopen(copy, i, HEADER + (long) i * FRAME + FRAME / 2, visits);
    }
    assertEquals(VISITS, visits, "the whole log holds every visit");
  }

  private int reopen(Path copy, int frame, long size, int before) throws Exception {
    Path cut = Day.copy(copy, folder.resolve("cut-" + frame + "-" + size));
    try (RandomAccessFile log =
        new RandomAccessFile(cut.resolveSibling("k.db-wal").toFile(), "rw")) {
      log.setLength(Math.min(size, log.length()));
    }
    String where = "the log ends at byte " + size;
    Day.open(cut).close();
    var rows = new StoreFile(cut);
    assertEquals(List.of("ok"), rows.rows("PRAGMA integrity_check"), where);
    assertEquals(List.of(), rows.rows("SELECT 1 FROM outbox WHERE kind = 'StoreDamaged'"), where);
    requireTogether(where, rows, "SELECT id FROM visit", "CheckedIn");
    requireTogether(where, rows, "SELECT visit FROM intent WHERE outcome = 'DONE'", "LockerAsked");
    requireTogether(where, rows, "SELECT id FROM visit WHERE ended_at IS NOT NULL", "CheckedOut");
    int visits = rows.rows("SELECT id FROM visit").size();
    assertTrue(visits == before || visits == before + 1, where + ": a transaction at a time");
    return visits;
  }

  /// Facts and the change they tell are there together or not at all.
  private static void requireTogether(String where, StoreFile rows, String truth, String kind) {
    assertEquals(
        rows.rows(truth + " ORDER BY 1"),
        rows.rows("SELECT lane FROM outbox WHERE kind = '" + kind + "' ORDER BY 1"),
        where);
  }
}
