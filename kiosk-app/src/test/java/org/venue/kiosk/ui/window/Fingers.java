package org.venue.kiosk.ui.window;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.SwingUtilities;

/// A person in front of a real window: looks for words, presses with real mouse presses, and takes
/// pictures of the screen.
final class Fingers {
  private Fingers() {}

  /// Presses the middle of the button that says this, as soon as it is there, until it is gone: a
  /// touch right after a screen change is swallowed on purpose.
  static void press(String words) throws Exception {
    var robot = new Robot();
    robot.setAutoWaitForIdle(true);
    until("a button says " + words, () -> find(words).isPresent());
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (find(words).isPresent() && System.nanoTime() < giveUp) {
      find(words)
          .ifPresent(at -> {
            robot.mouseMove(at.x, at.y);
            robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
            robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
          });
      robot.delay(400);
    }
    assertTrue(find(words).isEmpty(), "the screen moved on after " + words);
  }

  /// Presses a box that says this until it has changed: the panel may still be on its way to where
  /// it stands.
  static void toggle(String words) throws Exception {
    until("a box says " + words, () -> selected(words).isPresent());
    Optional<Boolean> before = selected(words);
    for (int i = 0; i < 10 && selected(words).equals(before); i++) {
      pressOnce(words);
      new Robot().delay(500);
    }
    assertTrue(!selected(words).equals(before), "the box changed: " + words);
  }

  /// Presses the middle of what says this, once.
  static void pressOnce(String words) throws Exception {
    until("a button says " + words, () -> find(words).isPresent());
    Point at = find(words).orElseThrow();
    var robot = new Robot();
    robot.setAutoWaitForIdle(true);
    robot.mouseMove(at.x, at.y);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
  }

  /// Where the middle of the button that says this is on the screen, if it is there.
  static Optional<Point> find(String words) {
    return ask(words, Fingers::middle);
  }

  private static Optional<Boolean> selected(String words) {
    return ask(words, AbstractButton::isSelected);
  }

  private static Point middle(AbstractButton button) {
    Point corner = button.getLocationOnScreen();
    return new Point(corner.x + button.getWidth() / 2, corner.y + button.getHeight() / 2);
  }

  /// Asks the button that says this, on the event thread.
  private static <T> Optional<T> ask(String words, Function<AbstractButton, T> question) {
    var task =
        new FutureTask<>(() ->
            Arrays.stream(Window.getWindows())
                .flatMap(window -> button(window, words).stream())
                .findFirst()
                .map(question));
    SwingUtilities.invokeLater(task);
    try {
      return task.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<AbstractButton> button(Container in, String words) {
    for (Component child : in.getComponents()) {
      if (child instanceof AbstractButton button && button.isShowing() && says(button, words)) {
        return Optional.of(button);
      }
      if (child instanceof Container container) {
        Optional<AbstractButton> found = button(container, words);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean says(AbstractButton button, String words) {
    String name = button.getAccessibleContext().getAccessibleName();
    return name != null && name.contains(words);
  }

  static void photograph(String name) throws Exception {
    Path folder = Path.of(System.getProperty("venue.root"), "kiosk-app", "target", "window");
    Files.createDirectories(folder);
    var robot = new Robot();
    robot.delay(500);
    Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    ImageIO.write(robot.createScreenCapture(all), "png", folder.resolve(name + ".png").toFile());
  }

  static void until(String what, BooleanSupplier so) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!so.getAsBoolean()) {
      assertTrue(System.nanoTime() < giveUp, what);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
