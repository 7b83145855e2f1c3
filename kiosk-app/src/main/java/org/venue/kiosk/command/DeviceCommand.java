package org.venue.kiosk.command;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.venue.hardware.Hardware;
import org.venue.hardware.device.DeviceException;
import org.venue.kiosk.config.Durations;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Speaks with one device, for who installs or repairs it: no store, no screen, no flow.
@Command(
    name = "device",
    mixinStandardHelpOptions = true,
    description = "Speaks with one device.",
    footer = {
      "",
      "Actions:",
      "  locker   status | open N | watch   N is the n-th door of the line, or BOARD/CHANNEL",
      "  gate     open | status",
      "  scanner  listen | trigger          trigger reads one code",
      "  camera   watch | snap FILE         snap writes one picture as PNG",
      "",
      "Examples:",
      "  venue-kiosk device locker \"lockboard8a serial:/dev/ttyUSB0?doors=24\" status",
      "  venue-kiosk device locker \"cu16 tcp:10.0.0.9:5000\" open 3 --reason \"lost key\"",
      "  venue-kiosk device scanner \"serial serial:/dev/ttyACM0\" listen --json"
    })
public final class DeviceCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "KIND", description = "locker, gate, scanner or camera.")
  private String kind;

  @Parameters(
      index = "1",
      paramLabel = "\"MODEL LINK-URI\"",
      description = "As in the configuration.")
  private String spec;

  @Parameters(index = "2", paramLabel = "ACTION", description = "What to do; see below.")
  private String action;

  @Parameters(index = "3..*", paramLabel = "ARGS", description = "What the action needs.")
  private List<String> arguments = List.of();

  @Option(names = "--json", description = "Print one JSON object per result.")
  private boolean json;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why something is opened; needed by open.")
  private String reason = "";

  @Option(names = "--count", paramLabel = "N", description = "End watch or listen after N results.")
  private int count = Integer.MAX_VALUE;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationWord.class,
      description = "End watch, listen or trigger after this time, such as 90s.")
  private Duration longest = Duration.ofDays(365);

  private static final class DurationWord implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return Durations.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    var results = new Results(command.commandLine().getOut(), json, count, longest);
    try {
      return run(new Hardware(), results) ? 0 : 1;
    } catch (DeviceException e) {
      var failed = new Result.Failed(e.fault().name(), e.getMessage());
      if (json) {
        results.print(failed);
      } else {
        command.commandLine().getErr().println("venue-kiosk: " + failed.line());
      }
      return 1;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private boolean run(Hardware hardware, Results results)
      throws DeviceException, InterruptedException {
    checkArguments();
    switch (kind) {
      case "locker" -> {
        try (var line = new DeviceLine<>(hardware, kind, spec, hardware::locker)) {
          return new LockerActions(line, results).run(action, arguments, reason);
        }
      }
      case "gate" -> {
        try (var line = new DeviceLine<>(hardware, kind, spec, hardware::gate)) {
          return new GateActions(line.device(), results).run(action, reason);
        }
      }
      case "camera" -> {
        try (var line = new DeviceLine<>(hardware, kind, spec, hardware::camera)) {
          return new CameraActions(line.device(), results).run(action, arguments);
        }
      }
      case "scanner" -> {
        try (var line = new DeviceLine<>(hardware, kind, spec, hardware::scanner)) {
          return new ScannerActions(line, results).run(action);
        }
      }
      default ->
          throw new IllegalArgumentException(
              "There is no kind of device '%s'; known are locker, gate, scanner, camera."
                  .formatted(kind));
    }
  }

  private void checkArguments() {
    boolean snaps = kind.equals("camera") && action.equals("snap");
    int wanted = snaps || kind.equals("locker") && action.equals("open") ? 1 : 0;
    if (arguments.size() != wanted) {
      throw new IllegalArgumentException(
          snaps
              ? "snap wants one file, such as: snap picture.png"
              : wanted == 1
                  ? "open wants one door, such as: open 3"
                  : "The action %s of a %s wants no arguments.".formatted(action, kind));
    }
    if (action.equals("open") && reason.isBlank()) {
      throw new IllegalArgumentException("open wants --reason TEXT.");
    }
  }

  /// An action that a kind of device does not have.
  static IllegalArgumentException noSuchAction(String kind, String action, String known) {
    return new IllegalArgumentException(
        "A %s has no action '%s'; known are %s.".formatted(kind, action, known));
  }
}
