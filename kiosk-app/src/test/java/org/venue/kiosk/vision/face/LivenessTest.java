package org.venue.kiosk.vision.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.vision.face.Heads.Place;
import org.venue.kiosk.visit.HeadMove;

/// A head passes, whatever is flat does not.
class LivenessTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final Duration FRAME = Duration.ofMillis(66);
  private static final int SEEDS = 200;
  private static final Place FRONT = Place.front(600);

  private final Random noise = new Random(7);
  private Liveness live;
  private Instant now = START;

  @Test
  void aHeadThatDoesWhatIsAskedPasses() {
    for (int seed = 0; seed < SEEDS; seed++) {
      begin(seed, false);
      obey(Heads::head, 30, 22);
      assertTrue(live.passed(), "seed " + seed + ": " + live.phase());
    }
  }

  @Test
  void itPassesInAMirrorToo() {
    for (int seed = 0; seed < SEEDS; seed++) {
      begin(seed, true);
      obey(place -> Heads.mirrored(Heads.head(place)), 30, 22);
      assertTrue(live.passed(), "seed " + seed + ": " + live.phase());
    }
  }

  @Test
  void itPassesFromNearAndFarAndWithALeaningHead() {
    for (Place place :
        List.of(
            Place.front(350),
            Place.front(1000),
            new Place(120, -60, 500, 0, 0, 12),
            new Place(-90, 40, 700, 5, -5, -10))) {
      begin(3, false);
      settle(Heads::head, place);
      obeyFrom(Heads::head, place, 30, 22);
      assertTrue(live.passed(), place + ": " + live.phase());
    }
  }

  @Test
  void aStillPictureNeverPasses() {
    for (int seed = 0; seed < SEEDS; seed++) {
      begin(seed, false);
      while (now.isBefore(START.plusSeconds(40))) {
        see(Heads.photograph(FRONT));
      }
      assertEquals(new Liveness.Refused(Liveness.Why.TOO_LATE), live.phase());
    }
  }

  @Test
  void aPhotographThatIsTurnedAndTippedInsteadNeverPasses() {
    for (int degrees : List.of(15, 25, 35, 45, 55)) {
      for (int distance : List.of(250, 400, 600)) {
        for (int seed = 0; seed < 20; seed++) {
          begin(seed, false);
          settle(Heads::photograph, Place.front(distance));
          obeyFrom(Heads::photograph, Place.front(distance), degrees, degrees);
          assertFalse(
              live.passed(), "%d degrees at %d mm, seed %d".formatted(degrees, distance, seed));
        }
      }
    }
  }

  @Test
  void aPhotographThatIsShiftedAndBroughtCloserNeverPasses() {
    for (int seed = 0; seed < SEEDS; seed++) {
      begin(seed, false);
      settle(Heads::photograph, FRONT);
      Random hand = new Random(seed);
      double x = 0;
      double y = 0;
      double distance = 600;
      while (now.isBefore(START.plusSeconds(40))) {
        x = Math.clamp(x + hand.nextGaussian() * 8, -150, 150);
        y = Math.clamp(y + hand.nextGaussian() * 8, -100, 100);
        distance = Math.clamp(distance + hand.nextGaussian() * 15, 250, 900);
        see(Heads.photograph(FRONT.at(x, y, distance)));
      }
      assertFalse(live.passed(), "seed " + seed);
    }
  }

  @Test
  void picturesOfTheEndsOfAMoveAreNotTheMove() {
    for (int seed = 0; seed < SEEDS; seed++) {
      begin(seed, false);
      settle(Heads::head, FRONT);
      for (int swap = 0; swap < 20 && live.asked().isPresent(); swap++) {
        Place end =
            FRONT.turned(goal(live.asked().get(), 30), live.asked().get() == HeadMove.NOD ? 22 : 0);
        for (int i = 0; i < 5; i++) {
          see(Heads.head(end));
        }
        for (int i = 0; i < 5; i++) {
          see(Heads.head(FRONT));
        }
      }
      assertFalse(live.passed(), "seed " + seed);
    }
  }

  @Test
  void theOtherWayIsRefused() {
    begin(seedThatBeginsWith(HeadMove.TURN_LEFT), false);
    settle(Heads::head, FRONT);
    sweep(Heads::head, FRONT, FRONT.turned(-35, 0));
    assertEquals(new Liveness.Refused(Liveness.Why.OTHER_MOVE), live.phase());
  }

  @Test
  void whoStaysTurnedAwayIsTooLate() {
    begin(seedThatBeginsWith(HeadMove.TURN_LEFT), false);
    settle(Heads::head, FRONT);
    sweep(Heads::head, FRONT, FRONT.turned(30, 0));
    assertInstanceOf(Liveness.Returning.class, live.phase());
    Instant turned = now;
    while (now.isBefore(turned.plusSeconds(9))) {
      see(Heads.head(FRONT.turned(30, 0)));
    }
    assertEquals(new Liveness.Refused(Liveness.Why.TOO_LATE), live.phase());
  }

  @Test
  void anotherFaceInBetweenIsRefused() {
    begin(1, false);
    settle(Heads::head, FRONT);
    see(Heads.head(FRONT.at(250, 0, 600)));
    assertEquals(new Liveness.Refused(Liveness.Why.ANOTHER_FACE), live.phase());
  }

  @Test
  void whoLeavesTheViewIsRefusedAndAFewMissedFramesAreForgiven() {
    begin(1, false);
    settle(Heads::head, FRONT);
    for (int i = 0; i < 5; i++) {
      miss();
    }
    assertInstanceOf(Liveness.Moving.class, live.phase());
    for (int i = 0; i < 12; i++) {
      miss();
    }
    assertEquals(new Liveness.Refused(Liveness.Why.OUT_OF_SIGHT), live.phase());
  }

  @Test
  void everyChallengeHasATurnAndAnotherMoveThatNothingFlatCanDo() {
    Set<List<HeadMove>> drawn = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      List<HeadMove> moves = Liveness.begin(new Random(seed), false, START).moves();
      drawn.add(moves);
      long solid = moves.stream().filter(move -> move != HeadMove.COME_CLOSER).distinct().count();
      assertEquals(2, solid, moves::toString);
      assertTrue(
          moves.contains(HeadMove.TURN_LEFT) || moves.contains(HeadMove.TURN_RIGHT),
          moves::toString);
    }
    assertTrue(drawn.size() >= 12, "nobody knows it before: " + drawn.size());
  }

  private void begin(long seed, boolean mirrored) {
    now = START;
    live = Liveness.begin(new Random(seed), mirrored, now);
  }

  private static long seedThatBeginsWith(HeadMove move) {
    long seed = 0;
    while (Liveness.begin(new Random(seed), false, START).moves().getFirst() != move) {
      seed++;
    }
    return seed;
  }

  private void obey(Function<Place, Landmarks> body, double yaw, double pitch) {
    settle(body, FRONT);
    obeyFrom(body, FRONT, yaw, pitch);
  }

  private void settle(Function<Place, Landmarks> body, Place place) {
    for (int i = 0; i < 20 && live.phase() instanceof Liveness.Settling; i++) {
      see(body.apply(place));
    }
  }

  /// Does what is asked, there and back, until nothing is asked any more.
  private void obeyFrom(Function<Place, Landmarks> body, Place rest, double yaw, double pitch) {
    for (int tries = 0; tries < 12 && live.asked().isPresent(); tries++) {
      HeadMove move = live.asked().get();
      Place end =
          switch (move) {
            case TURN_LEFT, TURN_RIGHT -> rest.turned(rest.yaw() + goal(move, yaw), rest.pitch());
            case NOD -> rest.turned(rest.yaw(), rest.pitch() + pitch);
            case COME_CLOSER -> rest.at(rest.x(), rest.y(), rest.distance() * 0.7);
          };
      sweep(body, rest, end);
      sweep(body, end, rest);
      settleBack(body, rest);
    }
  }

  private static double goal(HeadMove move, double yaw) {
    return switch (move) {
      case TURN_LEFT -> yaw;
      case TURN_RIGHT -> -yaw;
      case NOD, COME_CLOSER -> 0;
    };
  }

  private void sweep(Function<Place, Landmarks> body, Place from, Place to) {
    int frames = 12;
    for (int i = 1; i <= frames; i++) {
      double s = (double) i / frames;
      see(
          body.apply(
              new Place(
                  from.x() + (to.x() - from.x()) * s,
                  from.y() + (to.y() - from.y()) * s,
                  from.distance() + (to.distance() - from.distance()) * s,
                  from.yaw() + (to.yaw() - from.yaw()) * s,
                  from.pitch() + (to.pitch() - from.pitch()) * s,
                  from.roll())));
    }
  }

  private void settleBack(Function<Place, Landmarks> body, Place rest) {
    for (int i = 0; i < 4; i++) {
      see(body.apply(rest));
    }
  }

  private void see(Landmarks marks) {
    now = now.plus(FRAME);
    live = live.see(Optional.of(Heads.noisy(marks, noise, 0.5)), now);
  }

  private void miss() {
    now = now.plus(FRAME);
    live = live.see(Optional.empty(), now);
  }
}
