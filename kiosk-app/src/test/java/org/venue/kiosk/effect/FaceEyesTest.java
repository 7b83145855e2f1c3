package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.hardware.camera.Frame;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.home.ManualExecutor;
import org.venue.kiosk.vision.face.Models;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.FaceConsent;
import org.venue.kiosk.visit.FaceMember;
import org.venue.kiosk.visit.FaceOutcome;
import org.venue.kiosk.visit.FacePurpose;
import org.venue.kiosk.visit.FaceService;
import org.venue.kiosk.visit.FaceStep;
import org.venue.kiosk.wire.FeedItem;

/// Real models before a portrait, from the consent to the deletion; skipped without
/// `-Dvenue.testdata=DIR`.
class FaceEyesTest {
  private @TempDir Path folder;
  private final ManualExecutor thread = new ManualExecutor(Instant.EPOCH);
  private final FakeCamera camera = new FakeCamera();
  private final List<Event> news = new ArrayList<>();

  @Test
  void aFaceIsEnrolledKnownAndForgottenAndAStillPictureIsNotLive() throws Exception {
    String data = System.getProperty("venue.testdata", "");
    assumeTrue(!data.isEmpty(), "-Dvenue.testdata=DIR names models and pictures");
    Path directory = folder.resolve("models");
    Models models = Models.in(directory);
    models.install(Path.of(data, "models/face_detection_yunet_2023mar.onnx"));
    models.install(Path.of(data, "models/face_recognition_mobilefacenet.onnx"));
    camera.picture = portrait(Path.of(data, "faces/astronaut.png"));
    try (Venue venue = new Venue(folder)) {
      venue.told(
          new FeedItem.Member(
              "m-1", "Eileen", false, false, Venue.OPENING, Venue.OPENING.plusSeconds(3600)));
      var eyes = new FaceEyes(directory, venue.known);
      FaceCamera faces = camera(eyes, false);
      faces.prepare();
      assertEquals(FaceService.WITHOUT_LIVENESS, faces.service());

      assertEquals(new FaceOutcome.Stranger(), look(faces, FacePurpose.RECOGNISE));
      FaceConsent consent = agree(venue);
      assertEquals(new FaceOutcome.Taken(), look(faces, FacePurpose.ENROL));
      venue.camera.add(faces.take().orElseThrow());
      assertInstanceOf(Event.FaceEnrolled.class, venue.ask(new Effect.EnrolFace(consent)));
      assertEquals(
          new FaceOutcome.Known(new FaceMember("m-1", "E*", true)),
          look(faces, FacePurpose.RECOGNISE));

      FaceCamera strict = camera(eyes, true);
      strict.prepare();
      assertEquals(FaceService.READY, strict.service());
      assertEquals(new FaceOutcome.NotLive(), look(strict, FacePurpose.RECOGNISE));
      assertTrue(news.stream().anyMatch(e -> e instanceof Event.FaceGuided(FaceStep.Move _)));

      venue.ask(new Effect.WithdrawFace(consent.member()));
      assertEquals(new FaceOutcome.Stranger(), look(faces, FacePurpose.RECOGNISE));
      assertEquals(
          List.of(
              "NOT_MATCHED",
              "CONSENTED",
              "ENROLLED",
              "MATCHED",
              "NOT_LIVE",
              "WITHDRAWN",
              "NOT_MATCHED"),
          venue.rows("SELECT what FROM face_use ORDER BY seq"));
      eyes.close();
    }
  }

  @Test
  void withoutModelsFacesAreFoundAndNobodyIsKnown() throws Exception {
    try (Venue venue = new Venue(folder)) {
      var eyes = new FaceEyes(Files.createDirectory(folder.resolve("none")), venue.known);
      FaceCamera faces = camera(eyes, true);
      faces.prepare();
      assertEquals(FaceService.MATCHING_OFF, faces.service());
      assertEquals(new FaceOutcome.Broken(), look(faces, FacePurpose.RECOGNISE));
      eyes.close();
    }
  }

  private static FaceConsent agree(Venue venue) {
    var effect =
        new Effect.AgreeToFace(new FaceMember("m-1", "E*", false), AgeStated.FOURTEEN_OR_OVER);
    return ((Event.AgreedToFace) venue.ask(effect)).consent();
  }

  private FaceCamera camera(FaceEyes eyes, boolean live) {
    return new FaceCamera(
        camera,
        eyes,
        thread,
        () -> Duration.between(Instant.EPOCH, thread.instant()).toNanos(),
        new Random(3),
        false,
        live,
        news::add);
  }

  /// What one session comes to.
  private FaceOutcome look(FaceCamera faces, FacePurpose purpose) {
    news.clear();
    faces.shown(Optional.of(purpose));
    for (int i = 0; i < 3000 && seen().isEmpty(); i++) {
      thread.pass(Duration.ofMillis(15));
    }
    faces.shown(Optional.empty());
    thread.pass(Duration.ZERO);
    return seen().orElseThrow();
  }

  private Optional<FaceOutcome> seen() {
    return news.stream()
        .filter(Event.FaceSeen.class::isInstance)
        .map(event -> ((Event.FaceSeen) event).outcome())
        .findFirst();
  }

  private static Frame portrait(Path file) throws Exception {
    var image = ImageIO.read(file.toFile());
    byte[] bgr = new byte[image.getWidth() * image.getHeight() * 3];
    for (int y = 0, i = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        bgr[i++] = (byte) rgb;
        bgr[i++] = (byte) (rgb >> 8);
        bgr[i++] = (byte) (rgb >> 16);
      }
    }
    return new Frame(image.getWidth(), image.getHeight(), bgr, Instant.EPOCH, 0);
  }
}
