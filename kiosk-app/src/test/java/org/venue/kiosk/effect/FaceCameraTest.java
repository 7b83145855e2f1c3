package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.venue.hardware.camera.Frame;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.home.ManualExecutor;
import org.venue.kiosk.vision.face.Face;
import org.venue.kiosk.vision.face.FaceException;
import org.venue.kiosk.vision.face.FaceReader;
import org.venue.kiosk.vision.face.Heads;
import org.venue.kiosk.vision.face.Heads.Place;
import org.venue.kiosk.vision.face.Landmarks;
import org.venue.kiosk.vision.face.Template;
import org.venue.kiosk.visit.FaceGuidance;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FacePurpose;
import org.venue.kiosk.visit.FaceService;
import org.venue.kiosk.visit.FaceStep;
import org.venue.kiosk.visit.HeadMove;

/// Sessions before the camera for faces, on one thread by hand, with somebody in front of it who
/// does as the screen says.
class FaceCameraTest {
  private static final float[] ME = {1, 0};
  private static final float[] OTHER = {0, 1};
  private static final FaceMember MEMBER = new FaceMember("m-1", "李*", true);
  private static final Duration LONG = Duration.ofSeconds(40);

  private final ManualExecutor thread = new ManualExecutor(Instant.EPOCH);
  private final FakeCamera camera = new FakeCamera();
  private final Person person = new Person();
  private final List<Event> news = new ArrayList<>();
  private FaceCamera faces = camera(true);

  /// Who stands before the camera, as the eyes see them.
  private final class Person implements FaceCamera.Eyes {
    private float[] face = ME;
    private Function<Place, Landmarks> body = Heads::head;
    private boolean there = true;
    private Optional<FaceGuidance> wrong = Optional.empty();
    private FaceService models = FaceService.READY;
    private boolean broken;
    private HeadMove move = HeadMove.NOD;
    private int degrees;
    private final List<Template> made = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private boolean shut;
    private int rested;
    private boolean spoofed;

    @Override
    public FaceService open() throws FaceException {
      if (broken) {
        throw new FaceException("planned");
      }
      return models;
    }

    @Override
    public FaceReader.Sight see(Frame frame, boolean wanted) throws FaceException {
      if (broken) {
        throw new FaceException("planned");
      }
      if (!there) {
        return new FaceReader.Sight(
            List.of(), Optional.of(FaceGuidance.COME_INTO_VIEW), Optional.empty());
      }
      obey();
      Face seen = new Face(500, 200, 200, 250, 0.9, Optional.of(body.apply(place())));
      if (!wanted || wrong.isPresent()) {
        return new FaceReader.Sight(List.of(seen), wrong, Optional.empty());
      }
      made.add(Template.of(face));
      return new FaceReader.Sight(List.of(seen), wrong, Optional.of(made.getLast()), spoofed);
    }

    private void obey() {
      if (step() instanceof FaceStep.Move(HeadMove asked) && (degrees == 0 || asked == move)) {
        move = asked;
        degrees = Math.min(degrees + 2, 30);
      } else {
        degrees = Math.max(degrees - 2, 0);
      }
    }

    private Place place() {
      Place front = Place.front(600);
      return switch (move) {
        case TURN_LEFT -> front.turned(degrees, 0);
        case TURN_RIGHT -> front.turned(-degrees, 0);
        case NOD -> front.turned(0, degrees);
        case COME_CLOSER -> front.at(0, 0, 600 - degrees * 6);
      };
    }

    @Override
    public double alike() {
      return 0.5;
    }

    @Override
    public FaceOutcome identify(Template sought) {
      boolean me = sought.similarity(Template.of(ME)) > 0.5;
      lines.add(me ? "MATCHED" : "NOT_MATCHED");
      return me ? new FaceOutcome.Known(MEMBER) : new FaceOutcome.Stranger();
    }

    @Override
    public void notLive() {
      lines.add("NOT_LIVE");
    }

    @Override
    public void rest() {
      rested++;
    }

    @Override
    public void close() {
      shut = true;
    }

    private void assertWiped() {
      assertWiped(made);
    }

    private void assertWiped(List<Template> templates) {
      assertFalse(templates.isEmpty());
      for (Template template : templates) {
        assertArrayEquals(new float[2], template.vector());
      }
    }
  }

  private FaceCamera camera(boolean live) {
    return new FaceCamera(
        camera,
        person,
        thread,
        () -> Duration.between(Instant.EPOCH, thread.instant()).toNanos(),
        new Random(2),
        false,
        live,
        news::add);
  }

  private FaceStep step() {
    return news.reversed().stream()
        .filter(Event.FaceGuided.class::isInstance)
        .map(event -> ((Event.FaceGuided) event).step())
        .findFirst()
        .orElse(new FaceStep.Starting());
  }

  private void show(FacePurpose purpose) {
    faces.prepare();
    faces.shown(Optional.of(purpose));
    thread.pass(Duration.ZERO);
  }

  private void leave() {
    faces.shown(Optional.empty());
    thread.pass(Duration.ZERO);
  }

  private List<FaceOutcome> outcomes() {
    return news.stream()
        .filter(Event.FaceSeen.class::isInstance)
        .map(event -> ((Event.FaceSeen) event).outcome())
        .toList();
  }

  /// Lets time pass until the screen says this.
  private void await(Class<? extends FaceStep> wanted) {
    for (int i = 0; i < 2000 && !wanted.isInstance(step()); i++) {
      thread.pass(Duration.ofMillis(15));
    }
    assertInstanceOf(wanted, step());
  }

  private FaceOutcome look(FacePurpose purpose) {
    show(purpose);
    thread.pass(LONG);
    assertEquals(1, outcomes().size(), () -> news.toString());
    return outcomes().getFirst();
  }

  @Test
  void theCameraIsOnWhileAScreenForFacesIsShown() {
    assertFalse(camera.watched());
    show(FacePurpose.RECOGNISE);
    assertTrue(camera.watched());
    thread.pass(LONG);
    assertTrue(camera.watched());
    assertTrue(faces.newest().isPresent());
    leave();
    assertFalse(camera.watched());
    assertEquals(Optional.empty(), faces.newest());
  }

  @Test
  void whoIsThereAndExpectedIsKnown() {
    assertEquals(new FaceOutcome.Known(MEMBER), look(FacePurpose.RECOGNISE));
    assertEquals(List.of("MATCHED"), person.lines);
    assertTrue(
        news.stream().anyMatch(e -> e instanceof Event.FaceGuided(FaceStep.Move _)),
        "they had to move");
    person.assertWiped();
  }

  @Test
  void whoIsLikeNobodyIsAStranger() {
    person.face = OTHER;
    assertEquals(new FaceOutcome.Stranger(), look(FacePurpose.RECOGNISE));
    assertEquals(List.of("NOT_MATCHED"), person.lines);
  }

  @Test
  void eachStepIsToldOnce() {
    person.wrong = Optional.of(FaceGuidance.CLOSER);
    show(FacePurpose.RECOGNISE);
    thread.pass(Duration.ofSeconds(2));
    assertEquals(
        List.of(new Event.FaceGuided(new FaceStep.LookStraight(Optional.of(FaceGuidance.CLOSER)))),
        news);
    person.wrong = Optional.empty();
    thread.pass(LONG);
    for (int i = 1; i < news.size(); i++) {
      assertNotEquals(news.get(i - 1), news.get(i));
    }
  }

  @Test
  void aPhotographThatDoesAsAskedIsNotLive() {
    person.body = Heads::photograph;
    assertEquals(new FaceOutcome.NotLive(), look(FacePurpose.RECOGNISE));
    assertEquals(List.of("NOT_LIVE"), person.lines);
    person.assertWiped();
  }

  @Test
  void whatAModelTakesForAPictureIsNotLiveBeforeAndAfterTheMoves() {
    person.spoofed = true;
    assertEquals(new FaceOutcome.NotLive(), look(FacePurpose.RECOGNISE));
    leave();
    news.clear();
    person.spoofed = false;
    show(FacePurpose.ENROL);
    await(FaceStep.Taking.class);
    person.spoofed = true;
    thread.pass(LONG);
    assertEquals(List.of(new FaceOutcome.NotLive()), outcomes());
    assertEquals(Optional.empty(), faces.take());
    person.assertWiped();
  }

  @Test
  void whoMovesForAnotherIsNotLive() {
    person.face = OTHER;
    show(FacePurpose.RECOGNISE);
    await(FaceStep.Move.class);
    person.face = ME;
    thread.pass(LONG);
    assertEquals(List.of(new FaceOutcome.NotLive()), outcomes());
    assertEquals(List.of("NOT_LIVE"), person.lines);
    person.assertWiped();
  }

  @Test
  void nobodyIsNotSeenAndNoFaceWasUsed() {
    person.there = false;
    assertEquals(new FaceOutcome.NotSeen(), look(FacePurpose.RECOGNISE));
    assertEquals(List.of(), person.lines);
  }

  @Test
  void whoComesLateIsStillKnown() {
    person.there = false;
    show(FacePurpose.RECOGNISE);
    thread.pass(Duration.ofSeconds(20));
    person.there = true;
    thread.pass(LONG);
    assertEquals(List.of(new FaceOutcome.Known(MEMBER)), outcomes());
  }

  @Test
  void aCameraThatIsUnpluggedIsBroken() {
    show(FacePurpose.RECOGNISE);
    await(FaceStep.Move.class);
    camera.unplugged = true;
    thread.pass(LONG);
    assertEquals(List.of(new FaceOutcome.Broken()), outcomes());
    person.assertWiped();
  }

  @Test
  void eyesThatFailAreBroken() {
    show(FacePurpose.RECOGNISE);
    person.broken = true;
    thread.pass(LONG);
    assertEquals(List.of(new FaceOutcome.Broken()), outcomes());
  }

  @Test
  void withoutModelsNobodyIsKnown() {
    person.models = FaceService.MATCHING_OFF;
    assertEquals(new FaceOutcome.Broken(), look(FacePurpose.RECOGNISE));
    assertEquals(FaceService.MATCHING_OFF, faces.service());
    leave();
    person.broken = true;
    faces.prepare();
    assertEquals(FaceService.NONE, faces.service());
  }

  @Test
  void aDemonstrationKnowsAStillPicture() {
    faces = camera(false);
    person.body = Heads::photograph;
    assertEquals(new FaceOutcome.Known(MEMBER), look(FacePurpose.RECOGNISE));
    assertEquals(FaceService.WITHOUT_LIVENESS, faces.service());
    assertEquals(1, person.made.size());
    person.assertWiped();
  }

  @Test
  void anEnrolmentGivesItsTemplateOnce() {
    assertEquals(new FaceOutcome.Taken(), look(FacePurpose.ENROL));
    assertTrue(
        news.contains(new Event.FaceGuided(new FaceStep.Taking(2, 3))), () -> news.toString());
    person.assertWiped();
    assertArrayEquals(ME, faces.take().orElseThrow(), 1e-6f);
    assertEquals(Optional.empty(), faces.take());
    assertEquals(List.of(), person.lines);
  }

  @Test
  void anotherThanWhoWasLiveIsNotEnrolled() {
    show(FacePurpose.ENROL);
    await(FaceStep.Taking.class);
    person.face = OTHER;
    thread.pass(LONG);
    assertEquals(List.of(new FaceOutcome.NotLive()), outcomes());
    assertEquals(Optional.empty(), faces.take());
    person.assertWiped();
  }

  @Test
  void aTemplateThatNobodyTakesIsWipedAfterAMinute() {
    show(FacePurpose.ENROL);
    while (outcomes().isEmpty()) {
      thread.pass(Duration.ofMillis(15));
    }
    thread.pass(Duration.ofSeconds(61));
    assertEquals(Optional.empty(), faces.take());
  }

  @Test
  void theNextVisitorDoesNotFindTheTemplateOfTheOneBefore() {
    look(FacePurpose.ENROL);
    leave();
    person.there = false;
    show(FacePurpose.ENROL);
    assertEquals(Optional.empty(), faces.take());
  }

  @Test
  void leavingEndsTheSessionAndWipesIt() {
    show(FacePurpose.ENROL);
    await(FaceStep.Taking.class);
    thread.pass(Duration.ofMillis(400));
    leave();
    person.assertWiped();
    int told = news.size();
    thread.pass(LONG);
    assertEquals(told, news.size(), "nothing is told of a session that is over");
    assertEquals(Optional.empty(), faces.take());
    assertEquals(1, person.rested);
  }

  @Test
  void aScreenForSomethingElseBeginsAnew() {
    show(FacePurpose.ENROL);
    await(FaceStep.Taking.class);
    List<Template> before = List.copyOf(person.made);
    show(FacePurpose.RECOGNISE);
    person.assertWiped(before);
    thread.pass(LONG);
    assertEquals(
        List.of(new Event.FaceSeen(FacePurpose.RECOGNISE, new FaceOutcome.Known(MEMBER))),
        news.stream().filter(Event.FaceSeen.class::isInstance).toList());
  }

  @Test
  void closingEndsTheSessionAndShutsTheEyes() {
    try (var real = Executors.newSingleThreadScheduledExecutor()) {
      var closing =
          new FaceCamera(
              camera, person, real, System::nanoTime, new Random(2), false, true, news::add);
      closing.prepare();
      closing.shown(Optional.of(FacePurpose.RECOGNISE));
      closing.close();
      assertTrue(person.shut);
      assertFalse(camera.watched());
      assertEquals(FaceService.NONE, closing.service());
      real.shutdownNow();
      closing.close();
    }
  }

  @Test
  void onlyTheNewestTemplateIsEverInTheHand() {
    look(FacePurpose.ENROL);
    float[] mine = faces.take().orElseThrow();
    Arrays.fill(mine, 0);
    leave();
    news.clear();
    person.face = OTHER;
    show(FacePurpose.ENROL);
    thread.pass(LONG);
    assertArrayEquals(OTHER, faces.take().orElseThrow(), 1e-6f);
  }
}
