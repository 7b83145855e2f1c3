package org.venue.kiosk.flow.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.FlowLaws;
import org.venue.kiosk.flow.Samples;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.staff.TasksFlow.Tasks;
import org.venue.kiosk.visit.TaskAction;

/// The list of tasks and what is done about them.
class TasksFlowTest extends FlowLaws {

  TasksFlowTest() {
    super("tasks", Tasks.class, Samples.tasks());
  }

  private static final TasksFlow.TaskShown SHOWN =
      new TasksFlow.TaskShown(Samples.STAFF, Samples.STUCK, Samples.LATER);

  @Test
  void whatCannotBeTakenBackIsAskedAboutFirst() {
    State asked = after(SHOWN, new Event.Picked(0));
    assertInstanceOf(TasksFlow.ConfirmingTask.class, asked);
    assertEquals(
        List.of(new Effect.DoTask(Samples.STAFF, Samples.STUCK, TaskAction.END_VISIT)),
        next(asked, new Event.Touched(Choice.CONTINUE)).effects());
  }

  @Test
  void whatIsOnlyNotedIsDoneAtOnce() {
    assertEquals(
        List.of(new Effect.DoTask(Samples.STAFF, Samples.STUCK, TaskAction.NOTED)),
        next(SHOWN, new Event.Picked(1)).effects());
  }

  @Test
  void aHeldLockerCanBeOpenedFromItsTaskWithAReason() {
    assertInstanceOf(
        StaffFlow.ChoosingReason.class, after(SHOWN, new Event.Touched(Choice.OPEN_FOR_VISITOR)));
  }

  @Test
  void aLongListIsReadPageByPage() {
    var list =
        new TasksFlow.TaskList(
            Samples.STAFF,
            Collections.nCopies(2 * TasksFlow.PAGE + 1, Samples.STUCK),
            0,
            Samples.LATER);
    var last =
        (TasksFlow.TaskList)
            after(list, new Event.Touched(Choice.NEXT_PAGE), new Event.Touched(Choice.NEXT_PAGE));
    assertEquals(2, last.page());
    assertEquals(1, last.shown().size());
    var first = (TasksFlow.TaskList) after(last, new Event.Touched(Choice.NEXT_PAGE));
    assertEquals(0, first.page());
  }

  @Test
  void theVisitOfAnOpenedLockerEndsOnlyOnceItIsShut() {
    State open =
        new StaffFlow.OpenedForStaff(
            Samples.STAFF, Samples.STAYING, Samples.LOCKER, false, Samples.LATER);
    State ignored = after(open, new Event.Touched(Choice.VISIT_OVER));
    assertEquals(open, ignored);
    State asked =
        after(
            open,
            new Event.DoorMoved(Samples.LOCKER.door(), false),
            new Event.Touched(Choice.VISIT_OVER));
    assertEquals(TaskAction.END_VISIT, ((TasksFlow.ConfirmingTask) asked).action());
  }
}
