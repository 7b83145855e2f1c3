package org.venue.kiosk.flow;

import java.time.Instant;

/// One journey as a pure state machine: no I/O, no clock, no thread.
///
/// @param <S> the journey's sealed set of states
public interface Flow<S extends State> {

  /// The sealed set, by which the loop finds the journey of a state.
  Class<S> states();

  /// What follows from this event. Returning the same state with no effects means: ignored.
  Next next(S state, Event event, Instant now);
}
