package org.venue.kiosk.ui;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.widget.Buttons;
import org.venue.kiosk.visit.Services;

/// What a screen is built with; a new one for each look.
///
/// @param low whether controls must fit into the lower half of a wide panel
/// @param live the camera's picture, for the screens that show it
/// @param services what the terminal can do just now
/// @param emit where a touch goes
public record Kit(
    Text text,
    Metrics metrics,
    Buttons buttons,
    InstantSource clock,
    Venue venue,
    boolean low,
    LivePicture live,
    Supplier<Services> services,
    Consumer<Event.Act> emit) {

  /// Says that this choice was touched.
  public Runnable choose(Choice choice) {
    return () -> emit.accept(new Event.Touched(choice));
  }
}
