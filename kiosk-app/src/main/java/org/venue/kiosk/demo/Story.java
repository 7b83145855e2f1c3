package org.venue.kiosk.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Tells what happens, line by line, and remembers which promises were broken.
final class Story {
  private final PrintStream out;
  private final List<String> broken = new ArrayList<>();
  private int chapter;

  Story(PrintStream out) {
    this.out = out;
  }

  void chapter(String title) {
    chapter++;
    out.printf("%n%2d. %s%n", chapter, title);
  }

  int chapter() {
    return chapter;
  }

  void tell(String line) {
    out.println("    " + line);
  }

  void row(String name, Object value) {
    out.printf("    %-44s %s%n", name, value);
  }

  void promise(String promise, boolean kept) {
    if (!kept) {
      broken.add(promise);
      tell("BROKEN: " + promise);
    }
  }

  List<String> broken() {
    return List.copyOf(broken);
  }
}
