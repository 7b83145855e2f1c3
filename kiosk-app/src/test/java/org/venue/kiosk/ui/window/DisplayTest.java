package org.venue.kiosk.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

/// The display itself: a window can be shown, seen and pressed.
@OnDisplay
class DisplayTest {

  @Test
  void aRobotPressesAButtonOfARealWindowAndSeesItsColour() throws Exception {
    var pressed = new CountDownLatch(1);
    var shown = new CountDownLatch(1);
    var button = new JButton("门");
    SwingUtilities.invokeAndWait(() -> {
      var window = new JFrame();
      window.setUndecorated(true);
      button.setBackground(new Color(0x00, 0x80, 0x00));
      button.setContentAreaFilled(false);
      button.setOpaque(true);
      button.addActionListener(press -> pressed.countDown());
      window.add(button);
      window.setBounds(100, 100, 300, 200);
      window.setVisible(true);
      SwingUtilities.invokeLater(shown::countDown);
    });
    assertTrue(shown.await(10, TimeUnit.SECONDS), "the window is shown");
    var robot = new Robot();
    robot.setAutoWaitForIdle(true);
    robot.waitForIdle();
    Point corner = button.getLocationOnScreen();
    robot.mouseMove(corner.x + 150, corner.y + 100);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    assertTrue(pressed.await(10, TimeUnit.SECONDS), "the button is pressed");
    assertEquals(new Color(0x00, 0x80, 0x00), robot.getPixelColor(corner.x + 20, corner.y + 20));
  }
}
