package org.venue.kiosk.vision.face;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.venue.kiosk.visit.HeadMove;

/// Asks a person to move their head in an order nobody knows before, and judges by five points over
/// time whether a head moved or something flat. Immutable: [#see] gives the next one.
///
/// A turn and a nod count by the nose's place in the frame of eyes and mouth ([Landmarks]), which
/// nothing flat can change however it is moved, scaled or slanted; each must be seen on its way,
/// not only at its end, and be followed by the face seen from the front again. Coming closer is
/// told by size alone, which a picture can do too, so it never stands alone.
///
/// @param moves what is asked, in this order
/// @param mirrored whether the pictures are, so that left and right are swapped in them
/// @param step which move it is at
/// @param since when this phase began
/// @param last when the face was last seen, and where
public record Liveness(
    List<HeadMove> moves,
    boolean mirrored,
    int step,
    Phase phase,
    Instant since,
    Optional<Seen> last) {

  /// In eye distances; 0.15 is about 21 degrees for a nose that stands out by 0.39 of them.
  private static final double TURN = 0.15;

  /// In eye-mouth distances, about 15 degrees.
  private static final double NOD = 0.10;

  private static final double CLOSER = 0.25;

  /// Shares of a move: seen on its way, and back from it.
  private static final double WAY_FROM = 0.25;

  private static final double WAY_TO = 0.85;
  private static final double BACK = 0.4;

  /// A frame in which the face is slanted or bent more than a head can be is not judged.
  private static final double STRETCH = 1.45;

  private static final int STILL_FRAMES = 3;
  private static final int BACK_FRAMES = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration LONGEST_GAP = Duration.ofMillis(700);
  private static final Duration NEXT_FRAME = Duration.ofMillis(300);

  /// Where it stands.
  public sealed interface Phase {}

  /// The person is to look straight.
  ///
  /// @param frames seen from the front so far, one after the other
  public record Settling(int frames) implements Phase {}

  /// The person is to move.
  ///
  /// @param underway whether the move was seen on its way
  public record Moving(Rest rest, boolean underway) implements Phase {}

  /// The person is to look straight again.
  public record Returning(Rest rest, int frames) implements Phase {}

  /// A head did what was asked.
  public record Passed() implements Phase {}

  /// It cannot become a pass any more.
  public record Refused(Why why) implements Phase {}

  /// Why it was refused; for the log, not for the person.
  public enum Why {
    TOO_LATE,
    OUT_OF_SIGHT,
    ANOTHER_FACE,
    OTHER_MOVE
  }

  /// The face at rest, before a move.
  public record Rest(double across, double down, double eyes, double stretch) {
    static Rest of(Landmarks marks) {
      return new Rest(marks.across(), marks.down(), marks.eyeDistance(), marks.stretch());
    }
  }

  /// A face and when it was seen.
  public record Seen(Landmarks marks, Instant at) {}

  /// Draws a challenge: a turn, and the other turn or a nod, in random order; now and then coming
  /// closer among them.
  public static Liveness begin(Random random, boolean mirrored, Instant now) {
    HeadMove turn = random.nextBoolean() ? HeadMove.TURN_LEFT : HeadMove.TURN_RIGHT;
    HeadMove other = turn == HeadMove.TURN_LEFT ? HeadMove.TURN_RIGHT : HeadMove.TURN_LEFT;
    List<HeadMove> moves = new ArrayList<>();
    moves.add(turn);
    moves.add(random.nextBoolean() ? HeadMove.NOD : other);
    if (random.nextBoolean()) {
      moves.add(HeadMove.COME_CLOSER);
    }
    Collections.shuffle(moves, random);
    return new Liveness(List.copyOf(moves), mirrored, 0, new Settling(0), now, Optional.empty());
  }

  /// The same challenge, begun now.
  Liveness begun(Instant now) {
    return from(now);
  }

  /// What the person is asked for now; empty where they should look straight.
  public Optional<HeadMove> asked() {
    return phase instanceof Moving ? Optional.of(moves.get(step)) : Optional.empty();
  }

  /// Whether a head did what was asked.
  public boolean passed() {
    return phase instanceof Passed;
  }

  /// Takes the next frame.
  ///
  /// @param only the points of the only face in it; empty with no face or several
  public Liveness see(Optional<Landmarks> only, Instant at) {
    if (phase instanceof Passed || phase instanceof Refused) {
      return this;
    }
    if (at.isAfter(since.plus(PATIENCE))) {
      return refused(Why.TOO_LATE);
    }
    if (only.isEmpty()) {
      boolean gone = last.isEmpty() || last.get().at().isBefore(at.minus(LONGEST_GAP));
      return phase instanceof Settling
          ? with(new Settling(0))
          : gone ? refused(Why.OUT_OF_SIGHT) : this;
    }
    Seen seen = new Seen(only.get(), at);
    if (jumped(seen)) {
      return phase instanceof Settling
          ? with(new Settling(0)).after(seen)
          : refused(Why.ANOTHER_FACE);
    }
    Liveness next =
        switch (phase) {
          case Settling settling -> settle(settling, seen);
          case Moving moving -> move(moving, seen);
          case Returning returning -> comeBack(returning, seen);
          case Passed _, Refused _ -> this;
        };
    return next.after(seen);
  }

  private Liveness settle(Settling settling, Seen seen) {
    Landmarks marks = seen.marks();
    boolean front = Math.abs(marks.across()) < 0.12 && marks.down() > 0.35 && marks.down() < 0.75;
    int frames = front ? settling.frames() + 1 : 0;
    return frames < STILL_FRAMES
        ? with(new Settling(frames))
        : with(new Moving(Rest.of(marks), false)).from(seen.at());
  }

  private Liveness move(Moving moving, Seen seen) {
    Rest rest = moving.rest();
    double bent = seen.marks().stretch() / rest.stretch();
    if (bent > STRETCH || bent < 1 / STRETCH) {
      return this;
    }
    double left = left(rest, seen.marks());
    HeadMove move = moves.get(step);
    double progress =
        switch (move) {
          case TURN_LEFT -> left;
          case TURN_RIGHT -> -left;
          case NOD -> nodded(rest, seen.marks());
          case COME_CLOSER -> (seen.marks().eyeDistance() / rest.eyes() - 1) / CLOSER;
        };
    boolean turn = move == HeadMove.TURN_LEFT || move == HeadMove.TURN_RIGHT;
    if (turn ? progress <= -1 : Math.abs(left) >= 1) {
      return refused(Why.OTHER_MOVE);
    }
    if (progress >= 1 && moving.underway()) {
      return with(new Returning(rest, 0)).from(seen.at());
    }
    boolean underway = moving.underway() || progress >= WAY_FROM && progress <= WAY_TO;
    return with(new Moving(rest, underway));
  }

  private Liveness comeBack(Returning returning, Seen seen) {
    Rest rest = returning.rest();
    boolean back =
        Math.abs(left(rest, seen.marks())) < BACK && Math.abs(nodded(rest, seen.marks())) < BACK;
    int frames = back ? returning.frames() + 1 : 0;
    if (frames < BACK_FRAMES) {
      return with(new Returning(rest, frames));
    }
    if (step + 1 == moves.size()) {
      return with(new Passed());
    }
    return new Liveness(
        moves, mirrored, step + 1, new Moving(Rest.of(seen.marks()), false), seen.at(), last);
  }

  /// How far the head is turned to its left, in turns.
  private double left(Rest rest, Landmarks marks) {
    double share = (marks.across() - rest.across()) / TURN;
    return mirrored ? -share : share;
  }

  private static double nodded(Rest rest, Landmarks marks) {
    return (marks.down() - rest.down()) / NOD;
  }

  /// Whether this cannot be the face of the frame before, or another head came in between.
  private boolean jumped(Seen seen) {
    if (last.isEmpty() || last.get().at().isBefore(seen.at().minus(NEXT_FRAME))) {
      return false;
    }
    Landmarks before = last.get().marks();
    double eyes = seen.marks().eyeDistance() / before.eyeDistance();
    double way = seen.marks().middle().minus(before.middle()).length();
    return eyes > 1.5 || eyes < 1 / 1.5 || way > before.eyeDistance() * 1.5;
  }

  private Liveness with(Phase next) {
    return new Liveness(moves, mirrored, step, next, since, last);
  }

  private Liveness from(Instant at) {
    return new Liveness(moves, mirrored, step, phase, at, last);
  }

  private Liveness after(Seen seen) {
    return new Liveness(moves, mirrored, step, phase, since, Optional.of(seen));
  }

  private Liveness refused(Why why) {
    return with(new Refused(why));
  }
}
