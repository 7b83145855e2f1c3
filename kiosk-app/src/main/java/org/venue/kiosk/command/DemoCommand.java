package org.venue.kiosk.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.venue.hardware.Hardware;
import org.venue.kiosk.demo.DemoWindow;
import org.venue.kiosk.demo.Tour;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.ui.KioskWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `venue-kiosk demo`: the main job with simulated devices and sample data.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Shows the terminal with simulated devices: a window, or without a display a tour.")
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Option(names = "--headless", description = "Take the guided tour even if there is a display.")
  private boolean headless;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same seed tells the same story (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      defaultValue = "kiosk-app/target/tour",
      description = "Where the tour paints its screens (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--camera",
      paramLabel = "\"MODEL LINK-URI\"",
      description = "A camera of this machine for codes and faces, in the window.")
  private Optional<String> camera = Optional.empty();

  @Option(
      names = "--models",
      paramLabel = "DIR",
      defaultValue = "models",
      description = "Where the models lie that know faces (default: ${DEFAULT-VALUE}).")
  private Path models;

  @Option(
      names = "--without-liveness",
      description = "Let a still picture of a face pass; each screen of a face says so.")
  private boolean withoutLiveness;

  @Option(
      names = "--faces",
      paramLabel = "DIR",
      description = "Models (models/*.onnx) and a portrait (faces/*.png) for the tour.")
  private Path faces;

  @Override
  public Integer call() throws IOException, StoreException, InterruptedException {
    if (faces != null && !Files.isDirectory(faces)) {
      throw misuse("There is no folder " + faces + ".");
    }
    camera.ifPresent(this::check);
    Path folder = Files.createTempDirectory("venue-kiosk-demo");
    try {
      if (!headless && KioskWindow.possible()) {
        DemoWindow.show(
            folder,
            seed,
            camera.map(device -> new DemoWindow.Eye(device, models, !withoutLiveness)));
        return 0;
      }
      PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      System.setProperty("java.awt.headless", "true");
      boolean kept = Tour.take(folder, seed, out, console, Optional.ofNullable(faces));
      console.println();
      console.println("Screens: " + out.toAbsolutePath().normalize());
      return kept ? 0 : 1;
    } finally {
      delete(folder);
    }
  }

  private void check(String device) {
    if (!device.strip().contains(" ")) {
      throw misuse("--camera wants a model and a link, such as \"uvc usb:/dev/video0\"");
    }
    try {
      new Hardware().check("camera", device);
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }

  private ParameterException misuse(String words) {
    return new ParameterException(command.commandLine(), words);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
