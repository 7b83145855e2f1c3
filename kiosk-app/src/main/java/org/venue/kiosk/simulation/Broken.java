package org.venue.kiosk.simulation;

/// A promise of the terminal was broken; the message says which and why it is one. An error, so
/// that no handler of the terminal takes it for a fault of its own.
final class Broken extends AssertionError {
  Broken(String promise) {
    super(promise);
  }

  Broken(String promise, Throwable cause) {
    super(promise, cause);
  }
}
