package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.flow.home.ManualExecutor;
import org.venue.kiosk.vision.code.Code;

/// The camera as a scanner, on one thread by hand.
class CodeCameraTest {
  private final ManualExecutor thread = new ManualExecutor(Instant.EPOCH);
  private final FakeCamera camera = new FakeCamera();
  private final List<String> read = new ArrayList<>();
  private Optional<String> inView = Optional.empty();
  private final CodeCamera codes =
      new CodeCamera(
          camera,
          (frame, aim) -> inView.map(text -> new Code(text, 0.5, 0.5)),
          thread,
          () -> Duration.between(Instant.EPOCH, thread.instant()).toNanos(),
          100,
          read::add);

  private void hold(String text, Duration time) {
    inView = Optional.of(text);
    thread.pass(time);
    inView = Optional.empty();
  }

  private void show() {
    codes.shown(true);
    thread.pass(Duration.ZERO);
  }

  @Test
  void theCameraIsOnWhileItsScreenIsShown() {
    assertFalse(camera.watched());
    show();
    assertTrue(camera.watched());
    codes.shown(true);
    codes.shown(false);
    thread.pass(Duration.ZERO);
    assertFalse(camera.watched());
  }

  @Test
  void nothingIsReadWhileTheScreenIsNotShown() {
    hold("A", Duration.ofSeconds(1));
    show();
    codes.shown(false);
    thread.pass(Duration.ZERO);
    hold("B", Duration.ofSeconds(1));
    assertEquals(List.of(), read);
    assertEquals(Optional.empty(), codes.newest());
  }

  @Test
  void aCodeThatIsHeldCountsOnce() {
    show();
    hold("A", Duration.ofSeconds(10));
    assertEquals(List.of("A"), read);
  }

  @Test
  void theSameCodeCountsAgainAfterItsHoldTime() {
    show();
    hold("A", Duration.ofSeconds(1));
    thread.pass(Duration.ofSeconds(2));
    hold("A", Duration.ofSeconds(1));
    assertEquals(List.of("A"), read);
    thread.pass(Duration.ofSeconds(4));
    hold("A", Duration.ofSeconds(1));
    assertEquals(List.of("A", "A"), read);
  }

  @Test
  void anotherCodeCountsAtOnce() {
    show();
    hold("A", Duration.ofMillis(100));
    hold("B", Duration.ofMillis(100));
    assertEquals(List.of("A", "B"), read);
  }

  @Test
  void theScreenSeesTheFrameInWhichACodeWasRead() {
    show();
    thread.pass(Duration.ofMillis(100));
    assertFalse(codes.newest().orElseThrow().found());
    inView = Optional.of("A");
    thread.pass(Duration.ofMillis(16));
    assertTrue(codes.newest().orElseThrow().found());
  }

  @Test
  void whatIsTooLongOrHasControlCharactersIsNoCode() {
    show();
    hold("A".repeat(101), Duration.ofSeconds(1));
    hold("A\u0007", Duration.ofSeconds(1));
    assertEquals(List.of(), read);
  }
}
