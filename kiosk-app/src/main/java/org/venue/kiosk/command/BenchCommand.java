package org.venue.kiosk.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.link.LinkException;
import org.venue.kiosk.bench.Benchmark;
import org.venue.kiosk.bench.Measure;
import org.venue.kiosk.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Measures what must be fast, each against its yardstick in the same run. A missed aim is said,
/// not failed: the exit code tells whether there is a measurement.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures what must be fast against its yardstick.",
    subcommands = {QrBenchCommand.class, FacesBenchCommand.class},
    footer = {
      "",
      "Benchmarks, all of them when none is named; qr and faces are commands of their own:",
      "  checkin  from the scan to the unlock, against a bare fdatasync; minutes",
      "  serial   a question and its answer over our link, against the bare library",
      "  start    from the start of the process to the first view, against bare Java",
      "  outbox   waiting facts told to a backend, against bare batched POSTs",
      "  sync     a first load of tickets from a backend, against a bare bulk insert",
      "  checkin-busy  checkin while such a load runs, against the quiet one; minutes",
      "",
      "A busy machine widens every number; run it twice and believe the smaller one."
    })
public final class BenchCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROW = "  %-14s %12s   %-18s %12s %12s %8s   %s";

  private final List<Benchmark> known;

  @Spec private CommandSpec command;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which ones; see below.")
  private List<String> names = List.of();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "On the disk that counts; the working directory by default.")
  private Path dir = Path.of("");

  @Option(names = "--json", description = "Print one JSON object per number.")
  private boolean json;

  /// @param known the benchmarks there are
  public BenchCommand(List<Benchmark> known) {
    this.known = List.copyOf(known);
  }

  /// A number for programs; times in microseconds.
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Line(
      String bench,
      String what,
      double micros,
      String yardstick,
      double yardstickMicros,
      double ratio,
      Double perSecond,
      Double yardstickPerSecond,
      Double aim,
      Boolean met) {
    static Line of(Benchmark bench, Measure measure) {
      return new Line(
          bench.name(),
          measure.what(),
          inMicros(measure.took()),
          measure.yardstick(),
          inMicros(measure.bare()),
          measure.ratio(),
          measure.times() > 1 ? measure.perSecond() : null,
          measure.times() > 1 ? measure.barePerSecond() : null,
          measure.aim().isPresent() ? measure.aim().getAsDouble() : null,
          measure.met().orElse(null));
    }
  }

  @Override
  public Integer call() throws IOException, StoreException, LinkException, DeviceException {
    for (Benchmark bench : chosen()) {
      print(bench, run(bench));
    }
    return 0;
  }

  private List<Benchmark> chosen() {
    List<String> all = known.stream().map(Benchmark::name).toList();
    for (String name : names) {
      if (!all.contains(name)) {
        throw new ParameterException(
            command.commandLine(),
            "There is no benchmark '%s'; known are %s.".formatted(name, String.join(", ", all)));
      }
    }
    return known.stream().filter(bench -> names.isEmpty() || names.contains(bench.name())).toList();
  }

  private List<Measure> run(Benchmark bench)
      throws IOException, StoreException, LinkException, DeviceException {
    if (!Files.isDirectory(dir.toAbsolutePath())) {
      throw new ParameterException(command.commandLine(), "--dir: there is no folder " + dir + ".");
    }
    Path folder = Files.createTempDirectory(dir.toAbsolutePath(), "bench-");
    try {
      return bench.run(folder);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void print(Benchmark bench, List<Measure> measures) throws JsonProcessingException {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      for (Measure measure : measures) {
        out.println(JSON.writeValueAsString(Line.of(bench, measure)));
      }
    } else {
      out.println("%s: %s".formatted(bench.name(), bench.about()));
      out.println(ROW.formatted("", "took", "yardstick", "took", "added", "ratio", "aim"));
      measures.forEach(measure -> out.println(row(measure)));
      out.println();
    }
    out.flush();
  }

  private static String row(Measure measure) {
    return ROW.formatted(
        measure.what(),
        written(measure.took()),
        measure.yardstick(),
        written(measure.bare()),
        written(measure.added()),
        "%.2fx".formatted(measure.ratio()),
        verdict(measure.met(), measure) + rates(measure));
  }

  private static String rates(Measure measure) {
    return measure.times() == 1
        ? ""
        : "; %,.0f a second against %,.0f".formatted(measure.perSecond(), measure.barePerSecond());
  }

  private static String verdict(Optional<Boolean> met, Measure measure) {
    return met.map(good ->
            "at most %.2fx: %s".formatted(measure.aim().getAsDouble(), good ? "met" : "MISSED"))
        .orElse("none, reported");
  }

  private static String written(Duration time) {
    double micros = inMicros(time);
    return Math.abs(micros) < 1000
        ? "%.0f us".formatted(micros)
        : "%.2f ms".formatted(micros / 1000);
  }

  private static double inMicros(Duration time) {
    return time.toNanos() / 1000.0;
  }
}
