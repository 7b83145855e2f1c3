package org.venue.kiosk;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.bench.Benchmark;
import org.venue.kiosk.command.BackendCommand;
import org.venue.kiosk.command.BenchCommand;
import org.venue.kiosk.command.DemoCommand;
import org.venue.kiosk.command.DeviceCommand;
import org.venue.kiosk.command.EnrolCommand;
import org.venue.kiosk.command.ModelsCommand;
import org.venue.kiosk.command.RunCommand;
import org.venue.kiosk.command.SimulateCommand;
import org.venue.kiosk.command.SimulateDaysCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// Where the program starts. Each command is one class and one line here.
@Command(
    name = "venue-kiosk",
    mixinStandardHelpOptions = true,
    version = "venue-kiosk 0.1.0",
    description = "The self-service terminal of a sports centre, and its tools.",
    footer = "%nExit codes: 0 done, 1 a fault, 2 misuse or misconfiguration.")
public final class Main implements Runnable {
  private static final int FAULT = 1;
  private static final int MISUSE = 2;

  @Spec private CommandSpec spec;

  private Main() {}

  /// Runs one command and ends with its exit code.
  public static void main(String[] args) {
    // Always UTF-8: names are Chinese, and a service often has no locale.
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(System.in, out, err, args));
  }

  /// Runs one command in this JVM.
  ///
  /// @return the exit code
  public static int run(InputStream in, PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Main())
        .addSubcommand(new RunCommand())
        .addSubcommand(new EnrolCommand())
        .addSubcommand(new DemoCommand())
        .addSubcommand(new BackendCommand())
        .addSubcommand(new DeviceCommand())
        .addSubcommand(new SimulateCommand(in))
        .addSubcommand(new SimulateDaysCommand())
        .addSubcommand(new ModelsCommand())
        .addSubcommand(new BenchCommand(Benchmark.all()))
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((e, _) -> misused(e))
        .setExecutionExceptionHandler((e, line, _) -> failed(e, line.getErr()))
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  private static int misused(ParameterException e) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("venue-kiosk: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
    return MISUSE;
  }

  private static int failed(Exception e, PrintWriter err) {
    if (e instanceof ConfigException) {
      err.println(e.getMessage());
      return MISUSE;
    }
    LoggerFactory.getLogger(Main.class).debug("A command failed", e);
    err.println("venue-kiosk: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
    return FAULT;
  }
}
