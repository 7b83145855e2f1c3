package org.venue.kiosk.ui.screen.staff;

import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.staff.TasksFlow.ConfirmingTask;
import org.venue.kiosk.flow.staff.TasksFlow.DoingTask;
import org.venue.kiosk.flow.staff.TasksFlow.ListingTasks;
import org.venue.kiosk.flow.staff.TasksFlow.TaskAnswer;
import org.venue.kiosk.flow.staff.TasksFlow.TaskList;
import org.venue.kiosk.flow.staff.TasksFlow.TaskShown;
import org.venue.kiosk.flow.staff.TasksFlow.Tasks;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Once;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.screen.TellScreen;
import org.venue.kiosk.ui.screen.TellScreen.Telling;
import org.venue.kiosk.ui.screen.WaitScreen;
import org.venue.kiosk.visit.TaskOutcome;

/// The screen of each state of the work at tasks.
public final class TasksScreens {
  private final Once once;

  /// Screens that are built when they are first needed.
  public TasksScreens(Once once) {
    this.once = once;
  }

  /// The screen of this state, showing it.
  public Screen<?> show(Tasks state) {
    return switch (state) {
      case ListingTasks s -> once.show(s, kit -> new WaitScreen<ListingTasks>(kit, "wait.tasks"));
      case TaskList s -> once.show(s, TaskListScreen::new);
      case TaskShown s -> once.show(s, TaskScreen::new);
      case ConfirmingTask s -> once.show(s, TasksScreens::confirming);
      case DoingTask s -> once.show(s, kit -> new WaitScreen<DoingTask>(kit, "wait.task"));
      case TaskAnswer s -> once.show(s, TasksScreens::answer);
    };
  }

  private static Screen<ConfirmingTask> confirming(Kit kit) {
    return new TellScreen<ConfirmingTask>(
            kit,
            s ->
                new Telling(
                    Meaning.ATTENTION,
                    kit.text().words("task.confirm.headline"),
                    TaskWords.confirm(kit.text(), s.task(), s.action()),
                    ""))
        .usual("task.confirm.yes", Choice.CONTINUE)
        .back();
  }

  private static Screen<TaskAnswer> answer(Kit kit) {
    return new TellScreen<TaskAnswer>(kit, s -> told(kit.text(), s.outcome()))
        .usual("task.answer.done", Choice.CONTINUE)
        .back();
  }

  private static Telling told(Text text, TaskOutcome outcome) {
    String key =
        switch (outcome) {
          case DONE -> "task.done";
          case CHANGED -> "task.changed";
          case DOOR_OPEN -> "task.still-open";
          case DOOR_UNKNOWN -> "task.not-proved";
        };
    return new Telling(
        outcome == TaskOutcome.DONE ? Meaning.DONE : Meaning.ATTENTION,
        text.words(key + ".headline"),
        text.words(key + ".body"),
        "");
  }
}
