package org.venue.kiosk.ui.screen.staff;

import java.util.List;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.staff.TasksFlow.TaskList;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Card;
import org.venue.kiosk.ui.widget.MeaningMark;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.ui.widget.TouchButton.Acts;
import org.venue.kiosk.visit.OpenTask;

/// What is to be looked after, newest first, a page at a time.
final class TaskListScreen extends Screen<TaskList> {
  private final Card card;
  private final TouchButton next;
  private final TouchButton previous;

  /// The list.
  TaskListScreen(Kit kit) {
    super(kit);
    offerBack();
    card = new Card(kit.metrics());
    card.sit(0.3);
    fill(card);
    previous = page("back", "tasks.previous", Choice.PREVIOUS_PAGE);
    next = page("skip", "tasks.next", Choice.NEXT_PAGE);
  }

  private TouchButton page(String icon, String key, Choice choice) {
    return kit.buttons().secondary(icon, words(key), Acts.ON_PRESS).does(kit.choose(choice));
  }

  @Override
  public void show(TaskList state) {
    int count = state.tasks().size();
    say(
        count == 0 ? Meaning.DONE : Meaning.ATTENTION,
        count == 0 ? words("tasks.none.headline") : words("tasks.some.headline", count),
        count == 0
            ? words("tasks.none.body")
            : words("tasks.some.body", state.page() + 1, state.pages()));
    clearPairs();
    List<OpenTask> shown = state.shown();
    for (int i = 0; i < shown.size(); i++) {
      pair(entry(shown.get(i), i), kit.low());
    }
    if (state.pages() > 1 && kit.low()) {
      // Two rows are all that is within reach; after the last page comes the first.
      pair(next, true);
    } else if (state.pages() > 1) {
      row(previous, next);
    }
  }

  private void say(Meaning meaning, Words headline, Words body) {
    card.removeAll();
    card.with(MeaningMark.of(meaning, kit.metrics(), 14))
        .with(new BigLabel(headline.main(), Type.DISPLAY, Ink.STRONG))
        .with(new BigLabel(headline.second(), Type.BODY, Ink.QUIET).yielding())
        .with(new BigLabel(body.main(), Type.BODY, Ink.STRONG))
        .with(new BigLabel(body.second(), Type.CAPTION, Ink.QUIET).yielding());
    card.revalidate();
    card.repaint();
  }

  private TouchButton entry(OpenTask task, int place) {
    Text text = kit.text();
    Words what = TaskWords.headline(text, task);
    String about = TaskWords.briefly(text, task).in(text.language());
    String title = about.isEmpty() ? what.main() : about + " · " + what.main();
    String when = text.moment(task.madeAt(), kit.clock().instant()).in(text.language());
    return kit.buttons()
        .secondary("attention", new Words(title, when), Acts.ON_PRESS)
        .does(() -> kit.emit().accept(new Event.Picked(place)));
  }
}
