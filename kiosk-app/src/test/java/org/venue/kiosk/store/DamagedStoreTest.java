package org.venue.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.store.StoreException.Fault;

/// A store that is not what was written, at start and while the terminal runs.
class DamagedStoreTest {
  @TempDir private Path folder;
  private Path store;
  private Day.Content before;

  @BeforeEach
  void writeADay() throws Exception {
    store = folder.resolve("k.db");
    Day.writeAndClose(store);
    before = Day.content(store);
  }

  @Test
  void aMissingFileIsALossAndNeverAFreshStart() throws Exception {
    Files.delete(store);
    Day.open(store).close();
    requireTold(0);
    requireDistrusted();
    assertEquals(List.of(), aside(), "there was nothing to keep");
  }

  @Test
  void anEmptyFileIsALossAsWell() throws Exception {
    Files.write(store, new byte[0]);
    Day.open(store).close();
    requireTold(0);
    requireDistrusted();
    assertEquals(1, aside().size());
  }

  @Test
  void aFirstStartIsNoLoss() throws Exception {
    Path fresh = folder.resolve("fresh.db");
    Day.open(fresh).close();
    assertEquals(List.of("0"), new StoreFile(fresh).rows("SELECT count(*) FROM outbox"));
  }

  @Test
  void aTruncatedFileGivesWhatIsLeftOfItAndIsKeptAside() throws Exception {
    byte[] whole = Files.readAllBytes(store);
    cut(whole.length * 2L / 3 / SqliteFile.PAGE * SqliteFile.PAGE);
    Day.open(store).close();
    Day.Content after = Day.content(store);
    assertTrue(before.facts().containsAll(after.facts()));
    assertTrue(before.held().containsAll(after.held()));
    assertEquals(after.facts().size(), number("salvaged"));
    requireDistrusted();
    assertEquals(
        whole.length * 2L / 3 / SqliteFile.PAGE * SqliteFile.PAGE, Files.size(aside().getFirst()));
  }

  @Test
  void aDamagedHeaderLosesNothing() throws Exception {
    overwrite(0, "not a database at all".getBytes());
    Day.open(store).close();
    requireTold(before.facts().size());
    assertEquals(before, Day.content(store));
    assertFalse(distrusted(), "everything of the doors was read");
  }

  @Test
  void aDamagedIndexLosesNothing() throws Exception {
    overwrite(page("door_held") + SqliteFile.PAGE - 300, new byte[300]);
    Day.open(store).close();
    requireTold(before.facts().size());
    assertEquals(before, Day.content(store));
  }

  @Test
  void aPageOfFactsThatCannotBeReadIsWalkedAroundAndCounted() throws Exception {
    int leaf = leafOf("outbox");
    overwrite(leaf, new byte[SqliteFile.PAGE]);
    Day.open(store).close();
    Day.Content after = Day.content(store);
    int lost = before.facts().size() - after.facts().size();
    assertTrue(lost > 0 && lost < before.facts().size() / 2, lost + " facts were lost");
    assertEquals(lost, number("unreadable"));
    assertEquals(before.held(), after.held());
    List<String> keys = new ArrayList<>(rows("SELECT key FROM outbox ORDER BY seq"));
    assertEquals(keys.size(), keys.stream().distinct().count());
  }

  @Test
  void factsKeepTheirOrder() throws Exception {
    List<String> order = rows("SELECT key FROM outbox ORDER BY seq");
    overwrite(0, new byte[16]);
    Day.open(store).close();
    assertEquals(order, rows("SELECT key FROM outbox ORDER BY seq").subList(0, order.size()));
  }

  @Test
  void feedsStartAnewSoThatTheBackendTellsAgain() throws Exception {
    overwrite(0, new byte[16]);
    Day.open(store).close();
    assertEquals(List.of(), rows("SELECT * FROM feed"));
  }

  @Test
  void anythingElseIsLeftAlone() throws Exception {
    Path letter = folder.resolve("letter.txt");
    Files.writeString(letter, "Dear all, this is no store. ".repeat(100));
    StoreException e = assertThrows(StoreException.class, () -> Day.open(letter));
    assertEquals(Fault.FOREIGN, e.fault());
    assertTrue(e.getMessage().contains("it is no store of this terminal"), e.getMessage());
    assertTrue(Files.readString(letter).startsWith("Dear all"));
  }

  @Test
  void aNewerStoreIsNotTouched() throws Exception {
    new StoreFile(store)
        .run(
            "INSERT INTO flyway_schema_history SELECT installed_rank + 90, '999', 'later', type,"
                + " 'V999__later.sql', 1, installed_by, installed_on, 0, 1"
                + " FROM flyway_schema_history ORDER BY installed_rank LIMIT 1");
    byte[] there = Files.readAllBytes(store);
    StoreException e = assertThrows(StoreException.class, () -> Day.open(store));
    assertEquals(Fault.NEWER, e.fault());
    assertTrue(e.getMessage().contains("a newer version"), e.getMessage());
    assertEquals(List.of(), aside());
    assertEquals(there.length, Files.size(store));
  }

  @Test
  void aFolderInItsPlaceIsSaid() throws Exception {
    Path place = Files.createDirectory(folder.resolve("place.db"));
    StoreException e = assertThrows(StoreException.class, () -> Day.open(place));
    assertEquals(Fault.READ_ONLY, e.fault());
  }

  @Test
  void aBrokenLogIsMendedAndReadToItsEnd() throws Exception {
    Path live = folder.resolve("live").resolve("k.db");
    Files.createDirectories(live.getParent());
    Path copy;
    Day.Content all;
    try (Database _ = Day.write(live)) {
      all = Day.content(live);
      copy = Day.copy(live, folder.resolve("copy"));
    }
    Path log = copy.resolveSibling("k.db-wal");
    store = copy;
    int frame = SqliteFile.PAGE + 24;
    overwrite(log, 32 + 20L * frame + 1000, new byte[] {0x55});
    Day.open(copy).close();
    Day.Content after = Day.content(copy);
    assertEquals(all.visits(), after.visits());
    assertTrue(after.facts().size() >= all.facts().size() - 1, "one row at most was in that byte");
    requireDistrusted();
  }

  @Test
  void aCrashWhileRecoveringIsFinishedAtTheNextStart() throws Exception {
    overwrite(0, new byte[16]);
    var paths = new StorePaths(store);
    Path good = folder.resolve("good").resolve("g.db");
    Files.createDirectories(good.getParent());
    Day.writeAndClose(good);
    Files.copy(good, paths.ready());
    Day.open(store).close();
    assertEquals(before, Day.content(store));
    assertEquals(1, aside().size());
    assertFalse(Files.exists(paths.ready()));
  }

  @Test
  void damageSeenWhileRunningIsRecoveredFromAtOnce() throws Exception {
    var renewed = new ArrayList<String>();
    try (Database open = Day.open(store)) {
      open.listen(
          new Database.Listener() {
            @Override
            public void renewed() {
              renewed.add("renewed");
            }
          });
      assertEquals(List.of("ok"), rows("PRAGMA quick_check"));
      StoreException e =
          assertThrows(
              StoreException.class,
              () ->
                  open.transaction(
                      "read",
                      tx -> {
                        throw StoreException.of(Fault.DAMAGED, "page 7");
                      }));
      assertEquals(Fault.DAMAGED, e.fault());
      assertEquals(List.of("renewed"), renewed);
      assertEquals(Optional.empty(), open.trouble());
      assertEquals(before, Day.content(store));
      assertThrows(
          StoreException.class,
          () ->
              open.transaction(
                  "read",
                  tx -> {
                    throw StoreException.of(Fault.DAMAGED, "page 8");
                  }));
      assertEquals(Optional.of(Fault.DAMAGED), open.trouble(), "twice is the disk");
      assertThrows(StoreException.class, () -> open.transaction("read", tx -> null));
    }
    assertEquals(1, aside().size());
  }

  @Test
  void aFullDiskIsSaidAndPasses() throws Exception {
    try (Database open = Day.open(store)) {
      open.transaction("fill", tx -> tx.list(row -> row.getInt(1), "PRAGMA max_page_count = 1"));
      StoreException e =
          assertThrows(StoreException.class, () -> open.transaction("write", this::writeMuch));
      assertEquals(Fault.FULL, e.fault());
      assertTrue(e.getMessage().contains("the disk is full; make room"), e.getMessage());
      assertEquals(Optional.of(Fault.FULL), open.trouble());
      assertEquals(before, Day.content(store));
      open.retry();
      assertEquals(Optional.empty(), open.trouble());
      open.transaction("write", this::writeMuch);
    }
    assertEquals(List.of(), aside());
  }

  @Test
  void aStoreThatMayNotBeWrittenIsSaidAndPasses() throws Exception {
    try (Database open = Day.open(store)) {
      open.transaction("lock", tx -> tx.update("PRAGMA query_only = 1"));
      StoreException e =
          assertThrows(StoreException.class, () -> open.transaction("write", this::writeMuch));
      assertEquals(Fault.READ_ONLY, e.fault());
      assertThrows(StoreException.class, open::retry);
      assertEquals(Optional.of(Fault.READ_ONLY), open.trouble());
      open.transaction("unlock", tx -> tx.update("PRAGMA query_only = 0"));
      open.retry();
      assertEquals(Optional.empty(), open.trouble());
    }
    assertEquals(List.of(), aside());
  }

  private Void writeMuch(Transaction tx) throws StoreException {
    for (int i = 0; i < 500; i++) {
      tx.updateOne(
          "INSERT INTO tariff (id, name_zh, name_en, fen) VALUES (?, ?, ?, 1)",
          "t-" + i,
          "x".repeat(100),
          "y".repeat(100));
    }
    return null;
  }

  private void requireTold(int facts) {
    assertEquals(1, rows("SELECT key FROM outbox WHERE kind = 'StoreDamaged'").size());
    assertEquals(1, rows("SELECT id FROM task WHERE kind = 'STORE_DAMAGED'").size());
    assertEquals(facts, number("salvaged"));
  }

  private int number(String field) {
    return Integer.parseInt(
        rows("SELECT body ->> '" + field + "' FROM outbox WHERE kind = 'StoreDamaged'").getFirst());
  }

  private boolean distrusted() {
    return !rows("SELECT 1 FROM terminal_value WHERE name = 'doors_not_proved'").isEmpty();
  }

  private void requireDistrusted() throws StoreException {
    assertTrue(distrusted());
    var doors = new Doors(new Visits(List.of()));
    try (Database open = Day.open(store)) {
      open.transaction(
          "fit",
          tx -> {
            doors.configure(tx, Day.lockers());
            return doors.distrust(tx);
          });
    }
    assertEquals(List.of("0"), rows("SELECT count(*) FROM door WHERE state = 'FREE'"));
    assertEquals(List.of("" + Day.DOORS), rows("SELECT count(*) FROM door"));
  }

  private List<String> rows(String sql) {
    return new StoreFile(store).rows(sql);
  }

  private List<Path> aside() throws IOException {
    try (Stream<Path> files = Files.list(store.getParent())) {
      return files.filter(file -> file.getFileName().toString().contains(".damaged-")).toList();
    }
  }

  /// Where the first page of a table or index stands.
  private int page(String name) {
    String root = rows("SELECT rootpage FROM sqlite_schema WHERE name = '" + name + "'").getFirst();
    return (Integer.parseInt(root) - 1) * SqliteFile.PAGE;
  }

  /// Where a leaf in the middle of a table stands: the second child of its first page.
  private int leafOf(String table) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(store.toFile(), "r")) {
      int root = page(table);
      file.seek(root);
      assertEquals(5, file.read(), "the table is large enough to have an inner page");
      file.seek(root + 12 + 2);
      int cell = file.readUnsignedShort();
      file.seek(root + cell);
      return (file.readInt() - 1) * SqliteFile.PAGE;
    }
  }

  private void cut(long size) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(store.toFile(), "rw")) {
      file.setLength(size);
    }
  }

  private void overwrite(long at, byte[] bytes) throws IOException {
    overwrite(store, at, bytes);
  }

  private static void overwrite(Path path, long at, byte[] bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(at);
      file.write(bytes);
    }
  }
}
