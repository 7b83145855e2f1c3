package org.venue.kiosk.ui.screen.staff;

import java.util.List;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.staff.TasksFlow.TaskShown;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.AnswerCard;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.ui.widget.TouchButton.Acts;
import org.venue.kiosk.visit.OpenTask;
import org.venue.kiosk.visit.TaskAction;

/// One task: what happened and when, and what can be done about it.
final class TaskScreen extends Screen<TaskShown> {
  private final AnswerCard card;

  /// The task.
  TaskScreen(Kit kit) {
    super(kit);
    offerBack();
    card = new AnswerCard(kit.metrics());
    fill(card);
  }

  @Override
  public void show(TaskShown state) {
    OpenTask task = state.task();
    Text text = kit.text();
    String when = text.moment(task.madeAt(), kit.clock().instant()).in(text.language());
    card.say(
        Meaning.ATTENTION,
        TaskWords.headline(text, task),
        TaskWords.body(text, task, kit.clock().instant()),
        task.detail().isEmpty()
            ? text.main("task.when", when)
            : text.main("task.when.detail", when, task.detail()));
    clearPairs();
    if (task.holder().isPresent()) {
      pair(way("door-open", words("task.open")).does(kit.choose(Choice.OPEN_FOR_VISITOR)), false);
    }
    List<TaskAction> actions = task.actions();
    for (int i = 0; i < actions.size(); i++) {
      Event.Act act = new Event.Picked(i);
      TaskAction action = actions.get(i);
      pair(
          way(TaskWords.icon(action), TaskWords.action(text, action))
              .does(() -> kit.emit().accept(act)),
          false);
    }
  }

  private TouchButton way(String icon, Words words) {
    return kit.buttons().secondary(icon, words, Acts.ON_RELEASE);
  }
}
