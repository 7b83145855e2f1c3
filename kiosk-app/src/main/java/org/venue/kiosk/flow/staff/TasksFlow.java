package org.venue.kiosk.flow.staff;

import java.time.Instant;
import java.util.List;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Flow;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.Next;
import org.venue.kiosk.flow.Pace;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.visit.OpenTask;
import org.venue.kiosk.visit.TaskAction;
import org.venue.kiosk.visit.TaskOutcome;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.Trouble;

/// What staff has to look after: the list, one task, and what is done about it.
public final class TasksFlow implements Flow<TasksFlow.Tasks> {
  /// How many tasks stand on one page.
  public static final int PAGE = 3;

  /// Where the work at tasks can stand.
  public sealed interface Tasks extends State {}

  /// The tasks are being looked up.
  public record ListingTasks(Ticket staff, Instant giveUpAt) implements Tasks, State.Busy {}

  /// What is to be looked after.
  ///
  /// @param page from 0
  public record TaskList(Ticket staff, List<OpenTask> tasks, int page, Instant giveUpAt)
      implements Tasks, State.Patient {
    public TaskList {
      tasks = List.copyOf(tasks);
    }

    @Override
    public TaskList until(Instant later) {
      return new TaskList(staff, tasks, page, later);
    }

    /// How many pages there are, one at least.
    public int pages() {
      return Math.max(1, (tasks.size() + PAGE - 1) / PAGE);
    }

    /// The tasks of this page.
    public List<OpenTask> shown() {
      return tasks.subList(page * PAGE, Math.min(tasks.size(), (page + 1) * PAGE));
    }
  }

  /// One task: what happened, and what can be done.
  public record TaskShown(Ticket staff, OpenTask task, Instant giveUpAt)
      implements Tasks, State.Patient {
    @Override
    public TaskShown until(Instant later) {
      return new TaskShown(staff, task, later);
    }
  }

  /// Is that to be done? It cannot be taken back.
  public record ConfirmingTask(Ticket staff, OpenTask task, TaskAction action, Instant giveUpAt)
      implements Tasks, State.Patient {
    @Override
    public ConfirmingTask until(Instant later) {
      return new ConfirmingTask(staff, task, action, later);
    }
  }

  /// It is being done.
  public record DoingTask(Ticket staff, OpenTask task, TaskAction action, Instant giveUpAt)
      implements Tasks, State.Busy {}

  /// What came of it.
  public record TaskAnswer(Ticket staff, OpenTask task, TaskOutcome outcome, Instant giveUpAt)
      implements Tasks, State.Patient {
    @Override
    public TaskAnswer until(Instant later) {
      return new TaskAnswer(staff, task, outcome, later);
    }
  }

  private final Pace pace;

  /// Work at tasks at this pace.
  public TasksFlow(Pace pace) {
    this.pace = pace;
  }

  @Override
  public Class<Tasks> states() {
    return Tasks.class;
  }

  /// Begins with the list.
  Next list(Ticket staff, Instant now) {
    return Next.to(new ListingTasks(staff, pace.answer(now)), new Effect.ListTasks());
  }

  /// Begins with the question whether this is to be done.
  Next confirm(Ticket staff, OpenTask task, TaskAction action, Instant now) {
    return Next.to(new ConfirmingTask(staff, task, action, pace.person(now)));
  }

  @Override
  public Next next(Tasks state, Event event, Instant now) {
    return switch (state) {
      case ListingTasks s -> listing(s, event, now);
      case TaskList s -> list(s, event, now);
      case TaskShown s -> shown(s, event, now);
      case ConfirmingTask s -> confirming(s, event, now);
      case DoingTask s -> doing(s, event, now);
      case TaskAnswer s -> answered(s, event, now);
    };
  }

  private Next listing(ListingTasks s, Event event, Instant now) {
    return switch (event) {
      case Event.TasksListed(List<OpenTask> tasks) ->
          Next.to(new TaskList(s.staff(), tasks, 0, pace.person(now)));
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.STORE_FAILED, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next list(TaskList s, Event event, Instant now) {
    return switch (event) {
      case Event.Picked(int i) when i >= 0 && i < s.shown().size() ->
          Next.to(new TaskShown(s.staff(), s.shown().get(i), pace.person(now)));
      case Event.Touched(Choice choice) ->
          switch (choice) {
            case NEXT_PAGE -> page(s, s.page() + 1, now);
            case PREVIOUS_PAGE -> page(s, s.page() - 1, now);
            case BACK -> Next.to(new StaffFlow.StaffMenu(s.staff(), pace.person(now)));
            default -> Next.to(s);
          };
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  /// After the last page comes the first again.
  private Next page(TaskList s, int page, Instant now) {
    int shown = Math.floorMod(page, s.pages());
    return Next.to(new TaskList(s.staff(), s.tasks(), shown, pace.person(now)));
  }

  private Next shown(TaskShown s, Event event, Instant now) {
    List<TaskAction> actions = s.task().actions();
    return switch (event) {
      case Event.Picked(int i) when i >= 0 && i < actions.size() ->
          actions.get(i).grave()
              ? confirm(s.staff(), s.task(), actions.get(i), now)
              : act(s.staff(), s.task(), actions.get(i), now);
      case Event.Touched(Choice choice) when choice == Choice.OPEN_FOR_VISITOR -> open(s, now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> list(s.staff(), now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next open(TaskShown s, Instant now) {
    return s.task()
        .holder()
        .flatMap(visit ->
            visit
                .locker()
                .map(held ->
                    Next.to(
                        new StaffFlow.ChoosingReason(
                            s.staff(), visit, held.locker(), pace.person(now)))))
        .orElseGet(() -> Next.to(s));
  }

  private Next act(Ticket staff, OpenTask task, TaskAction action, Instant now) {
    return Next.to(
        new DoingTask(staff, task, action, pace.answer(now)),
        new Effect.DoTask(staff, task, action));
  }

  private Next confirming(ConfirmingTask s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.CONTINUE ->
          act(s.staff(), s.task(), s.action(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK ->
          Next.to(new TaskShown(s.staff(), s.task(), pace.person(now)));
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next doing(DoingTask s, Event event, Instant now) {
    return switch (event) {
      case Event.TaskAnswered(TaskOutcome outcome) ->
          Next.to(new TaskAnswer(s.staff(), s.task(), outcome, pace.person(now)));
      case Event.Failed(Trouble trouble) -> Home.sorry(trouble, pace, now);
      case Event.GaveUp _ -> Home.sorry(Trouble.STORE_FAILED, pace, now);
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }

  private Next answered(TaskAnswer s, Event event, Instant now) {
    return switch (event) {
      case Event.Touched(Choice choice) when choice == Choice.CONTINUE -> list(s.staff(), now);
      case Event.Touched(Choice choice) when choice == Choice.BACK -> list(s.staff(), now);
      case Event.GaveUp _ -> Home.home();
      case Event.Act _, Event.Answer _, Event.News _ -> Next.to(s);
    };
  }
}
