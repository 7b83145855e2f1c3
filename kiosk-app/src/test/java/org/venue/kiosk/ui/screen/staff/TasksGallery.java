package org.venue.kiosk.ui.screen.staff;

import static org.venue.kiosk.ui.Samples.LOCKER;
import static org.venue.kiosk.ui.Samples.SOON;
import static org.venue.kiosk.ui.Samples.STAFF;
import static org.venue.kiosk.ui.Samples.at;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.staff.TasksFlow.ConfirmingTask;
import org.venue.kiosk.flow.staff.TasksFlow.DoingTask;
import org.venue.kiosk.flow.staff.TasksFlow.ListingTasks;
import org.venue.kiosk.flow.staff.TasksFlow.TaskAnswer;
import org.venue.kiosk.flow.staff.TasksFlow.TaskList;
import org.venue.kiosk.flow.staff.TasksFlow.TaskShown;
import org.venue.kiosk.ui.Samples;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.OpenTask;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.TaskAction;
import org.venue.kiosk.visit.TaskOutcome;

/// Sample states of the work at tasks: every kind, every action, every outcome.
public final class TasksGallery {
  private static final String KEY = "01930000-0000-7000-8000-000000000042";

  private TasksGallery() {}

  /// The samples by the names of their pictures.
  public static Map<String, State> samples() {
    Map<String, State> all = new LinkedHashMap<>();
    List<OpenTask> tasks = new ArrayList<>();
    all.put("ListingTasks", new ListingTasks(STAFF, SOON));
    for (StaffTask kind : StaffTask.values()) {
      OpenTask task = task(kind);
      tasks.add(task);
      all.put("TaskShown-" + kind, new TaskShown(STAFF, task, SOON));
    }
    all.put("TaskList", new TaskList(STAFF, tasks, 0, SOON));
    all.put("TaskList-last", new TaskList(STAFF, tasks, 2, SOON));
    all.put("TaskList-none", new TaskList(STAFF, List.of(), 0, SOON));
    OpenTask stuck = task(StaffTask.VISIT_STUCK);
    for (TaskAction action : TaskAction.values()) {
      if (action.grave()) {
        OpenTask task = action == TaskAction.SET_ASIDE ? task(StaffTask.FACT_REFUSED) : stuck;
        all.put("ConfirmingTask-" + action, new ConfirmingTask(STAFF, task, action, SOON));
      }
    }
    all.put("DoingTask", new DoingTask(STAFF, stuck, TaskAction.END_VISIT, SOON));
    for (TaskOutcome outcome : TaskOutcome.values()) {
      all.put("TaskAnswer-" + outcome, new TaskAnswer(STAFF, stuck, outcome, SOON));
    }
    return all;
  }

  private static OpenTask task(StaffTask kind) {
    boolean door = kind.name().startsWith("DOOR") || kind == StaffTask.VISIT_STUCK;
    boolean held = kind == StaffTask.DOOR_JAMMED || kind == StaffTask.VISIT_STUCK;
    String subject =
        switch (kind) {
          case FACT_REFUSED -> KEY;
          case DOUBLE_USE -> "T-1001";
          case GATE_UNKNOWN -> "gate";
          case CLOCK_OFF -> "clock";
          default -> LOCKER.door().toString();
        };
    return new OpenTask(
        Optional.of(UUID.fromString(KEY)),
        kind,
        subject,
        Optional.empty(),
        kind == StaffTask.VISIT_STUCK ? at(21, 17, 5) : at(22, 9, 12),
        kind == StaffTask.FACT_REFUSED ? "key-reused" : "",
        door ? Optional.<Locker>of(LOCKER) : Optional.empty(),
        held ? Optional.of(Samples.visit()) : Optional.empty(),
        kind == StaffTask.FACT_REFUSED
            ? Optional.of(new OpenTask.Told("CheckedIn", at(22, 9, 10)))
            : Optional.empty(),
        kind.actions(kind == StaffTask.DOOR_NOT_PROVED, held));
  }
}
