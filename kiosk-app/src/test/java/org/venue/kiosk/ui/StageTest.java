package org.venue.kiosk.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.event.MouseEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Digits;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.checkin.CheckInFlow.PutThingsIn;
import org.venue.kiosk.flow.pin.PinFlow.TypingNumber;
import org.venue.kiosk.ui.look.Fonts;
import org.venue.kiosk.ui.look.Language;
import org.venue.kiosk.ui.look.Look;
import org.venue.kiosk.ui.look.Mode;
import org.venue.kiosk.ui.look.Panel;
import org.venue.kiosk.ui.look.Scheme;
import org.venue.kiosk.ui.look.Sounds;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.screen.AllScreens;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.visit.Services;

class StageTest {
  private static final Panel PANEL = new Panel(1080, 1920, 268, 476);
  private static final Look OWN = new Look(Language.ZH, Mode.STANDARD, Scheme.LIGHT, false);

  private static Fonts fonts;

  private final List<String> acts = new ArrayList<>();

  @BeforeAll
  static void readFonts() {
    fonts = Fonts.load(Runnable::run).join();
  }

  @Test
  void theStageIsTouchedByTheEventThreadAlone() {
    Stage stage = onEdt(this::stage);
    assertThrows(IllegalStateException.class, () -> stage.show(at(new Home.Attract(), 1)));
  }

  @Test
  void aTouchSaysTheStepItWasMadeAt() {
    onEdt(() -> {
      Stage stage = stage();
      stage.show(at(new Home.Attract(), 7));
      button(stage, "我的储物柜").doClick();
      return null;
    });
    assertEquals(List.of("7 " + new Event.Touched(Choice.MY_LOCKER)), acts);
  }

  @Test
  void aContactRightAfterAChangeIsSwallowed() {
    onEdt(() -> {
      Stage stage = stage();
      stage.show(at(new TypingNumber(Digits.none(4), Samples.SOON), 1));
      press(button(stage, "5"));
      return null;
    });
    assertEquals(List.of(), acts);
  }

  @Test
  void aVisitorsLookIsGoneWithTheVisitor() {
    onEdt(() -> {
      Stage stage = stage();
      stage.show(at(new TypingNumber(Digits.none(4), Samples.SOON), 1));
      button(stage, "长辈版").doClick();
      button(stage, "English").doClick();
      assertEquals(new Look(Language.EN, Mode.LARGE, Scheme.LIGHT, false), stage.look());
      stage.show(at(new Home.Attract(), 2));
      assertEquals(OWN, stage.look());
      return null;
    });
  }

  @Test
  void aLanguageChangeKeepsTheStep() {
    onEdt(() -> {
      Stage stage = stage();
      stage.show(at(new TypingNumber(new Digits("27", 4), Samples.SOON), 1));
      button(stage, "English").doClick();
      assertTrue(reads(stage, "What is your locker number?"));
      assertTrue(reads(stage, "27"));
      return null;
    });
  }

  @Test
  void nothingOfAVisitorIsLeftOnTheSign() {
    onEdt(() -> {
      Stage stage = stage();
      PutThingsIn open =
          new PutThingsIn(
              Samples.visit(),
              Samples.LOCKER,
              false,
              Optional.of(Samples.PIN),
              Optional.empty(),
              Samples.SOON);
      stage.show(at(open, 1));
      assertTrue(reads(stage, "384 291"));
      stage.show(at(new Home.Attract(), 2));
      assertFalse(reads(stage, "384 291"));
      return null;
    });
  }

  @Test
  void aKeyThatLeadsNowhereCannotBeTouched() {
    onEdt(() -> {
      Stage stage = stage();
      stage.show(at(new Home.Attract(), 1));
      assertFalse(button(stage, "返回").isEnabled());
      stage.show(at(new TypingNumber(Digits.none(4), Samples.SOON), 2));
      assertTrue(button(stage, "返回").isEnabled());
      return null;
    });
  }

  private Stage stage() {
    Stage.House house =
        new Stage.House(
            PANEL,
            Samples.VENUE,
            OWN,
            fonts,
            language -> new Text(language, Samples.ZONE),
            InstantSource.fixed(Samples.NOW),
            Sounds.none(),
            Duration.ZERO);
    return new Stage(house, (act, step) -> acts.add(step + " " + act), AllScreens::new);
  }

  private static View at(State state, long step) {
    return new View(state, Services.ALL, step);
  }

  private static void press(TouchButton button) {
    button.dispatchEvent(
        new MouseEvent(
            button,
            MouseEvent.MOUSE_PRESSED,
            0,
            MouseEvent.BUTTON1_DOWN_MASK,
            5,
            5,
            1,
            false,
            MouseEvent.BUTTON1));
  }

  private static TouchButton button(Container container, String name) {
    return all(container, new ArrayList<>()).stream()
        .filter(TouchButton.class::isInstance)
        .map(TouchButton.class::cast)
        .filter(button -> name.equals(button.getAccessibleContext().getAccessibleName()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean reads(Container container, String text) {
    return all(container, new ArrayList<>()).stream()
        .anyMatch(part -> part instanceof BigLabel label && label.getText().equals(text));
  }

  private static List<Component> all(Container container, List<Component> into) {
    for (Component child : container.getComponents()) {
      into.add(child);
      if (child instanceof Container inner) {
        all(inner, into);
      }
    }
    return into;
  }

  private static <T> T onEdt(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    EventQueue.invokeLater(task);
    try {
      return task.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
