package org.venue.kiosk.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.EventQueue;
import java.awt.event.MouseEvent;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.ui.look.Fonts;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Mode;
import org.venue.kiosk.ui.look.Panel;
import org.venue.kiosk.ui.look.Scheme;
import org.venue.kiosk.ui.look.Sounds;
import org.venue.kiosk.ui.look.Theme;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.TouchButton.Acts;

class TouchButtonTest {
  private static final Metrics METRICS =
      new Metrics(new Panel(1080, 1920, 268, 476), Mode.STANDARD);
  private static final long QUIET_NANOS = 300_000_000;

  private final AtomicLong nanos = new AtomicLong();
  private final TouchGuard guard = new TouchGuard(nanos::get);
  private final Buttons buttons = new Buttons(METRICS, guard, Sounds.none());
  private final AtomicInteger acted = new AtomicInteger();

  @BeforeAll
  static void dress() throws Exception {
    Fonts fonts = Fonts.load(Runnable::run).join();
    EventQueue.invokeAndWait(() -> Theme.install(Scheme.LIGHT, METRICS, fonts));
  }

  @Test
  void whatCanBeTakenBackActsWhenPressed() throws Exception {
    onEdt(() -> {
      TouchButton button = button(Acts.ON_PRESS);
      press(button, 10);
      assertEquals(1, acted.get());
      release(button, 10);
      assertEquals(1, acted.get());
    });
  }

  @Test
  void whatCannotBeTakenBackActsWhenReleased() throws Exception {
    onEdt(() -> {
      TouchButton button = button(Acts.ON_RELEASE);
      press(button, 10);
      assertEquals(0, acted.get());
      release(button, 10);
      assertEquals(1, acted.get());
    });
  }

  @Test
  void aFingerMayRollOffALittleAndSlideAwayToThinkBetter() throws Exception {
    onEdt(() -> {
      TouchButton button = button(Acts.ON_RELEASE);
      press(button, 10);
      release(button, -METRICS.touch() / 4);
      assertEquals(1, acted.get());
      press(button, 10);
      release(button, -METRICS.touch() * 2);
      assertEquals(1, acted.get());
    });
  }

  @Test
  void aReleaseOnAnotherScreenThanItsPressDoesNothing() throws Exception {
    onEdt(() -> {
      TouchButton button = button(Acts.ON_RELEASE);
      press(button, 10);
      guard.changed();
      nanos.addAndGet(2 * QUIET_NANOS);
      release(button, 10);
      assertEquals(0, acted.get());
    });
  }

  @Test
  void aPressRightAfterAChangeOfScreensDoesNothing() throws Exception {
    onEdt(() -> {
      TouchButton button = button(Acts.ON_PRESS);
      guard.changed();
      nanos.addAndGet(QUIET_NANOS - 1);
      press(button, 10);
      assertEquals(0, acted.get());
      nanos.addAndGet(1);
      press(button, 10);
      assertEquals(1, acted.get());
    });
  }

  @Test
  void aButtonThatIsOffDoesNothing() throws Exception {
    onEdt(() -> {
      TouchButton button = button(Acts.ON_PRESS);
      button.setEnabled(false);
      press(button, 10);
      assertEquals(0, acted.get());
    });
  }

  @Test
  void theKeyboardActsOnEitherKind() throws Exception {
    onEdt(() -> {
      button(Acts.ON_PRESS).doClick();
      button(Acts.ON_RELEASE).doClick();
      assertEquals(2, acted.get());
    });
  }

  private TouchButton button(Acts acts) {
    TouchButton button = buttons.primary(new Words("去入场", "Go"), acts);
    button.setSize(400, METRICS.key());
    return button.does(acted::incrementAndGet);
  }

  private static void press(TouchButton button, int x) {
    send(button, MouseEvent.MOUSE_PRESSED, x);
  }

  private static void release(TouchButton button, int x) {
    send(button, MouseEvent.MOUSE_RELEASED, x);
  }

  private static void send(TouchButton button, int kind, int x) {
    int mask = MouseEvent.BUTTON1_DOWN_MASK;
    button.dispatchEvent(
        new MouseEvent(button, kind, 0, mask, x, 10, 1, false, MouseEvent.BUTTON1));
  }

  private static void onEdt(Runnable work) throws Exception {
    EventQueue.invokeAndWait(work);
  }
}
