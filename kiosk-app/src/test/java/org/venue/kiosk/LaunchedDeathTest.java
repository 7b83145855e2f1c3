package org.venue.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.ui.window.Display;

/// The program as a venue launches it, with its window and its devices on serial lines and TCP,
/// killed as by `kill -9` and launched again while somebody is in.
@Tag("window")
@EnabledOnOs(OS.LINUX)
class LaunchedDeathTest {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("venue.root"), "installer", "venue-kiosk");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WHO = "T-1";

  @TempDir private Path folder;

  private Display display;
  private Outside outside;
  private volatile Process program;
  private volatile CountDownLatch kept = new CountDownLatch(0);

  @AfterEach
  void close() throws IOException {
    if (program != null) {
      program.destroyForcibly();
    }
    if (outside != null) {
      outside.close();
    }
    if (display != null) {
      display.close();
    }
  }

  @Test
  void aVisitGoesOnHoweverOftenTheProgramIsKilled() throws Exception {
    Assumptions.assumeTrue(Display.missing().isEmpty(), () -> Display.missing().orElse(""));
    display = Display.open();
    String line = "pty:" + folder.resolve("ttyMen");
    String reader = "pty:" + folder.resolve("ttyScanner");
    outside =
        new Outside(folder, Map.of("men", line, "gate", "tcp:0", "scanner", reader), this::comes);
    String text =
        Files.readString(outside.config).replace("question = \"0s\"", "question = \"9m\"");
    Files.writeString(outside.config, text);

    launch();
    scanUntilADoorOpens();
    kill();

    kept = new CountDownLatch(1);
    launch();
    scanUntil(() -> kept.getCount() == 0);
    program.waitFor();

    launch();
    scanUntilADoorOpens();
    Thread.sleep(100);
    kill();

    launch();
    scanUntilADoorOpens();
    shutAll();
    outside.awaitTold(PATIENCE);
    program.destroy();
    assertTrue(program.waitFor(20, TimeUnit.SECONDS), "the program ends when it is told to");
    outside.requireNothingLostOrDoubled();
    assertEquals(List.of(WHO), outside.rows("SELECT holder FROM visit"));
    assertEquals(
        1, outside.boards.doors().stream().filter(d -> outside.boards.pulses(d) > 0).count());
  }

  /// The backend has facts, and whoever told them does not live to know it.
  private void comes(Outside.Moment moment) {
    if (moment == Outside.Moment.FACTS_KEPT && kept.getCount() > 0) {
      program.destroyForcibly();
      kept.countDown();
    }
  }

  private void launch() throws IOException {
    outside.lookAround();
    shutAll();
    var builder =
        new ProcessBuilder(
                LAUNCHER.toString(), "run", "--windowed", "--config", outside.config.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    builder.environment().put("DISPLAY", display.name());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    program = builder.start();
  }

  private void kill() throws InterruptedException {
    program.destroyForcibly().waitFor();
  }

  private void scanUntilADoorOpens() throws Exception {
    int before = outside.pulses();
    scanUntil(() -> outside.pulses() > before);
  }

  private void scanUntil(BooleanSupplier fact) throws Exception {
    await(
        () -> {
          outside.scanner.scan(Outside.code(WHO));
          return fact.getAsBoolean();
        },
        "the code leads to nothing");
  }

  private void shutAll() {
    outside.boards.doors().forEach(outside.boards::shut);
  }

  private void await(BooleanSupplier fact, String otherwise) throws Exception {
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (!fact.getAsBoolean()) {
      if (Instant.now().isAfter(giveUp)) {
        throw new AssertionError(otherwise + ": " + Files.readString(folder.resolve("log")));
      }
      Thread.sleep(200);
    }
  }
}
