package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.vision.face.Template;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.FaceConsent;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.wire.FeedItem;

/// Agreeing, storing a face, agreeing anew and deleting it, with the n-th call to the store going
/// wrong, for every n, in four ways. After each: no template without a consent, no consent without
/// its line, and the faces in memory are those of the store, at once where the program lives on and
/// after its start where it died.
@Execution(ExecutionMode.CONCURRENT)
class FaceDeskCrashTest {
  private static final FaceMember MEMBER = new FaceMember("m-1", "李*", false);

  /// Far more calls than the story makes.
  private static final int ENDLESS = 40;

  @TempDir private static Path ready;

  @TempDir private Path folder;

  @BeforeAll
  static void makeStore() throws Exception {
    Database.open(ready.resolve("kiosk.db"), Executors.newSingleThreadExecutor()).close();
  }

  @ParameterizedTest
  @EnumSource
  void whateverFailsStoreAndMemorySayTheSame(Crash.Kind kind) throws Exception {
    int n = 1;
    while (goesWrong(kind, n)) {
      n++;
      assertTrue(n < ENDLESS, "it ends");
    }
    assertTrue(n > 7, "every call was reached: " + n);
  }

  /// Whether the n-th call came at all.
  private boolean goesWrong(Crash.Kind kind, int n) throws Exception {
    Path place = Files.createDirectory(folder.resolve(kind + "-" + n));
    Files.copy(ready.resolve("kiosk.db"), place.resolve("kiosk.db"));
    Crash crash = new Crash(kind, n);
    List<ExecutorService> threads = new ArrayList<>();
    var venue =
        new Venue(
            place,
            List.of(Venue.locker(1, false)),
            () -> {
              threads.add(crash.store());
              return threads.getLast();
            });
    venue.known.open(FaceDeskTest.SHEET);
    venue.told(
        new FeedItem.Member(
            "m-1", "李雷", false, false, Venue.OPENING, Venue.OPENING.plusSeconds(3600)));
    crash.arm();
    try {
      story(venue);
    } catch (Crash.Died _) {
      // Nothing more is done.
    }
    crash.disarm();
    holds(place, kind + ", call " + n);
    if (!kind.dies() || !crash.struck()) {
      venue.desk.expire();
      sameInMemory(venue, kind + " living on, call " + n);
    }
    venue.known.close();
    for (ExecutorService thread : threads) {
      thread.shutdownNow();
      thread.awaitTermination(5, TimeUnit.SECONDS);
    }
    try (Venue next = new Venue(place, List.of(Venue.locker(1, false)))) {
      next.known.open(FaceDeskTest.SHEET);
      next.desk.expire();
      sameInMemory(next, kind + " started again, call " + n);
      assertEquals(
          new Event.FaceWithdrawn(), next.ask(new Effect.WithdrawFace(MEMBER)), "can be undone");
      assertEquals(0, count(place, "SELECT count(*) FROM face_template"));
      assertEquals(0, count(place, "SELECT count(*) FROM face_consent WHERE active = 1"));
      holds(place, kind + " undone, call " + n);
    }
    return crash.struck();
  }

  private static void story(Venue venue) {
    for (int i = 0; i < 2; i++) {
      agree(venue)
          .ifPresent(consent -> {
            venue.camera.add(FaceDeskTest.ME.clone());
            venue.ask(new Effect.EnrolFace(consent));
          });
    }
    venue.ask(new Effect.WithdrawFace(MEMBER));
    agree(venue)
        .ifPresent(consent -> {
          venue.camera.add(FaceDeskTest.ME.clone());
          venue.ask(new Effect.EnrolFace(consent));
        });
  }

  private static Optional<FaceConsent> agree(Venue venue) {
    return venue.ask(new Effect.AgreeToFace(MEMBER, AgeStated.GUARDIAN))
            instanceof Event.AgreedToFace(FaceConsent consent)
        ? Optional.of(consent)
        : Optional.empty();
  }

  private static void sameInMemory(Venue venue, String when) throws StoreException {
    int stored = Integer.parseInt(venue.rows("SELECT count(*) FROM face_template").getFirst());
    assertEquals(stored, venue.known.size(), when);
    assertEquals(
        stored == 1,
        venue.known.identify(Template.of(FaceDeskTest.ME)) instanceof FaceOutcome.Known,
        when);
  }

  private static void holds(Path place, String when) {
    assertEquals(
        0,
        count(
            place,
            "SELECT count(*) FROM face_template t LEFT JOIN face_consent c"
                + " ON c.id = t.consent AND c.active = 1 WHERE c.id IS NULL"),
        "a template without a consent: " + when);
    assertEquals(
        count(place, "SELECT count(*) FROM face_consent"),
        count(place, "SELECT count(*) FROM face_use WHERE what = 'CONSENTED'"),
        "a consent without its line: " + when);
    assertEquals(
        count(place, "SELECT count(*) FROM face_consent WHERE active = 0"),
        count(place, "SELECT count(*) FROM face_use WHERE what IN ('WITHDRAWN', 'REPLACED')"),
        "an end without its line: " + when);
  }

  private static int count(Path place, String sql) {
    return Integer.parseInt(new StoreFile(place.resolve("kiosk.db")).rows(sql).getFirst());
  }
}
