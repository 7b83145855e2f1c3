package org.venue.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.wire.FactJson;

/// One bit of the store is wrong, anywhere.
class BitFlipTest {
  private static final int FLIPS = 60;
  private static final long SEED = 3;

  @TempDir private Path folder;
  private int recovered;
  private int saved;

  @Test
  void aFlippedBitIsHarmlessOrRecoveredFromNeverSilent() throws Exception {
    Path day = folder.resolve("day").resolve("k.db");
    Files.createDirectories(day.getParent());
    Day.writeAndClose(day);
    Day.Content before = Day.content(day);
    Random random = new Random(SEED);
    int bits = Math.toIntExact(Files.size(day) * 8);
    for (int i = 0; i < FLIPS; i++) {
      int bit = random.nextInt(bits);
      Path store = Day.copy(day, folder.resolve("flip-" + i));
      flip(store, bit);
      Day.open(store).close();
      compare("bit " + bit, before, store);
    }
    assertTrue(recovered > FLIPS / 8, "only " + recovered + " were noticed");
    assertTrue(saved > recovered * before.facts().size() * 9L / 10, "most facts are saved");
  }

  private static void flip(Path store, int bit) throws IOException {
    byte[] bytes = Files.readAllBytes(store);
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    Files.write(store, bytes);
  }

  private void compare(String where, Day.Content before, Path store) {
    Day.Content after = Day.content(store);
    List<String> told =
        new StoreFile(store).rows("SELECT body FROM outbox WHERE kind = 'StoreDamaged'");
    if (told.isEmpty()) {
      assertEquals(without(before.facts(), after.facts()), Set.of(), where);
      assertEquals(before, after, where);
      return;
    }
    recovered++;
    saved += after.facts().size();
    assertEquals(1, told.size(), where);
    assertEquals(Set.of(), without(after.facts(), before.facts()), where + ": invented");
    assertEquals(after.facts().size(), number(told, "salvaged"), where);
    if (after.facts().size() < before.facts().size()) {
      assertTrue(number(told, "unreadable") > 0, where + ": lost silently");
    }
    requireDoors(where, before, after, store);
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  /// A door that was held is held by the same visit, or nobody gets it.
  private void requireDoors(String where, Day.Content before, Day.Content after, Path store) {
    var rows = new StoreFile(store);
    boolean distrusted =
        !rows.rows("SELECT 1 FROM terminal_value WHERE name = 'doors_not_proved'").isEmpty();
    assertTrue(distrusted || after.held().equals(before.held()), where);
    assertTrue(before.held().containsAll(after.held()), where);
    assertFalse(rows.rows("SELECT 1 FROM task WHERE kind = 'STORE_DAMAGED'").isEmpty(), where);
  }

  private static int number(List<String> told, String field) {
    return Integer.parseInt(FactJson.field(told.getFirst(), field));
  }
}
