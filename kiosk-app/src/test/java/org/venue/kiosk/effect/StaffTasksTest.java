package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.hardware.locker.Door;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.StaffDesk;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.StoreFile;
import org.venue.kiosk.store.Tasks;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.visit.OpenReason;
import org.venue.kiosk.visit.OpenTask;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.TaskAction;
import org.venue.kiosk.visit.TaskOutcome;
import org.venue.kiosk.visit.Visit;

/// What staff does about tasks, on a real store with a board in memory.
class StaffTasksTest {
  @TempDir Path directory;
  private Venue venue;

  @BeforeEach
  void open() throws StoreException {
    venue = new Venue(directory);
  }

  @AfterEach
  void close() {
    venue.close();
  }

  private List<OpenTask> list() {
    return ((Event.TasksListed) venue.ask(new Effect.ListTasks())).tasks();
  }

  private TaskOutcome act(OpenTask task, TaskAction action) {
    var answer = (Event.TaskAnswered) venue.ask(new Effect.DoTask(Venue.staff(), task, action));
    return answer.outcome();
  }

  /// A visit of yesterday whose locker was opened once and is shut.
  private Visit overnight() throws StoreException {
    Visit visit = venue.inside("t-1");
    venue.board.shut(1);
    venue.now = venue.now.plus(Duration.ofDays(1));
    venue.lookUntilShut();
    venue.admissions.closeDay(venue.now.minus(Duration.ofHours(8)));
    return visit;
  }

  @Test
  void aVisitThatHeldItsLockerOvernightIsATaskOnce() throws StoreException {
    overnight();
    venue.admissions.closeDay(venue.now);
    assertEquals(List.of("VISIT_STUCK"), venue.tasks());
    assertEquals(List.of(TaskAction.END_VISIT, TaskAction.NOTED), list().getFirst().actions());
  }

  @Test
  void aVisitIsEndedOverAShutDoorAndTold() throws StoreException {
    overnight();
    assertEquals(TaskOutcome.DONE, act(list().getFirst(), TaskAction.END_VISIT));
    assertEquals(List.of("101 FREE", "102 FREE", "103 FREE"), venue.doors());
    List<String> facts = venue.facts();
    assertEquals(
        List.of("LockerReturned", "CheckedOut", "TaskDone"),
        facts.subList(facts.size() - 3, facts.size()));
    assertEquals(List.of("END_VISIT staff-7"), venue.rows("SELECT action, done_by FROM task"));
    assertEquals(List.of(), list());
  }

  @Test
  void nothingIsDoneWhileTheDoorStandsOpen() throws StoreException {
    overnight();
    OpenTask task = list().getFirst();
    venue.board.openByHand(1);
    assertEquals(TaskOutcome.DOOR_OPEN, act(task, TaskAction.END_VISIT));
    assertEquals("101 HELD", venue.doors().getFirst());
    assertEquals(1, list().size());
  }

  @Test
  void oneReadingIsNoProof() throws StoreException {
    overnight();
    OpenTask task = list().getFirst();
    venue.board.openByHand(1);
    venue.look(Duration.ofSeconds(1));
    venue.board.shut(1);
    venue.look(Duration.ofMillis(300));
    assertEquals(TaskOutcome.DOOR_UNKNOWN, act(task, TaskAction.END_VISIT));
    venue.look(Duration.ofMillis(300));
    assertEquals(TaskOutcome.DONE, act(task, TaskAction.END_VISIT));
  }

  @Test
  void aTaskIsDoneOnce() throws StoreException {
    overnight();
    OpenTask task = list().getFirst();
    assertEquals(TaskOutcome.DONE, act(task, TaskAction.NOTED));
    assertEquals(TaskOutcome.CHANGED, act(task, TaskAction.END_VISIT));
    assertEquals("101 HELD", venue.doors().getFirst());
  }

  @Test
  void aVisitThatEndedByItselfIsLeftAlone() throws StoreException {
    Visit visit = overnight();
    OpenTask task = list().getFirst();
    venue.ask(new Effect.CheckOut(visit));
    venue.board.shut(1);
    venue.lookUntilShut();
    assertEquals(TaskOutcome.CHANGED, act(task, TaskAction.END_VISIT));
    assertEquals(List.of(TaskAction.NOTED), list().getFirst().actions());
  }

  @Test
  void aDoorOutOfOrderIsClearedWhenItIsShut() throws StoreException {
    jam();
    OpenTask task = list().getFirst();
    assertEquals(List.of(TaskAction.CLEAR_DOOR), task.actions());
    venue.lookUntilShut();
    venue.look(Duration.ofMillis(300));
    assertEquals(TaskOutcome.DONE, act(task, TaskAction.CLEAR_DOOR));
    assertEquals("101 FREE", venue.doors().getFirst());
    assertEquals(TaskOutcome.CHANGED, act(task, TaskAction.CLEAR_DOOR));
  }

  @Test
  void aDoorOutOfOrderStaysInTheListWhenItsTaskIsDone() throws StoreException {
    jam();
    venue.store.transaction(
        "do the task",
        tx -> {
          var desk = new StaffDesk(new Visits(List.of()));
          desk.done(tx, list(tx).getFirst().id(), TaskAction.NOTED, "staff-7", venue.now);
          return null;
        });
    assertEquals(StaffTask.DOOR_NOT_PROVED, list().getFirst().kind());
    assertEquals(1, list().size(), "and it is there once");
  }

  private static List<Tasks.Task> list(Transaction tx) throws StoreException {
    return new Tasks().open(tx);
  }

  /// The first door jams, and its visitor gets another one.
  private void jam() {
    Visit visit = venue.admit("t-1", Venue.MEN).visit();
    venue.board.jammed.add(new Door(1, 1));
    venue.open(visit, OpenReason.CHECK_IN);
    venue.ask(new Effect.ChangeLocker(visit, true));
    assertEquals("101 OUT_OF_ORDER", venue.doors().getFirst());
  }

  @Test
  void staffEndsAVisitWithItsLockerOpenBeforeThem() {
    Visit visit = venue.inside("t-1");
    Visit opened = venue.open(visit, OpenReason.STAFF_OTHER).visit();
    venue.board.shut(1);
    venue.lookUntilShut();
    venue.look(Duration.ofMillis(300));
    OpenTask task = OpenTask.ending(opened, opened.locker().orElseThrow().locker(), venue.now);
    assertEquals(TaskOutcome.DONE, act(task, TaskAction.END_VISIT));
    assertEquals("101 FREE", venue.doors().getFirst());
    assertEquals(List.of("VISIT_STUCK"), venue.tasks());
    assertTrue(venue.facts().contains("TaskDone"));
  }

  @Test
  void aRefusedFactIsToldAgainOrSetAsideAndItsLaneGoesOn() throws StoreException {
    venue.inside("t-1");
    String key = venue.rows("SELECT key FROM outbox ORDER BY seq LIMIT 1").getFirst();
    refuse(key);
    assertEquals(Optional.of(new OpenTask.Told("CheckedIn", venue.now)), list().getFirst().fact());
    assertEquals(TaskOutcome.DONE, act(list().getFirst(), TaskAction.SEND_AGAIN));
    assertEquals("WAITING", state(key));
    assertEquals(List.of(), venue.rows("SELECT name FROM lane WHERE parked = 1"));
    refuse(key);
    OpenTask task = list().getFirst();
    assertEquals(TaskOutcome.DONE, act(task, TaskAction.SET_ASIDE));
    assertEquals("SET_ASIDE", state(key));
    assertEquals(TaskOutcome.CHANGED, act(task, TaskAction.SEND_AGAIN));
  }

  private void refuse(String key) throws StoreException {
    run("UPDATE outbox SET state = 'REFUSED', reason = 'no' WHERE key = '" + key + "'");
    run("INSERT INTO lane (name, parked) SELECT lane, 1 FROM outbox WHERE key = '" + key + "'");
    venue.store.transaction(
        "raise a task",
        tx -> {
          var task =
              new Tasks.Task(
                  UUID.randomUUID(), StaffTask.FACT_REFUSED, key, Optional.empty(), venue.now);
          new Tasks().raise(tx, task);
          return null;
        });
  }

  private void run(String sql) {
    new StoreFile(directory.resolve("kiosk.db")).run(sql);
  }

  private String state(String key) {
    return venue.rows("SELECT state FROM outbox WHERE key = '" + key + "'").getFirst();
  }
}
