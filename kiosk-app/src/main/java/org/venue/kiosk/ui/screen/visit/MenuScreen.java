package org.venue.kiosk.ui.screen.visit;

import java.util.Optional;
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
import org.venue.kiosk.visit.Visit.HeldLocker;

/// What would a holder who is in like to do? What needs a locker is offered to those who have one,
/// the gate to those who may pass it again.
public final class MenuScreen extends Screen<Menu> {
  private final BigNumber number;
  private final TouchButton open;
  private final TouchButton end;
  private final TouchButton gate;
  private final BigLabel noGate;

  /// The question.
  public MenuScreen(Kit kit) {
    super(kit);
    offerBack();
    Metrics metrics = kit.metrics();
    Words asked = words("menu.question");
    number = new BigNumber("", Ink.ON_ACCENT, metrics, 12);
    HeroCard hero = new HeroCard(metrics);
    hero.with(new BigLabel(asked.main(), Type.DISPLAY, Ink.ON_ACCENT))
        .with(new BigLabel(asked.second(), Type.BODY, Ink.ON_ACCENT_QUIET).yielding());
    hero.grow(number);
    noGate =
        new BigLabel(words("menu.no-gate", kit.venue().phone()).main(), Type.BODY, Ink.ON_ACCENT);
    hero.with(noGate);
    fill(hero);
    open = primary("menu.open-again", Choice.OPEN_AGAIN, Acts.ON_RELEASE);
    end = secondary("skip", "menu.end-use", Choice.END_USE, Acts.ON_RELEASE);
    gate = secondary("gate", "menu.open-gate", Choice.OPEN_GATE, Acts.ON_RELEASE);
  }

  @Override
  public void show(Menu state) {
    Optional<HeldLocker> locker = state.who().visit().locker();
    boolean holds = locker.isPresent();
    boolean passes = state.who().gateUntil().isPresent();
    number.setText(locker.map(held -> String.valueOf(held.locker().number())).orElse(""));
    open.setVisible(holds);
    end.setVisible(holds);
    gate.setVisible(passes);
    noGate.setVisible(!passes);
  }
}
