package org.venue.kiosk.command;

import org.venue.hardware.device.DeviceException;
import org.venue.hardware.gate.Gate;

/// What the `device` command does with a gate.
final class GateActions {
  private final Gate gate;
  private final Results results;

  GateActions(Gate gate, Results results) {
    this.gate = gate;
    this.results = results;
  }

  /// @return whether all went well
  boolean run(String action, String reason) throws DeviceException {
    return switch (action) {
      case "open" -> open(reason);
      case "status" -> {
        results.print(new Result.GateReading(gate.drawn() ? "drawn" : "released"));
        yield true;
      }
      default -> throw DeviceCommand.noSuchAction("gate", action, "open, status");
    };
  }

  private boolean open(String reason) throws DeviceException {
    ByHand.log(gate.name(), "the gate", reason);
    Gate.Passage passage = gate.open();
    String outcome =
        switch (passage) {
          case ASKED -> "asked to open";
          case UNKNOWN -> "did not confirm; it may have opened";
        };
    results.print(new Result.GatePassage(gate.name(), outcome, reason));
    return passage == Gate.Passage.ASKED;
  }
}
