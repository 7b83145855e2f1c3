package org.venue.kiosk.vision.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.vision.face.Heads.Place;
import org.venue.kiosk.visit.FaceGuidance;
import org.venue.kiosk.visit.HeadMove;

/// Whoever does the moves must be whoever is let in.
class LiveCheckTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final Place FRONT = Place.front(600);
  private static final float[] ME = {1, 0};
  private static final float[] OTHER = {0, 1};

  private Instant now = START;
  private final LiveCheck check = new LiveCheck(new Random(2), false, 0.5, START);
  private LiveCheck.Step last = new LiveCheck.Step.LookStraight(Optional.empty());

  @Test
  void whoMovesAsAskedIsLiveAndKnown() {
    obey(Heads::head, ME, ME);

    var live = assertInstanceOf(LiveCheck.Step.Live.class, last);
    assertEquals(1, live.template().similarity(Template.of(ME)), 1e-6);
  }

  @Test
  void whoMovesForAnotherIsNotLive() {
    obey(Heads::head, ME, OTHER);
    assertEquals(new LiveCheck.Step.NotLive(LiveCheck.Why.ANOTHER_PERSON), last);
  }

  @Test
  void aPhotographThatDoesAsAskedIsNotLive() {
    obey(Heads::photograph, ME, ME);
    assertInstanceOf(LiveCheck.Step.NotLive.class, last);
  }

  @Test
  void nothingIsAskedBeforeAGoodFrame() {
    Optional<FaceGuidance> closer = Optional.of(FaceGuidance.CLOSER);
    for (int i = 0; i < 30; i++) {
      see(Heads.head(FRONT), closer, Optional.empty());
      assertEquals(new LiveCheck.Step.LookStraight(closer), last);
      assertTrue(check.wantsTemplate());
    }
    while (now.isBefore(START.plusSeconds(16))) {
      see(Heads.head(FRONT), closer, Optional.empty());
    }
    assertEquals(new LiveCheck.Step.NotLive(LiveCheck.Why.NOT_DONE), last);
  }

  @Test
  void whatAModelTakesForAPictureIsNotLiveAndItsTemplateIsWiped() {
    Template mine = Template.of(ME);
    FaceReader.Sight seen = sight(Heads.head(FRONT), Optional.empty(), Optional.of(mine));
    LiveCheck.Step step =
        check.take(new FaceReader.Sight(seen.faces(), seen.guidance(), seen.template(), true), now);
    assertEquals(new LiveCheck.Step.NotLive(LiveCheck.Why.SPOOFED), step);
    assertEquals(0, mine.similarity(Template.of(ME)));
  }

  @Test
  void whoWasSeenIsWipedAtTheEnd() {
    Template mine = Template.of(ME);
    now = now.plusMillis(66);
    check.take(sight(Heads.head(FRONT), Optional.empty(), Optional.of(mine)), now);
    check.close();
    assertEquals(0, mine.similarity(Template.of(ME)));
  }

  /// Does what is asked; `later` is whose face is seen after the first move.
  private void obey(Function<Place, Landmarks> body, float[] before, float[] later) {
    float[] face = before;
    for (int i = 0; i < 40 && !over(); i++) {
      if (last instanceof LiveCheck.Step.Move(HeadMove move)) {
        for (int degrees = 3; degrees <= 30 && !over(); degrees += 3) {
          see(body.apply(place(move, degrees)), Optional.empty(), Optional.empty());
        }
        for (int degrees = 30; degrees >= 0 && !over(); degrees -= 3) {
          see(body.apply(place(move, degrees)), Optional.empty(), Optional.empty());
        }
        face = later;
      }
      for (int still = 0; still < 4 && !over(); still++) {
        Optional<Template> template =
            check.wantsTemplate() ? Optional.of(Template.of(face)) : Optional.empty();
        see(body.apply(FRONT), Optional.empty(), template);
      }
    }
  }

  private boolean over() {
    return last instanceof LiveCheck.Step.Live || last instanceof LiveCheck.Step.NotLive;
  }

  private static Place place(HeadMove move, int degrees) {
    return switch (move) {
      case TURN_LEFT -> FRONT.turned(degrees, 0);
      case TURN_RIGHT -> FRONT.turned(-degrees, 0);
      case NOD -> FRONT.turned(0, degrees);
      case COME_CLOSER -> FRONT.at(0, 0, 600 - degrees * 6);
    };
  }

  private void see(Landmarks marks, Optional<FaceGuidance> guidance, Optional<Template> template) {
    now = now.plus(Duration.ofMillis(66));
    last = check.take(sight(marks, guidance, template), now);
  }

  private static FaceReader.Sight sight(
      Landmarks marks, Optional<FaceGuidance> guidance, Optional<Template> template) {
    Face face = new Face(500, 200, 200, 250, 0.9, Optional.of(marks));
    return new FaceReader.Sight(List.of(face), guidance, template);
  }
}
