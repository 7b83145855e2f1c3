package org.venue.kiosk.command;

import com.fasterxml.jackson.annotation.JsonInclude;

/// One thing a device said, for a person as a line and for a program as a JSON object with the
/// record's components.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
sealed interface Result {

  /// The line.
  String line();

  /// The state of a door: `open`, `closed` or `unknown`.
  record DoorReading(String door, String state) implements Result {
    @Override
    public String line() {
      return "door %s %s".formatted(door, state);
    }
  }

  /// What came of an unlock pulse.
  record DoorOpening(String door, String outcome, String reason) implements Result {
    @Override
    public String line() {
      return "door %s %s".formatted(door, outcome);
    }
  }

  /// What came of asking a gate for one passage.
  record GatePassage(String gate, String outcome, String reason) implements Result {
    @Override
    public String line() {
      return "gate %s".formatted(outcome);
    }
  }

  /// Whether the gate's relay is drawn.
  record GateReading(String relay) implements Result {
    @Override
    public String line() {
      return "relay " + relay;
    }
  }

  /// A code, exactly as read.
  record Code(String text, String aim) implements Result {
    @Override
    public String line() {
      return text;
    }
  }

  /// A line that is no code; its text is not kept.
  record NoCode(String rejected, int length) implements Result {
    @Override
    public String line() {
      return "rejected: %s, %d bytes".formatted(rejected, length);
    }
  }

  /// A frame of a camera.
  record Picture(long number, int width, int height, String file) implements Result {
    @Override
    public String line() {
      return "frame %d, %d x %d%s"
          .formatted(number, width, height, file.isEmpty() ? "" : " -> " + file);
    }
  }

  /// The device cannot be asked. `fault` is the stable code.
  record Failed(String fault, String message) implements Result {
    @Override
    public String line() {
      return fault + ": " + message;
    }
  }
}
