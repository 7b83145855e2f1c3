package org.venue.kiosk.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.venue.kiosk.simulation.Report;
import org.venue.kiosk.simulation.Simulation;
import org.venue.kiosk.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lives through days of visitors and accidents in seconds, and checks every promise of the
/// terminal.
@Command(
    name = "simulate-days",
    mixinStandardHelpOptions = true,
    description = "Lives through days of visitors, accidents and power cuts, and checks promises.",
    footer = {
      "",
      "The same seed tells the same story. When a promise is broken the story is printed",
      "and the exit code is 1."
    })
public final class SimulateDaysCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The first seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--days",
      defaultValue = "1",
      description = "Days of each story (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seeds",
      defaultValue = "1",
      description = "How many seeds, one after the other (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(names = "--verbose", description = "Print the end of the story in any case.")
  private boolean verbose;

  @Override
  public Integer call() throws IOException, StoreException {
    PrintWriter out = command.commandLine().getOut();
    int broken = 0;
    for (long next = seed; next < seed + seeds; next++) {
      Report report = Simulation.run(next, days);
      if (verbose) {
        report.story().forEach(out::println);
      }
      out.println(report.summary());
      if (report.broken().isPresent()) {
        out.println(report.failure());
        broken++;
      }
      out.flush();
    }
    return broken == 0 ? 0 : 1;
  }
}
