package org.venue.kiosk.ui.window;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A display to show windows on.
///
/// @param name what a child process finds in `DISPLAY`
/// @param server the Xvfb that was started for it; empty when the session has a display
public record Display(String name, Optional<Process> server) implements AutoCloseable {

  /// Why there can be no display here, or empty when there can.
  public static Optional<String> missing() {
    return sessionDisplay().isPresent() || xvfb().isPresent()
        ? Optional.empty()
        : Optional.of(
            "skipped: no display (DISPLAY is not set) and no Xvfb on the PATH (Debian: xvfb)");
  }

  /// Whether a display of its own can be had.
  public static boolean hasServer() {
    return xvfb().isPresent();
  }

  /// The session's display, else a new Xvfb that chooses its number itself.
  public static Display open() throws IOException {
    Optional<String> session = sessionDisplay();
    return session.isPresent()
        ? new Display(session.get(), Optional.empty())
        : serve("1920x1920x24");
  }

  /// A display of its own, an upright terminal's, for presses that must not land anywhere else.
  public static Display portrait() throws IOException {
    return serve("1080x1920x24");
  }

  private static Display serve(String screen) throws IOException {
    Process server =
        new ProcessBuilder(
                xvfb().orElseThrow().toString(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                screen,
                "-nolisten",
                "tcp",
                "-dpi",
                "96")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // Not closed: Xvfb would die of its closed standard output.
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    String number = out.readLine();
    if (number == null) {
      server.destroy();
      throw new IOException("Xvfb ended without a display");
    }
    return new Display(":" + number.strip(), Optional.of(server));
  }

  private static Optional<String> sessionDisplay() {
    return Optional.ofNullable(System.getenv("DISPLAY")).filter(name -> !name.isBlank());
  }

  private static Optional<Path> xvfb() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "Xvfb"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    server.ifPresent(process -> {
      process.destroy();
      try {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    });
  }
}
