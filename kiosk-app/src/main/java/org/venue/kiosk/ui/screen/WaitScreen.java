package org.venue.kiosk.ui.screen;

import java.awt.event.HierarchyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import javax.swing.Timer;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Card;
import org.venue.kiosk.ui.widget.Countdown;
import org.venue.kiosk.ui.widget.Gap;

/// The terminal is at work: what it is doing, a ring for how long it may take, and after 10 s whom
/// to ask.
public final class WaitScreen<S extends State> extends Screen<S> {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int NO_STEP = -1;

  private final int step;
  private final Countdown ring;
  private final BigLabel leave;
  private final BigLabel leaveSecond;
  private final Timer patience;

  /// Waits, off the way of a check-in.
  public WaitScreen(Kit kit, String key) {
    this(kit, key, NO_STEP);
  }

  /// Waits at this step of a check-in.
  public WaitScreen(Kit kit, String key, int step) {
    super(kit);
    this.step = step;
    offerNoWay();
    Card card = new Card(kit.metrics());
    ring = new Countdown(kit.clock(), kit.metrics(), kit.metrics().panel().portrait() ? 22 : 16);
    Words doing = words(key);
    Words ask = words("wait.leave", kit.venue().phone());
    leave = new BigLabel(ask.main(), Type.BODY, Ink.STRONG).centred();
    leaveSecond = new BigLabel(ask.second(), Type.CAPTION, Ink.QUIET).centred();
    card.sit(0.5);
    card.with(ring)
        .with(new Gap(kit.metrics().grid(2)))
        .with(new BigLabel(doing.main(), Type.DISPLAY, Ink.STRONG).centred())
        .with(new BigLabel(doing.second(), Type.BODY, Ink.QUIET).centred())
        .with(leave)
        .with(leaveSecond);
    fill(card);
    patience = new Timer((int) LONG.toMillis(), passed -> told(true));
    patience.setRepeats(false);
    card.addHierarchyListener(changed -> {
      if ((changed.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && !card.isShowing()) {
        patience.stop();
      }
    });
  }

  @Override
  public void show(S state) {
    Instant now = kit.clock().instant();
    ring.run(now, state.giveUpAt());
    told(false);
    patience.restart();
  }

  @Override
  public OptionalInt step() {
    return step == NO_STEP ? OptionalInt.empty() : OptionalInt.of(step);
  }

  private void told(boolean howToLeave) {
    leave.setVisible(howToLeave);
    leaveSecond.setVisible(howToLeave);
  }
}
