package org.venue.hardware.locker;

/// One compartment: the board's address on its line and the channel on the board, both from 1
/// unless the model's sheet says otherwise.
public record Door(int board, int channel) implements Comparable<Door> {

  @Override
  public int compareTo(Door other) {
    return board != other.board
        ? Integer.compare(board, other.board)
        : Integer.compare(channel, other.channel);
  }

  @Override
  public String toString() {
    return board + "/" + channel;
  }
}
