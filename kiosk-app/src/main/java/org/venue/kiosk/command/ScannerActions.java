package org.venue.kiosk.command;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.venue.hardware.device.DeviceEvent;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus;
import org.venue.hardware.device.Fault;
import org.venue.hardware.scanner.Scanner;

/// What the `device` command does with a scanner.
final class ScannerActions {
  /// How long a triggered scanner looks for a code before the command gives up.
  private static final Duration TRIGGER_PATIENCE = Duration.ofSeconds(10);

  private final DeviceLine<Scanner> line;
  private final Results results;

  ScannerActions(DeviceLine<Scanner> line, Results results) {
    this.line = line;
    this.results = results;
  }

  /// @return whether all went well
  boolean run(String action) throws DeviceException, InterruptedException {
    return switch (action) {
      case "listen" -> listen();
      case "trigger" -> trigger();
      default -> throw DeviceCommand.noSuchAction("scanner", action, "listen, trigger");
    };
  }

  private boolean listen() throws InterruptedException {
    while (!results.enough()) {
      line.next(results.left()).flatMap(ScannerActions::result).ifPresent(results::print);
    }
    return true;
  }

  private boolean trigger() throws DeviceException, InterruptedException {
    line.device().trigger();
    long giveUp = System.nanoTime() + TRIGGER_PATIENCE.toNanos();
    while (!results.enough()) {
      Duration left = Duration.ofNanos(Math.max(0, giveUp - System.nanoTime()));
      Duration patience = left.compareTo(results.left()) < 0 ? left : results.left();
      Optional<DeviceEvent> news = line.next(patience);
      if (news.isEmpty()) {
        break;
      }
      if (news.get() instanceof Scanner.Scanned scanned) {
        results.print(new Result.Code(scanned.text(), scanned.aim()));
        return true;
      }
    }
    throw new DeviceException(Fault.NO_REPLY, "The scanner was triggered and read no code.");
  }

  private static Optional<Result> result(DeviceEvent news) {
    return Optional.ofNullable(
        switch (news) {
          case Scanner.Scanned code -> new Result.Code(code.text(), code.aim());
          case Scanner.Rejected line -> new Result.NoCode(word(line.reason()), line.length());
          case DeviceEvent.StatusChanged(String _, DeviceStatus status)
              when !status.reason().isEmpty() ->
              new Result.Failed(status.state().name(), status.reason());
          default -> null;
        });
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
