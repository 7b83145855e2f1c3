package org.venue.hardware.locker;

import java.util.SortedSet;
import java.util.function.Consumer;
import org.venue.hardware.link.Simulator;

/// The boards and doors of one line, made of code, with the knobs a test or a demo turns. Every
/// method may be called from any thread.
public interface LockerSimulator extends Simulator {

  /// Every door of the line.
  SortedSet<Door> doors();

  /// Whether the door stands open.
  boolean isOpen(Door door);

  /// How many unlock pulses the door was given.
  int pulses(Door door);

  /// A hand shuts the door.
  void shut(Door door);

  /// A hand pulls the door open without a pulse.
  void openByHand(Door door);

  /// While jammed, a pulse does not open the door.
  void jam(Door door, boolean jammed);

  /// Whether a pulse would not open the door.
  boolean isJammed(Door door);

  /// While mute, the boards obey and do not answer.
  void mute(boolean mute);

  /// Without power the boards neither obey nor answer.
  void power(boolean on);

  /// Who is told of every door that opens, shuts, jams or is freed; called where the change happens
  /// and must not block.
  void onChange(Consumer<Door> listener);

  /// Who is told of every pulse before its door moves, also of one that moves nothing; called where
  /// the pulse is given and must not block.
  void onPulse(Consumer<Door> listener);
}
