package org.venue.kiosk.visit;

/// Which door: the locker line's name in the configuration, the board on it, the channel on the
/// board. What the bytes need; a visitor never sees it.
public record DoorId(String locker, int board, int channel) {

  /// The form in which it stands in the store and in facts: `men/1/12`.
  @Override
  public String toString() {
    return locker + "/" + board + "/" + channel;
  }
}
