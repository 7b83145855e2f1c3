package org.venue.kiosk.config;

import java.util.Comparator;

/// A place in the file, both counted from 1.
public record Position(int line, int column) implements Comparable<Position> {
  /// Where a thing belongs that the file does not have.
  public static final Position START = new Position(1, 1);

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
