package org.venue.hardware.gate;

/// The knobs of a simulated gate: what a demo shows and a test turns.
public interface GateSimulator {

  /// How many pulses the board has given since it was made.
  int passages();

  /// Whether a relay is drawn right now. The release comes by the clock alone and is nobody's
  /// change: look again when it matters.
  boolean drawn();

  /// While muted the board does what it is told and answers nothing, like a broken return wire.
  void mute(boolean muted);

  /// While refusing the board answers every pulse with a refusal and moves nothing.
  void refuse(boolean refusing);

  /// Called after every pulse, on the thread that spoke to the board; must not block.
  void onChange(Runnable listener);
}
