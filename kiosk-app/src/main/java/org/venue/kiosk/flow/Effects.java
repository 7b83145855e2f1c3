package org.venue.kiosk.flow;

import java.util.function.Consumer;

/// Carries out what journeys ask for, somewhere else than on the loop's thread.
@FunctionalInterface
public interface Effects {

  /// Carries it out, stores its result, then gives exactly one answer, from any thread. Never
  /// throws.
  void carryOut(Effect effect, Consumer<Event.Answer> answer);
}
