package org.venue.kiosk.ui.window;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Window;
import java.awt.event.WindowEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.demo.DemoWindow;

/// The demonstration on a desktop: the lobby panel's network switch and its phone, pressed with a
/// mouse, and what the terminal beside it says.
@OnDisplay
class DemoWindowTest {

  @Test
  void theNetworkIsPulledAVisitorComesInAndTheNetworkComesBack() throws Exception {
    Path folder = Files.createTempDirectory("demo");
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> demo =
          thread.submit(() -> {
            DemoWindow.show(folder, 7);
            return null;
          });
      try {
        Fingers.toggle("网络 Network");
        Fingers.until("the terminal says that it is offline", () -> shows("起离线，照常使用"));
        Fingers.pressOnce("Hold to the lobby scanner");
        Fingers.until("the ticket admits all the same", () -> shows("去入场"));
        Fingers.photograph("demo-offline");
        Fingers.press("去入场");
        Fingers.toggle("网络 Network");
        Fingers.until("the terminal is online again", () -> !shows("起离线，照常使用"));
        Fingers.photograph("demo-online");
      } finally {
        SwingUtilities.invokeLater(DemoWindowTest::closeAll);
      }
      demo.get(20, TimeUnit.SECONDS);
      assertTrue(demo.isDone());
    }
  }

  private static boolean shows(String words) {
    return Fingers.find(words).isPresent();
  }

  private static void closeAll() {
    for (Window window : Window.getWindows()) {
      window.dispatchEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSING));
    }
  }
}
