package org.venue.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.store.Faces.Consent;
import org.venue.kiosk.visit.AgeStated;

/// Enrolment and withdrawal with the n-th change failing, for every n: after each the file is
/// opened again and holds no template without consent and no step without its line.
class FacesCrashTest {
  private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
  private static final List<String> TABLES = List.of("face_consent", "face_template", "face_use");

  private @TempDir Path directory;

  @Test
  void whateverFailsNoTemplateIsOrphanedAndNoStepIsWithoutItsLine() throws Exception {
    int n = 1;
    while (!passes(n)) {
      n++;
    }
    assertTrue(n > 10, "every change was reached: " + n);
  }

  /// Whether nothing failed: the story has fewer changes than `n`.
  private boolean passes(int n) throws Exception {
    Path file = Files.createDirectory(directory.resolve("run-" + n)).resolve("kiosk.db");
    Faces faces = new Faces(Vault.beside(file));
    List<Path> moments = new ArrayList<>();
    boolean failed = false;
    try (Database store = Database.open(file, Executors.newSingleThreadExecutor())) {
      failNth(store, n);
      try {
        story(store, faces, () -> moments.add(photograph(file, moments.size())));
      } catch (StoreException _) {
        failed = true;
      }
    }
    moments.add(file);
    for (Path moment : moments) {
      holds(moment, n);
    }
    return !failed;
  }

  private interface Moment {
    void now() throws Exception;
  }

  /// Every way in and out of a face.
  private static void story(Database store, Faces faces, Moment moment) throws Exception {
    Consent first = consent("c-1", "m-1");
    run(store, tx -> faces.agree(tx, first), moment);
    run(store, tx -> faces.enrol(tx, first, "sface", new float[128], NOW), moment);
    Consent again = consent("c-2", "m-1");
    run(store, tx -> faces.agree(tx, again), moment);
    run(store, tx -> faces.enrol(tx, again, "sface", new float[128], NOW), moment);
    run(store, tx -> faces.withdraw(tx, "m-1", NOW), moment);
    store.purge();
    Consent other = consent("c-3", "m-2");
    run(store, tx -> faces.agree(tx, other), moment);
    run(store, tx -> faces.enrol(tx, other, "sface", new float[128], NOW), moment);
    run(store, tx -> faces.expire(tx, other.until()), moment);
    store.purge();
  }

  private interface Deed {
    void in(Transaction tx) throws StoreException;
  }

  private static void run(Database store, Deed deed, Moment moment) throws Exception {
    store.transaction(
        "write",
        tx -> {
          deed.in(tx);
          return null;
        });
    moment.now();
  }

  private static Consent consent(String id, String member) {
    return new Consent(
        id, member, "v1", AgeStated.FOURTEEN_OR_OVER, NOW, NOW.plus(Duration.ofDays(1)));
  }

  /// The n-th row that is written, changed or taken away is refused, as if the disk were full.
  private static void failNth(Database store, int n) throws StoreException {
    store.transaction(
        "prepare",
        tx -> {
          tx.update("CREATE TABLE countdown (n INTEGER NOT NULL) STRICT");
          tx.update("INSERT INTO countdown VALUES (?)", n);
          for (String table : TABLES) {
            for (String change : List.of("INSERT", "UPDATE", "DELETE")) {
              tx.update(
                  "CREATE TRIGGER fail_%s_%s BEFORE %s ON %s"
                          .formatted(table, change, change, table)
                      + " BEGIN UPDATE countdown SET n = n - 1;"
                      + " SELECT RAISE(ABORT, 'the disk is full') FROM countdown WHERE n = 0; END");
            }
          }
          return null;
        });
  }

  /// The files as a power cut would leave them now.
  private static Path photograph(Path file, int count) throws Exception {
    Path copy =
        Files.createDirectory(file.resolveSibling("moment-" + count)).resolve(file.getFileName());
    for (String end : List.of("", "-wal")) {
      Path from = Path.of(file + end);
      if (Files.exists(from)) {
        Files.copy(from, Path.of(copy + end));
      }
    }
    return copy;
  }

  private static void holds(Path file, int n) {
    StoreFile seen = new StoreFile(file);
    assertEquals(
        List.of(),
        seen.rows(
            "SELECT t.consent FROM face_template t LEFT JOIN face_consent c"
                + " ON c.id = t.consent AND c.active = 1 WHERE c.id IS NULL"),
        "a template without a consent in force, failing at " + n);
    assertLines(seen, "SELECT count(*) FROM face_consent", "CONSENTED");
    assertLines(
        seen,
        "SELECT count(*) FROM face_consent WHERE active = 0",
        "WITHDRAWN', 'EXPIRED', 'REPLACED");
    assertTrue(
        number(seen, "SELECT count(*) FROM face_template")
            <= number(seen, "SELECT count(*) FROM face_use WHERE what = 'ENROLLED'"),
        "a template without its line, failing at " + n);
  }

  private static void assertLines(StoreFile seen, String rows, String whats) {
    assertEquals(
        number(seen, rows),
        number(seen, "SELECT count(*) FROM face_use WHERE what IN ('" + whats + "')"),
        whats);
  }

  private static int number(StoreFile seen, String sql) {
    return Integer.parseInt(seen.rows(sql).getFirst());
  }
}
