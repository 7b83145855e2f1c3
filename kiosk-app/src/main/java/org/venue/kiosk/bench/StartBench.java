package org.venue.kiosk.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// How long a terminal takes from the start of its process until it has something to show: the
/// configuration read, the store open, what the last stop left open settled. Painting is not in it.
public final class StartBench implements Benchmark {
  private static final String YARDSTICK = "bare Java";

  private final int warmUp;
  private final int starts;

  /// @param warmUp starts before, not counted; the first one makes the store
  /// @param starts how many are counted
  public StartBench(int warmUp, int starts) {
    this.warmUp = warmUp;
    this.starts = starts;
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String about() {
    return "start of the process to the first view, without a window, %d starts".formatted(starts);
  }

  @Override
  public List<Measure> run(Path folder) throws IOException {
    Timings ours = new Timings();
    Timings bare = new Timings();
    for (int i = 0; i < warmUp + starts; i++) {
      Duration nothing = start();
      Duration terminal = start(folder.toString());
      if (i >= warmUp) {
        bare.add(nothing);
        ours.add(terminal);
      }
    }
    return List.of(
        new Measure(
            "p50", ours.percentile(50), YARDSTICK, bare.percentile(50), OptionalDouble.empty()));
  }

  private static Duration start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FirstView.class.getName());
    command.addAll(List.of(args));
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      if (!FirstView.SHOWN.equals(line) || process.waitFor() != 0) {
        throw new IOException("A terminal of the bench did not start");
      }
      return took;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The bench was interrupted", e);
    }
  }
}
