package org.venue.hardware.scanner.serial;

import java.time.Duration;
import org.venue.hardware.device.Counters;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceEvent;
import org.venue.hardware.device.DeviceEvent.StatusChanged;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus;
import org.venue.hardware.device.DeviceStatus.State;
import org.venue.hardware.device.Fault;
import org.venue.hardware.link.HalfDuplex;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Repeat;
import org.venue.hardware.link.Settings;
import org.venue.hardware.scanner.Scanner;
import org.venue.hardware.scanner.serial.SerialScannerFormat.Suffix;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Head;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Line;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Refused;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Start;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Started;
import org.venue.hardware.scanner.serial.SerialScannerFrame.Unfinished;

/// Listens all the time and turns lines into news.
final class SerialScannerDriver implements Scanner {
  private static final Duration PATIENCE = Duration.ofMillis(400);

  /// How long the rest of a line with a suffix may be on its way.
  private static final Duration STALE = Duration.ofSeconds(1);

  private final DeviceContext context;
  private final SerialScannerFormat format;
  private final HalfDuplex<SerialScannerFrame> exchange;

  /// Bytes of the line under way that were already thrown away; touched on the line's thread only.
  private int headless;

  SerialScannerDriver(DeviceContext context, LinkUri uri, SerialScannerFormat format) {
    this.context = context;
    this.format = format;
    Duration pause = format.suffix() == Suffix.NONE ? format.gap() : STALE;
    DeviceContext watched =
        new DeviceContext(
            context.name(),
            context.links(),
            context.clock(),
            context.ticker(),
            context.line(),
            this::told);
    exchange =
        new HalfDuplex<>(
            watched,
            uri,
            new SerialScannerCodec(format),
            Settings.of(PATIENCE).withPause(pause),
            this::arrived);
    exchange.listen();
  }

  @Override
  public void trigger() throws DeviceException {
    Start start = new Start(format.trigger());
    switch (format.trigger()) {
      case NONE ->
          throw new DeviceException(
              Fault.REFUSED, "No trigger command is configured for " + name() + ".");
      case HONEYWELL -> exchange.tell(start, Duration.ZERO, (_, _) -> false);
      case GM65 -> exchange.ask(start, Repeat.SAFE, (_, frame) -> frame instanceof Started);
    }
  }

  /// What comes after a loss is a new line.
  private void told(DeviceEvent event) {
    if (event instanceof StatusChanged changed && changed.status().state() == State.OFFLINE) {
      headless = 0;
    }
    context.events().accept(event);
  }

  private void arrived(SerialScannerFrame frame) {
    switch (frame) {
      case Head(int length) -> headless = plus(headless, length);
      case Line line when headless == 0 -> {
        if (!line.text().isEmpty()) {
          context.events().accept(new Scanned(name(), line.text(), line.aim()));
        }
      }
      case Line line -> rejectLong(line.length());
      case Refused refused when headless == 0 ->
          context.events().accept(new Rejected(name(), refused.reason(), refused.length()));
      case Refused refused -> rejectLong(refused.length());
      case Unfinished rest -> {
        if (headless > 0) {
          rejectLong(rest.length());
        }
      }
      case Started _, Start _ -> {} // a late answer to a trigger
    }
  }

  private void rejectLong(int rest) {
    int length = plus(headless, rest);
    headless = 0;
    context.events().accept(new Rejected(name(), Reason.TOO_LONG, length));
  }

  /// A flood may go on for days.
  private static int plus(int a, int b) {
    return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
  }

  @Override
  public String name() {
    return context.name();
  }

  @Override
  public DeviceStatus status() {
    return exchange.status();
  }

  @Override
  public Counters counters() {
    return exchange.counters();
  }

  @Override
  public void close() {
    exchange.close();
  }
}
