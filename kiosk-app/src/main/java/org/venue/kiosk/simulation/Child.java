package org.venue.kiosk.simulation;

import java.util.Random;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.View;

/// Presses everything there is, and things that are not there.
final class Child implements Person {
  private final Random random;
  private final Things things;
  private int presses;

  Child(Random random, Things things) {
    this.random = random;
    this.things = things;
    this.presses = 3 + random.nextInt(25);
  }

  @Override
  public void sees(View view, Screen screen) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      press(view, screen);
    }
    if (--presses < 0) {
      screen.leave();
    }
  }

  private void press(View view, Screen screen) {
    Choice[] choices = Choice.values();
    switch (random.nextInt(6)) {
      case 0 -> screen.act(new Event.Picked(random.nextInt(5)));
      case 1 -> screen.type(String.valueOf(random.nextInt(10)));
      default -> {
        // Whose locker it ends, their things are lost property: no fault of the terminal.
        Screen.visit(view.state()).ifPresent(visit -> things.take(visit.id()));
        screen.touch(choices[random.nextInt(choices.length)]);
      }
    }
  }

  @Override
  public void left() {}
}
