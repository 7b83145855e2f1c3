package org.venue.kiosk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The composed terminal without glass, killed once at each moment that hurts: what can be tried
/// where there is no display. `LaunchedDeathTest` kills the program as a venue launches it.
class ProcessDeathTest {
  private static final int KILLS = 5;
  private static final Duration PACE = Duration.ofMillis(80);

  @TempDir private Path folder;

  @Test
  void nothingIsLostOrDoubled() throws Exception {
    var tcp = Map.of("men", "tcp:0", "gate", "tcp:0", "scanner", "tcp:0");
    try (var deaths = new Deaths(folder, tcp, PACE, ProcessDeathTest::launch)) {
      deaths.nothingIsLostOrDoubledBy(KILLS);
    }
  }

  private static Process launch(Path configuration, ProcessBuilder.Redirect said)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KilledTerminal.class.getName(),
            configuration.toString())
        .redirectErrorStream(true)
        .redirectOutput(said)
        .start();
  }
}
