package org.venue.hardware.scanner;

/// The knobs of a simulated scanner: what a demo shows and a test turns.
public interface ScannerSimulator {

  /// A code is held before the scanner: its text leaves with the configured prefix and suffix, in
  /// pieces as a serial line delivers them. Ends a reading.
  void scan(String text);

  /// Sends bytes as they are: noise, floods, the habits of another scanner.
  void send(byte[] bytes);

  /// While muted the scanner sends nothing and answers nothing.
  void mute(boolean muted);

  /// Whether a trigger switched the scanner on and no code came since.
  boolean reading();

  /// Called when reading begins or ends, on the thread that made it so; must not block.
  void onChange(Runnable listener);
}
