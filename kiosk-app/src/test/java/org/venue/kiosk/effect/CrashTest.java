package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.Visit;

/// Each step a visitor takes, with its first call to the store or a device going wrong, then its
/// second, and so on until nothing is left to go wrong; in four ways. After each the program starts
/// anew on the same file and the same doors, and the visitor comes back with the same code.
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {
  private static final String CODE = "T-1";

  /// Far more calls than any step makes.
  private static final int ENDLESS = 200;

  /// A store as the first start leaves it; each run begins with a copy, since making one takes
  /// long.
  @TempDir private static Path ready;

  @TempDir private Path folder;

  @BeforeAll
  static void makeStore() throws Exception {
    Database.open(ready.resolve(CrashVenue.STORE), Executors.newSingleThreadExecutor()).close();
  }

  /// What goes on while a call goes wrong.
  private enum Step {
    CHECK_IN_LOBBY,
    CHECK_IN_BEHIND_GATE,
    REOPEN,
    CHANGE_LOCKER,
    GIVE_UP_LOCKER,
    PIN,
    STAFF_OPENS,
    CHECK_OUT,
    END_WITHOUT_LOCKER;

    /// What has gone well before.
    void prepare(CrashVenue venue) {
      switch (this) {
        case CHECK_IN_LOBBY, CHECK_IN_BEHIND_GATE -> {}
        case END_WITHOUT_LOCKER -> {
          checkIn(venue, CrashVenue.MEN);
          venue.ask(new Effect.GiveUpLocker(venue.visit(CODE).orElseThrow()));
          venue.shutAll();
        }
        case REOPEN, CHANGE_LOCKER, GIVE_UP_LOCKER, PIN, STAFF_OPENS, CHECK_OUT ->
            checkIn(venue, CrashVenue.MEN);
      }
    }

    void take(CrashVenue venue) {
      switch (this) {
        case CHECK_IN_LOBBY -> checkIn(venue, CrashVenue.MEN);
        case CHECK_IN_BEHIND_GATE -> checkIn(venue, CrashVenue.POOL);
        case REOPEN -> inside(venue).ifPresent(visit -> open(venue, visit, OpenReason.REOPEN));
        case CHANGE_LOCKER ->
            inside(venue)
                .ifPresent(visit -> {
                  venue.ask(new Effect.ChangeLocker(visit, false));
                  inside(venue).ifPresent(now -> open(venue, now, OpenReason.CHECK_IN));
                  venue.shutAll();
                });
        case GIVE_UP_LOCKER ->
            inside(venue)
                .ifPresent(visit -> {
                  venue.ask(new Effect.GiveUpLocker(visit));
                  venue.shutAll();
                });
        case PIN -> {
          inside(venue).ifPresent(visit -> venue.ask(new Effect.MakePin(visit)));
          venue.ask(new Effect.CheckPin(101, new Pin("123456")));
        }
        case STAFF_OPENS -> staffOpens(venue);
        case CHECK_OUT -> checkOut(venue);
        case END_WITHOUT_LOCKER ->
            inside(venue).ifPresent(visit -> venue.ask(new Effect.EndVisit(visit)));
      }
    }
  }

  private static Optional<Visit> inside(CrashVenue venue) {
    return venue.visit(CODE);
  }

  private static void staffOpens(CrashVenue venue) {
    if (venue.ask(new Effect.FindVisit(101)) instanceof Event.VisitFound(Optional<Visit> found)) {
      found.ifPresent(visit -> open(venue, visit, OpenReason.STAFF_EMERGENCY));
    }
  }

  private static void open(CrashVenue venue, Visit visit, OpenReason reason) {
    if (visit.locker().isPresent()) {
      venue.ask(new Effect.OpenLocker(visit, reason));
    }
  }

  private static void checkIn(CrashVenue venue, Room room) {
    if (venue.resolve(CODE) instanceof Resolution.NewVisit who
        && venue.ask(new Effect.Admit(who, room)) instanceof Event.Admitted(Visit visit, var _)) {
      if (room.layout() == Room.Layout.LOBBY) {
        open(venue, visit, OpenReason.CHECK_IN);
      }
      venue.ask(new Effect.MakePin(visit));
      venue.ask(new Effect.OpenGate(visit));
      venue.shutAll();
    }
  }

  private static void checkOut(CrashVenue venue) {
    inside(venue)
        .filter(visit -> visit.locker().isPresent())
        .ifPresent(visit -> {
          venue.ask(new Effect.CheckOut(visit));
          venue.shutAll();
        });
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void nothingIsLostOrDoubledWhateverCallGoesWrong(Step step) throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Void>> ways =
          Stream.of(Crash.Kind.values())
              .<Callable<Void>>map(kind -> () -> everyCall(step, kind))
              .toList();
      for (Future<Void> way : threads.invokeAll(ways)) {
        way.get();
      }
    }
  }

  private Void everyCall(Step step, Crash.Kind kind) throws Exception {
    int at = 1;
    while (goesWrong(step, kind, at)) {
      at++;
      assertTrue(at < ENDLESS, "the step never ends");
    }
    assertTrue(at > 1, "nothing could go wrong at " + step);
    return null;
  }

  /// @return whether the step has that many calls
  private boolean goesWrong(Step step, Crash.Kind kind, int at) throws Exception {
    String where = step + " " + kind + " at call " + at;
    Path store = folder.resolve(kind + "-" + at);
    copy(ready, Files.createDirectories(store));
    try (var venue = new CrashVenue(store)) {
      var crash = new Crash(kind, at);
      venue.start(crash);
      step.prepare(venue);
      crash.arm();
      try {
        step.take(venue);
      } catch (Crash.Died _) {
        // As planned.
      }
      crash.disarm();
      venue.kill();
      int pulses = venue.pulses();
      venue.start(new Crash(kind, Integer.MAX_VALUE));
      assertEquals(pulses, venue.pulses(), where + ": a restart pulses nothing");
      requireConsistent(where, venue);
      comesBack(where, venue);
      requireConsistent(where + ", after the visitor has come back", venue);
      return crash.struck();
    }
  }

  /// Copies the files of a folder.
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /// The same code leads to what is left to do, and in the end the visit is over.
  private static void comesBack(String where, CrashVenue venue) {
    checkIn(venue, CrashVenue.MEN);
    Optional<Visit> visit = inside(venue);
    if (visit.isPresent()) {
      if (visit.get().locker().isPresent()) {
        checkOut(venue);
      } else {
        venue.ask(new Effect.EndVisit(visit.get()));
      }
    }
    assertEquals(
        0, venue.count("SELECT count(*) FROM visit WHERE ended_at IS NULL"), where + ": stuck");
    assertEquals(1, venue.count("SELECT count(*) FROM visit"), where + ": one entry, one visit");
    assertEquals(
        0,
        venue.count(
            "SELECT count(*) FROM door WHERE state <> 'FREE' AND id NOT IN"
                + " (SELECT subject FROM task)"),
        where + ": a door is lost");
  }

  private static void requireConsistent(String where, CrashVenue venue) {
    assertEquals(List.of(), venue.wrong, where);
    requireMotions(where, venue);
    requireFacts(where, venue);
    assertEquals(List.of("ok"), venue.rows("PRAGMA integrity_check"), where);
  }

  /// Every pulse has an intent, every intent an end, and whatever nobody can say a staff task.
  private static void requireMotions(String where, CrashVenue venue) {
    assertEquals(
        List.of(),
        venue.rows("SELECT * FROM intent WHERE outcome IS NULL"),
        where + ": an intent has no end");
    venue
        .doors()
        .forEach(door ->
            requireBetween(
                where + " " + door,
                venue.boards.pulses(Lockers.channel(door)),
                intents(venue, door.toString(), "DONE"),
                intents(venue, door.toString(), "UNKNOWN")));
    requireBetween(
        where + " gate",
        venue.gate.passages(),
        intents(venue, "gate", "DONE"),
        intents(venue, "gate", "UNKNOWN"));
    assertEquals(
        venue.rows("SELECT target FROM intent WHERE outcome = 'UNKNOWN' ORDER BY 1"),
        venue.rows(
            "SELECT subject FROM task WHERE kind IN ('DOOR_UNKNOWN', 'GATE_UNKNOWN') ORDER BY 1"),
        where + ": what nobody can say is a staff task");
  }

  private static void requireBetween(String where, int pulses, int done, int unknown) {
    assertTrue(
        done <= pulses && pulses <= done + unknown,
        where + ": " + pulses + " pulses, " + done + " done, " + unknown + " unknown");
  }

  private static int intents(CrashVenue venue, String target, String outcome) {
    return venue.count(
        "SELECT count(*) FROM intent WHERE target = '%s' AND outcome = '%s'"
            .formatted(target, outcome));
  }

  /// Facts and what they tell are the same set.
  private static void requireFacts(String where, CrashVenue venue) {
    List<String> keys = venue.rows("SELECT key FROM outbox");
    assertEquals(keys.size(), new HashSet<>(keys).size(), where);
    requireTold(where, venue, "CheckedIn", "SELECT id FROM visit");
    requireTold(where, venue, "CheckedOut", "SELECT id FROM visit WHERE ended_at IS NOT NULL");
    requireTold(
        where + " opened",
        venue,
        "LockerAsked' AND body ->> 'result' = 'OPENED",
        "SELECT visit FROM intent WHERE kind = 'DOOR' AND outcome = 'DONE'");
    requireTold(
        where + " unknown",
        venue,
        "LockerAsked' AND body ->> 'result' = 'UNKNOWN",
        "SELECT visit FROM intent WHERE kind = 'DOOR' AND outcome = 'UNKNOWN'");
    requireTold(
        where + " gate",
        venue,
        "GateAsked' AND body ->> 'result' = 'ASKED",
        "SELECT visit FROM intent WHERE kind = 'GATE' AND outcome = 'DONE'");
    int given = venue.count("SELECT count(*) FROM outbox WHERE kind = 'LockerGiven'");
    int back = venue.count("SELECT count(*) FROM outbox WHERE kind = 'LockerReturned'");
    int held = venue.count("SELECT count(*) FROM door WHERE visit IS NOT NULL");
    int outOfOrder = venue.count("SELECT count(*) FROM door WHERE state = 'OUT_OF_ORDER'");
    assertEquals(given, back + held + outOfOrder, where + ": every locker is somewhere");
  }

  private static void requireTold(String where, CrashVenue venue, String kind, String truth) {
    assertEquals(
        venue.rows(truth + " ORDER BY 1"),
        venue.rows("SELECT lane FROM outbox WHERE kind = '" + kind + "' ORDER BY 1"),
        where + ": told and true differ");
  }
}
