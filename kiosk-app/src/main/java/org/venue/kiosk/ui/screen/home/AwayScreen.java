package org.venue.kiosk.ui.screen.home;

import java.util.Optional;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Said;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.screen.Places;
import org.venue.kiosk.ui.widget.AnswerCard;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.ui.widget.TouchButton.Acts;
import org.venue.kiosk.visit.Elsewhere;

/// The holder is inside already: which terminal opens the locker. A group's next person may come in
/// here.
public final class AwayScreen extends Screen<Home.Away> {
  private final AnswerCard card;
  private final TouchButton another;

  /// The answer.
  public AwayScreen(Kit kit) {
    super(kit);
    card = new AnswerCard(kit.metrics());
    fill(card);
    primary("sorry.understood", Choice.BACK, Acts.ON_RELEASE);
    another = secondary("gate", "choosing.another", Choice.ANOTHER_PERSON, Acts.ON_RELEASE);
  }

  @Override
  public void show(Home.Away state) {
    card.say(Meaning.ATTENTION, words("away.headline"), where(state.visit()), "");
    another.setVisible(state.another().isPresent());
  }

  @Override
  public Optional<Meaning> meaning() {
    return Optional.of(Meaning.ATTENTION);
  }

  private Words where(Elsewhere visit) {
    Said terminal = kit.venue().terminal(visit.terminal());
    if (visit.number().isEmpty()) {
      return words("away.no-locker", terminal);
    }
    int number = visit.number().getAsInt();
    return visit
        .room()
        .map(room -> words("away.locker.room", number, Places.room(room), terminal))
        .orElseGet(() -> words("away.locker", number, terminal));
  }
}
