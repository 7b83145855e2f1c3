package org.venue.kiosk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.venue.hardware.Hardware;
import org.venue.hardware.link.Links;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;

/// A program of its own, to be killed: the composed terminal without glass, before it somebody who
/// always presses what leads on. Ends when its input does.
final class KilledTerminal {
  /// What leads on, whatever is shown; what a step does not offer means nothing to it.
  private static final List<Choice> ON = List.of(Choice.END_USE, Choice.CONTINUE, Choice.BACK);

  private static final Duration THOUGHT = Duration.ofMillis(10);

  private final ScheduledExecutorService person =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private volatile Kiosk kiosk;

  private KilledTerminal() {}

  /// @param args the configuration
  public static void main(String[] args) throws Exception {
    new KilledTerminal().run(Path.of(args[0]));
  }

  private void run(Path file) throws Exception {
    KioskConfig config = ConfigFile.read(file, ConfigFile.Devices.of(new Hardware()));
    var world = Kiosk.Surroundings.real(new Links(), this::shows, () -> {});
    try (Kiosk started = Kiosk.start(config, world)) {
      kiosk = started;
      while (System.in.read() >= 0) {
        // Whoever started this program holds its input open.
      }
    }
  }

  private void shows(View view) {
    State state = view.state();
    if (!(state instanceof State.Busy || state instanceof Home.Attract)) {
      person.schedule(() -> press(view), THOUGHT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void press(View view) {
    if (kiosk != null) {
      ON.forEach(choice -> kiosk.loop().acted(new Event.Touched(choice), view.step()));
    }
  }
}
