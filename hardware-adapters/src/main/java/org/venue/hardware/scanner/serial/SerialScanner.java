package org.venue.hardware.scanner.serial;

import java.util.Map;
import java.util.Set;
import org.venue.hardware.device.Model;
import org.venue.hardware.scanner.Scanner;

/// A scanner that sends text over a serial port. Options: `suffix` (`cr`, `lf`, `crlf`, `none`),
/// `gap` that ends a code without suffix, `aim` to take the AIM identifier off, `trigger` (`none`,
/// `honeywell`, `gm65`), and `max` bytes of a line.
public final class SerialScanner {

  /// The catalogue's entry.
  public static final Model<Scanner> MODEL =
      new Model<>(
          "serial",
          Scanner.class,
          Map.of("baud", "9600"),
          Set.of("suffix", "gap", "aim", "trigger", "max"),
          (uri, context) -> new SerialScannerDriver(context, uri, SerialScannerFormat.of(uri)),
          uri -> new SerialScannerSimulator(SerialScannerFormat.of(uri), uri.option("seed", 0)));

  private SerialScanner() {}
}
