package org.venue.kiosk.flow;

import java.time.Instant;

/// What is true between two events of a journey. Each flow has its own sealed set of records.
public interface State {

  /// When the journey moves on by itself; [Instant#MAX] for the one state that may last.
  Instant giveUpAt();

  /// A state that waits for a person. Before it gives up the person is asked whether they are still
  /// there, and one touch renews it.
  interface Patient extends State {

    /// The same state with a new deadline.
    Patient until(Instant giveUpAt);
  }

  /// A state whose screen shows what the camera for codes sees; the camera is on exactly meanwhile.
  interface Aims extends State {}

  /// A state that waits for the answer to an effect: no scan and no way back until it comes.
  interface Busy extends State {}
}
