package org.venue.kiosk.ui.screen.visit;

import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.visit.VisitFlow.Menu;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.BigNumber;
import org.venue.kiosk.ui.widget.HeroCard;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.ui.widget.TouchButton.Acts;

/// What would a holder who is in like to do? What needs a locker is offered to those who have one.
public final class MenuScreen extends Screen<Menu> {
  private final BigNumber number;
  private final TouchButton open;
  private final TouchButton end;

  /// The question.
  public MenuScreen(Kit kit) {
    super(kit);
    offerBack();
    Metrics metrics = kit.metrics();
    Words asked = words("menu.question");
    number = new BigNumber("", Ink.ON_ACCENT, metrics, 20);
    HeroCard hero = new HeroCard(metrics);
    hero.with(new BigLabel(asked.main(), Type.DISPLAY, Ink.ON_ACCENT))
        .with(new BigLabel(asked.second(), Type.BODY, Ink.ON_ACCENT_QUIET));
    hero.grow(number);
    fill(hero);
    open = primary("menu.open-again", Choice.OPEN_AGAIN, Acts.ON_RELEASE);
    end = secondary("skip", "menu.end-use", Choice.END_USE, Acts.ON_RELEASE);
    secondary("gate", "menu.open-gate", Choice.OPEN_GATE, Acts.ON_RELEASE);
  }

  @Override
  public void show(Menu state) {
    boolean holds = state.visit().locker().isPresent();
    number.setText(
        state.visit().locker().map(held -> String.valueOf(held.locker().number())).orElse(""));
    open.setVisible(holds);
    end.setVisible(holds);
  }
}
