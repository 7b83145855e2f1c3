package org.venue.kiosk.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.DoorState;
import org.venue.hardware.locker.LockerBoard;
import org.venue.hardware.locker.Opening;

/// What the `device` command does with a line of locker boards.
final class LockerActions {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final DeviceLine<LockerBoard> line;
  private final LockerBoard board;
  private final Results results;

  LockerActions(DeviceLine<LockerBoard> line, Results results) {
    this.line = line;
    this.board = line.device();
    this.results = results;
  }

  /// @return whether all went well
  boolean run(String action, List<String> arguments, String reason)
      throws DeviceException, InterruptedException {
    return switch (action) {
      case "status" -> status();
      case "open" -> open(door(arguments.getFirst(), board.doors()), reason);
      case "watch" -> watch();
      default -> throw DeviceCommand.noSuchAction("locker", action, "status, open, watch");
    };
  }

  private boolean status() throws DeviceException {
    Map<Door, DoorState> states = new TreeMap<>(board.states());
    states.forEach((door, state) -> results.print(reading(door, state)));
    return !states.containsValue(DoorState.UNKNOWN);
  }

  private boolean open(Door door, String reason) throws DeviceException {
    ByHand.log(board.name(), "door " + door, reason);
    Opening opening = board.open(door);
    results.print(new Result.DoorOpening(door.toString(), word(opening), reason));
    return opening == Opening.OPENED;
  }

  /// Every change, and every start and end of a fault, until it is enough. The board's own news
  /// only makes it look sooner.
  private boolean watch() throws InterruptedException {
    Map<Door, DoorState> known = new TreeMap<>();
    String fault = "";
    while (!results.enough()) {
      try {
        for (var reading : new TreeMap<>(board.states()).entrySet()) {
          if (known.put(reading.getKey(), reading.getValue()) != reading.getValue()
              && !results.enough()) {
            results.print(reading(reading.getKey(), reading.getValue()));
          }
        }
        fault = "";
      } catch (DeviceException e) {
        if (!fault.equals(e.getMessage())) {
          results.print(new Result.Failed(e.fault().name(), e.getMessage()));
        }
        fault = e.getMessage();
        known.clear();
      }
      if (!results.enough()) {
        Duration left = results.left();
        line.next(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS);
      }
    }
    return true;
  }

  /// Reads `3`, the third door of the line, or `1/3`, channel 3 of board 1.
  static Door door(String text, SortedSet<Door> doors) {
    List<Door> inOrder = List.copyOf(doors);
    if (text.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= inOrder.size()) {
        return inOrder.get(number - 1);
      }
    }
    return inOrder.stream()
        .filter(door -> door.toString().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no door '%s'; doors are 1 to %d, or %s to %s as BOARD/CHANNEL."
                    .formatted(text, inOrder.size(), doors.first(), doors.last())));
  }

  private static Result reading(Door door, DoorState state) {
    return new Result.DoorReading(door.toString(), word(state));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
