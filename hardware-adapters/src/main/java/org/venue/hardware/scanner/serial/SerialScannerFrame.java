package org.venue.hardware.scanner.serial;

import java.nio.charset.StandardCharsets;
import org.venue.hardware.scanner.Scanner;

/// What travels between scanner and host.
sealed interface SerialScannerFrame {

  /// One code as read; `aim` is empty when none came.
  record Line(String text, String aim) implements SerialScannerFrame {

    /// In bytes, identifier included.
    int length() {
      return (aim + text).getBytes(StandardCharsets.UTF_8).length;
    }
  }

  /// A whole line that is no code, without its text.
  record Refused(Scanner.Reason reason, int length) implements SerialScannerFrame {}

  /// The first `length` bytes of a line that is already too long and whose end is not in sight.
  record Head(int length) implements SerialScannerFrame {}

  /// A line whose suffix never came.
  record Unfinished(int length) implements SerialScannerFrame {}

  /// Host to scanner: read now.
  record Start(SerialScannerFormat.Trigger trigger) implements SerialScannerFrame {}

  /// A GM65's answer to [Start].
  record Started() implements SerialScannerFrame {}
}
