package org.venue.kiosk.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.venue.hardware.Hardware;
import org.venue.hardware.link.LinkException;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.link.SimulatorServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Serves a simulated device on a pseudo-terminal or a TCP port, where a terminal finds it like a
/// real one. Its knobs are turned by lines on standard input.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Serves a simulated device until it is interrupted.",
    footer = {
      "",
      "Lines on standard input are the hands in the simulated world:",
      "  locker   shut N, pull N, jam N, free N, mute, speak",
      "  gate     refuse, accept, mute, speak",
      "  scanner  scan TEXT, mute, speak",
      "",
      "Examples:",
      "  venue-kiosk simulate locker cu16 --at pty:/tmp/locker",
      "  venue-kiosk simulate locker \"lockboard8a sim:?doors=24\" --at tcp:5000"
    })
public final class SimulateCommand implements Callable<Integer> {
  private final InputStream in;

  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "KIND", description = "locker, gate or scanner.")
  private String kind;

  @Parameters(
      index = "1",
      paramLabel = "\"MODEL\"",
      description = "The model, or the model and sim:?OPTIONS.")
  private String model;

  @Option(
      names = "--at",
      required = true,
      paramLabel = "pty:PATH|tcp:PORT",
      description = "Where it is served.")
  private String at;

  @Option(names = "--seed", paramLabel = "N", description = "What chance follows; 0 by default.")
  private long seed;

  @Option(names = "--baud", paramLabel = "N", description = "Slow the bytes down to this speed.")
  private int baud;

  /// @param in where the knobs are turned
  public SimulateCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws LinkException, InterruptedException {
    PrintWriter out = command.commandLine().getOut();
    if (!at.matches("pty:.+|tcp:[0-9]{1,5}")) {
      throw misuse("--at wants pty:PATH or tcp:PORT, not '%s'.".formatted(at));
    }
    if (baud < 0) {
      throw misuse("--baud wants a positive number.");
    }
    Simulator simulator = simulator();
    var knobs = new Knobs(simulator);
    knobs.announceTo(out);
    OptionalInt speed = baud == 0 ? OptionalInt.empty() : OptionalInt.of(baud);
    try (var server =
        SimulatorServer.start(
            simulator, at, speed, work -> Thread.ofPlatform().name("simulator").start(work))) {
      // An interrupted program still takes its link away.
      var farewell = new Thread(server::close);
      Runtime.getRuntime().addShutdownHook(farewell);
      out.println("serving %s %s at %s".formatted(kind, model, server.address()));
      out.println("knobs: " + knobs.known());
      out.flush();
      Thread.ofPlatform().daemon().name("knobs").start(() -> turn(knobs));
      try {
        new CountDownLatch(1).await();
      } finally {
        Runtime.getRuntime().removeShutdownHook(farewell);
      }
    }
    return 0;
  }

  private Simulator simulator() {
    try {
      return new Hardware().simulator(kind, model, seed);
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }

  private void turn(Knobs knobs) {
    PrintWriter err = command.commandLine().getErr();
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        try {
          if (!line.isEmpty()) {
            knobs.turn(line);
          }
        } catch (IllegalArgumentException e) {
          err.println(e.getMessage());
        }
      }
    } catch (IOException e) {
      err.println("venue-kiosk: standard input failed: " + e.getMessage());
    }
  }

  private ParameterException misuse(String what) {
    return new ParameterException(command.commandLine(), what);
  }
}
