package org.venue.kiosk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.ui.window.Display;

/// The program as a venue launches it, over the whole screen and with its devices on serial lines
/// and TCP. Somebody presses anywhere on its glass, somebody scans, and it is killed.
@Tag("window")
@EnabledOnOs(OS.LINUX)
class LaunchedDeathTest {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("venue.root"), "installer", "venue-kiosk");
  private static final String SEED = "4";
  private static final int KILLS = 20;
  private static final Duration PACE = Duration.ofMillis(500);

  @TempDir private Path folder;

  @Test
  void nothingIsLostOrDoubledByTwentyKills() throws Exception {
    Assumptions.assumeTrue(Display.hasServer(), "skipped: there is no Xvfb (Debian: xvfb)");
    var at =
        Map.of(
            "men", "pty:" + folder.resolve("ttyMen"),
            "gate", "tcp:0",
            "scanner", "pty:" + folder.resolve("ttyScanner"));
    try (Display display = Display.portrait();
        var deaths = new Deaths(folder, at, PACE, (file, said) -> launch(display, file, said))) {
      Process hand = hand(display);
      try {
        deaths.nothingIsLostOrDoubledBy(KILLS);
      } finally {
        hand.destroyForcibly();
      }
    }
  }

  private static Process launch(Display display, Path file, ProcessBuilder.Redirect said)
      throws IOException {
    var program =
        new ProcessBuilder(LAUNCHER.toString(), "run", "--config", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(said);
    return on(display, program).start();
  }

  private static Process hand(Display display) throws IOException {
    var hand =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RandomHand.class.getName(),
                SEED)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    return on(display, hand).start();
  }

  private static ProcessBuilder on(Display display, ProcessBuilder program) {
    program.environment().put("DISPLAY", display.name());
    program.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return program;
  }
}
