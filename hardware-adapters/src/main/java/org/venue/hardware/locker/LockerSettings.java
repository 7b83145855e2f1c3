package org.venue.hardware.locker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.venue.hardware.link.LinkUri;

/// What the link's options say about the boards on a line:
/// `boards=1,2&doors=24&polarity=short-when-locked&patience=2s&echo=false`.
///
/// @param boards the addresses, in the order written
/// @param doors how many doors hang on each board, on the channels from 1
/// @param patience how long the sensor is watched after an unlock pulse
/// @param echo whether the adapter hears its own bytes
public record LockerSettings(
    List<Integer> boards, int doors, Polarity polarity, Duration patience, boolean echo) {

  /// The options read here; a model adds its own.
  public static final Set<String> OPTIONS =
      Set.of("boards", "doors", "polarity", "patience", "echo");

  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

  /// What a model can have at all, and what it usually has.
  ///
  /// @param firstBoard the lowest address; a line without `boards` has this one
  /// @param mostDoors the highest channel
  /// @param usualDoors doors per board when the link says nothing
  public record Limits(int firstBoard, int lastBoard, int mostDoors, int usualDoors) {}

  /// Keeps an own copy of the addresses.
  public LockerSettings {
    boards = List.copyOf(boards);
  }

  /// Reads the options of a link.
  ///
  /// @throws IllegalArgumentException in one sentence that may be shown to who wrote them
  public static LockerSettings of(LinkUri uri, Limits limits) {
    Duration patience = uri.option("patience", Duration.ofSeconds(2));
    if (patience.isZero() || patience.compareTo(LONGEST_PATIENCE) > 0) {
      throw wrong(uri, "patience", "a time from 1ms to 1m");
    }
    return new LockerSettings(
        boards(uri, limits),
        uri.option("doors", limits.usualDoors(), 1, limits.mostDoors()),
        uri.option("polarity", Polarity.SHORT_WHEN_LOCKED),
        patience,
        uri.option("echo", false));
  }

  private static List<Integer> boards(LinkUri uri, Limits limits) {
    String text = uri.option("boards", String.valueOf(limits.firstBoard()));
    List<Integer> boards = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      int board = word.matches("[0-9]{1,3}") ? Integer.parseInt(word) : -1;
      if (board < limits.firstBoard() || board > limits.lastBoard() || boards.contains(board)) {
        throw wrong(
            uri,
            "boards",
            "different addresses from "
                + limits.firstBoard()
                + " to "
                + limits.lastBoard()
                + " with commas between");
      }
      boards.add(board);
    }
    return boards;
  }

  private static IllegalArgumentException wrong(LinkUri uri, String name, String expected) {
    return new IllegalArgumentException(
        "The link '"
            + uri
            + "' has "
            + name
            + "="
            + uri.option(name, "")
            + "; write "
            + expected
            + ".");
  }

  /// Every door of the line, board by board.
  public SortedSet<Door> allDoors() {
    SortedSet<Door> all = new TreeSet<>();
    for (int board : boards) {
      for (int channel = 1; channel <= doors; channel++) {
        all.add(new Door(board, channel));
      }
    }
    return Collections.unmodifiableSortedSet(all);
  }
}
