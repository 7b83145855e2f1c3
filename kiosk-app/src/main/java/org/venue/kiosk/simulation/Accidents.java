package org.venue.kiosk.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.LockerSimulator;

/// What goes wrong around one terminal, and is put right again after a while.
final class Accidents {
  private final Terminal terminal;
  private final SimulatedTime time;
  private final Random random;
  private final Story story;
  private final Runnable strayScan;
  private final Optional<Office.Line> line;
  private boolean calm = true;

  /// @param line the network, where there is one
  /// @param strayScan somebody holds a phone to a scanner while another is at the screen
  Accidents(
      Terminal terminal,
      SimulatedTime time,
      Random random,
      Story story,
      Runnable strayScan,
      Optional<Office.Line> line) {
    this.terminal = terminal;
    this.time = time;
    this.random = random;
    this.story = story;
    this.strayScan = strayScan;
    this.line = line;
  }

  /// From now on things go wrong.
  void begin() {
    calm = false;
    terminal.unsteady(true);
    again();
    hands();
  }

  private void network(Office.Line line) {
    int percent = random.nextInt(3) == 0 ? 100 : random.nextInt(10, 80);
    forAWhile(
        "the network fails %d times in 100".formatted(percent),
        () -> line.trouble(percent),
        () -> line.trouble(0));
  }

  /// Puts everything right.
  void end() {
    calm = true;
    line.ifPresent(l -> l.trouble(0));
    terminal.wires().keySet().forEach(terminal.links()::plug);
    terminal.wires().values().forEach(wire -> wire.trouble(0));
    terminal.gate().mute(false);
    terminal.gate().refuse(false);
    for (LockerSimulator doors : terminal.lockers().values()) {
      doors.mute(false);
      doors.power(true);
      doors.doors().forEach(door -> doors.jam(door, false));
    }
    terminal.unsteady(false);
  }

  private void again() {
    time.later(
        millis(15_000, 240_000),
        () -> {
          if (!calm) {
            happen();
            again();
          }
        });
  }

  /// Doors that stand open are shut by somebody in the end.
  private void hands() {
    time.later(
        millis(40_000, 240_000),
        () -> {
          if (!calm) {
            shutOne();
            hands();
          }
        });
  }

  private void shutOne() {
    for (LockerSimulator doors : terminal.lockers().values()) {
      List<Door> open = doors.doors().stream().filter(doors::isOpen).toList();
      if (!open.isEmpty()) {
        doors.shut(open.get(random.nextInt(open.size())));
      }
    }
  }

  private void happen() {
    if (line.isPresent() && random.nextInt(3) == 0) {
      network(line.get());
      return;
    }
    LockerSimulator line = any(terminal.lockers());
    Door door = List.copyOf(line.doors()).get(random.nextInt(line.doors().size()));
    switch (random.nextInt(12)) {
      case 0, 1 ->
          forAWhile(
              "door " + door + " jams", () -> line.jam(door, true), () -> line.jam(door, false));
      case 2 -> unplug();
      case 3 -> forAWhile("a line falls silent", () -> line.mute(true), () -> line.mute(false));
      case 4 -> forAWhile("a line loses power", () -> line.power(false), () -> line.power(true));
      case 5 -> trouble();
      case 6 ->
          forAWhile(
              "the gate refuses",
              () -> terminal.gate().refuse(true),
              () -> terminal.gate().refuse(false));
      case 7 ->
          forAWhile(
              "the gate does not confirm",
              () -> terminal.gate().mute(true),
              () -> terminal.gate().mute(false));
      case 8 -> {
        story.tell("hand", "pulls door " + door + " open");
        line.openByHand(door);
      }
      case 9 -> {
        story.tell("scanner", "babbles");
        byte[] noise = new byte[1 + random.nextInt(60)];
        random.nextBytes(noise);
        terminal.babble(noise);
        terminal.babble("\r".getBytes(StandardCharsets.US_ASCII));
      }
      case 10 -> strayScan.run();
      default -> {
        int points = 1 + random.nextInt(random.nextBoolean() ? 30 : 300);
        story.tell("power", "will fail at point " + points);
        terminal.life().ifPresent(life -> life.cutAfter(points));
      }
    }
  }

  private void unplug() {
    List<String> names = new ArrayList<>(terminal.wires().keySet());
    String name = names.get(random.nextInt(names.size()));
    forAWhile(
        name + " is unplugged",
        () -> terminal.links().unplug(name),
        () -> terminal.links().plug(name));
  }

  private void trouble() {
    Wire wire = any(terminal.wires());
    int questions = 5 + random.nextInt(40);
    story.tell("wire", "has %d bad questions".formatted(questions));
    wire.trouble(questions);
  }

  private void forAWhile(String what, Runnable begin, Runnable end) {
    story.tell("accident", what);
    begin.run();
    time.later(
        millis(3_000, 240_000),
        () -> {
          story.tell("accident", what + ": over");
          end.run();
        });
  }

  private <T> T any(Map<String, T> all) {
    return List.copyOf(all.values()).get(random.nextInt(all.size()));
  }

  private Duration millis(int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most));
  }
}
