package org.venue.kiosk;

import java.awt.Dimension;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.util.Random;

/// A program of its own: somebody who presses anywhere on its display, mostly where the buttons
/// are, with real mouse presses, for as long as its input is open.
final class RandomHand {
  private static final int HELD_MILLIS = 30;
  private static final int BETWEEN_MILLIS = 90;

  private RandomHand() {}

  /// @param args the seed
  public static void main(String[] args) throws Exception {
    var random = new Random(Long.parseLong(args[0]));
    Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
    var robot = new Robot();
    while (System.in.available() >= 0) {
      robot.mouseMove(random.nextInt(screen.width), height(random, screen.height));
      robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
      robot.delay(HELD_MILLIS);
      robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
      robot.delay(BETWEEN_MILLIS);
    }
  }

  private static int height(Random random, int whole) {
    return random.nextInt(5) == 0
        ? random.nextInt(whole)
        : random.nextInt(whole * 68 / 100, whole * 90 / 100);
  }
}
