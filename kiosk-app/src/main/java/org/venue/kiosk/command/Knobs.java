package org.venue.kiosk.command;

import java.io.PrintWriter;
import org.venue.hardware.gate.GateSimulator;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerSimulator;
import org.venue.hardware.scanner.ScannerSimulator;

/// The hands in a simulated world: one line of text turns one knob.
final class Knobs {
  private final Simulator simulator;

  Knobs(Simulator simulator) {
    this.simulator = simulator;
  }

  /// What may be written, in one line.
  String known() {
    return switch (simulator) {
      case LockerSimulator _ -> "shut N, pull N, jam N, free N, mute, speak";
      case GateSimulator _ -> "refuse, accept, mute, speak";
      case ScannerSimulator _ -> "scan TEXT, mute, speak";
      default -> "nothing";
    };
  }

  /// Prints what happens to the device.
  void announceTo(PrintWriter out) {
    switch (simulator) {
      case LockerSimulator locker ->
          locker.onChange(door -> out.println("door " + door + " " + describe(locker, door)));
      case GateSimulator gate -> gate.onChange(() -> out.println("passage " + gate.passages()));
      case ScannerSimulator scanner ->
          scanner.onChange(() -> out.println(scanner.reading() ? "reading" : "idle"));
      default -> {}
    }
  }

  private static String describe(LockerSimulator locker, Door door) {
    return (locker.isOpen(door) ? "open" : "shut") + (locker.isJammed(door) ? ", jammed" : "");
  }

  /// Turns one knob.
  ///
  /// @throws IllegalArgumentException when there is no such knob
  void turn(String line) {
    int space = line.indexOf(' ');
    String word = space < 0 ? line : line.substring(0, space);
    String rest = space < 0 ? "" : line.substring(space + 1);
    switch (simulator) {
      case LockerSimulator locker -> turn(locker, word, rest);
      case GateSimulator gate -> turn(gate, word);
      case ScannerSimulator scanner -> turn(scanner, word, rest);
      default -> throw noSuchKnob(word);
    }
  }

  private void turn(LockerSimulator locker, String word, String rest) {
    switch (word) {
      case "shut" -> locker.shut(LockerActions.door(rest, locker.doors()));
      case "pull" -> locker.openByHand(LockerActions.door(rest, locker.doors()));
      case "jam" -> locker.jam(LockerActions.door(rest, locker.doors()), true);
      case "free" -> locker.jam(LockerActions.door(rest, locker.doors()), false);
      case "mute" -> locker.mute(true);
      case "speak" -> locker.mute(false);
      default -> throw noSuchKnob(word);
    }
  }

  private void turn(GateSimulator gate, String word) {
    switch (word) {
      case "refuse" -> gate.refuse(true);
      case "accept" -> gate.refuse(false);
      case "mute" -> gate.mute(true);
      case "speak" -> gate.mute(false);
      default -> throw noSuchKnob(word);
    }
  }

  private void turn(ScannerSimulator scanner, String word, String rest) {
    switch (word) {
      case "scan" -> scanner.scan(rest);
      case "mute" -> scanner.mute(true);
      case "speak" -> scanner.mute(false);
      default -> throw noSuchKnob(word);
    }
  }

  private IllegalArgumentException noSuchKnob(String word) {
    return new IllegalArgumentException(
        "There is no knob '%s'; known are %s.".formatted(word, known()));
  }
}
