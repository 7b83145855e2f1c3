package org.venue.kiosk.ui.screen;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Card;
import org.venue.kiosk.ui.widget.Gap;
import org.venue.kiosk.ui.widget.MeaningMark;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.ui.widget.TouchButton.Acts;

/// One question with a few answers to touch.
public final class PickScreen<S extends State> extends Screen<S> {

  /// One answer.
  ///
  /// @param act what touching it says
  public record Option(String icon, Words words, Event.Act act) {}

  private final Function<S, List<Option>> options;
  private List<Option> shown = List.of();
  private int step = -1;

  /// Asks this, with the answers that the function finds in a state.
  public PickScreen(
      Kit kit, String icon, String question, String hint, Function<S, List<Option>> options) {
    super(kit);
    this.options = options;
    offerBack();
    Words asked = words(question);
    Words more = words(hint);
    Card card = new Card(kit.metrics());
    card.sit(0.3);
    card.with(MeaningMark.of(icon, kit.metrics(), 14))
        .with(new BigLabel(asked.main(), Type.DISPLAY, Ink.STRONG))
        .with(new BigLabel(asked.second(), Type.BODY, Ink.QUIET))
        .with(new Gap(kit.metrics().grid(1)))
        .with(new BigLabel(more.main(), Type.BODY, Ink.STRONG))
        .with(new BigLabel(more.second(), Type.CAPTION, Ink.QUIET));
    fill(card);
  }

  /// Stands at this step of a check-in.
  public PickScreen<S> at(int checkInStep) {
    step = checkInStep;
    return this;
  }

  @Override
  public void show(S state) {
    List<Option> now = options.apply(state);
    if (!now.equals(shown)) {
      shown = now;
      clearPairs();
      for (Option option : now) {
        TouchButton button =
            kit.low()
                ? kit.buttons().secondary(option.icon(), option.words(), Acts.ON_PRESS)
                : kit.buttons().tile(option.icon(), option.words());
        pair(button.does(() -> kit.emit().accept(option.act())));
      }
    }
  }

  @Override
  public OptionalInt step() {
    return step < 0 ? OptionalInt.empty() : OptionalInt.of(step);
  }
}
