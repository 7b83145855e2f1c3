package org.venue.hardware.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceStatus.State;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Links;

/// What every camera does, whatever it films with.
public abstract class CameraContract {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ScheduledExecutorService line =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("line").unstarted(work));
  private Camera camera;

  /// The model under test.
  protected abstract Model<Camera> model();

  /// A camera that is there and gives several pictures a second.
  protected abstract LinkUri uri() throws Exception;

  /// Takes it away.
  protected abstract void pull() throws Exception;

  /// Brings it back.
  protected abstract void put() throws Exception;

  @BeforeEach
  final void connect() throws Exception {
    camera = camera(uri());
  }

  @AfterEach
  final void disconnect() {
    camera.close();
    line.shutdownNow();
  }

  /// A camera at another link, on the same line.
  protected final Camera camera(LinkUri uri) {
    return model()
        .drive(
            uri,
            new DeviceContext("camera.hall", new Links(), InstantSource.system(), line, _ -> {}));
  }

  /// Waits until something is so.
  protected static void await(String what, BooleanSupplier so) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean()) {
      assertTrue(System.nanoTime() < giveUp, "never came: " + what);
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  /// The next frame, which must come.
  protected static Frame frame(Viewing viewing, long seen) throws InterruptedException {
    Optional<Frame> frame = viewing.next(seen, PATIENCE);
    assertTrue(frame.isPresent(), "no frame came after number " + seen);
    return frame.get();
  }

  @Test
  void nothingIsFilmedUntilSomebodyLooks() {
    await("ready", () -> camera.status().ready());
    assertEquals(0, camera.counters().questions());
    assertFalse(camera.watched());
  }

  @Test
  void framesAreWholeAndCounted() throws Exception {
    try (Viewing viewing = camera.watch()) {
      Frame first = frame(viewing, -1);
      Frame second = frame(viewing, first.sequence());
      assertEquals(3 * first.width() * first.height(), first.bgr().length);
      assertTrue(second.sequence() > first.sequence());
      assertFalse(second.at().isBefore(first.at()));
      assertTrue(camera.status().ready());
    }
  }

  @Test
  void theNewestFrameWins() throws Exception {
    try (Viewing slow = camera.watch();
        Viewing quick = camera.watch()) {
      Frame frame = frame(quick, -1);
      for (int i = 0; i < 5; i++) {
        frame = frame(quick, frame.sequence());
      }
      assertTrue(slow.newest().orElseThrow().sequence() >= frame.sequence());
    }
  }

  @Test
  void theCameraIsOnWhileOneViewingIsOpen() throws Exception {
    Viewing first = camera.watch();
    Viewing second = camera.watch();
    first.close();
    first.close();
    assertTrue(camera.watched());
    frame(second, frame(second, -1).sequence());
    second.close();
    assertFalse(camera.watched());
    settle();
    long asked = camera.counters().questions();
    settle();
    assertEquals(asked, camera.counters().questions());
  }

  /// Whatever the line had to do is done.
  private void settle() throws Exception {
    line.schedule(() -> {}, 200, TimeUnit.MILLISECONDS).get();
  }

  @Test
  void aViewingThatEndedGivesNothing() throws Exception {
    Viewing viewing = camera.watch();
    frame(viewing, -1);
    viewing.close();
    assertTrue(viewing.newest().isEmpty());
    assertTrue(viewing.next(-1, PATIENCE).isEmpty());
  }

  @Test
  void aNewViewingDoesNotBeginWithAnOldFrame() throws Exception {
    Frame old;
    try (Viewing viewing = camera.watch()) {
      old = frame(viewing, -1);
    }
    try (Viewing viewing = camera.watch()) {
      assertTrue(frame(viewing, -1).sequence() > old.sequence());
    }
  }

  @Test
  void unplugThenReplugFilmsAgain() throws Exception {
    try (Viewing viewing = camera.watch()) {
      frame(viewing, -1);
      pull();
      await("gone", () -> camera.status().state() == State.OFFLINE);
      assertNotEquals("", camera.status().reason());
      put();
      await("back", () -> camera.status().ready());
      frame(viewing, viewing.newest().orElseThrow().sequence());
      assertEquals(1, camera.counters().reconnects());
    }
  }

  @Test
  void aCameraThatIsAwayIsSaidToBeAwayBeforeSomebodyLooks() throws Exception {
    pull();
    await("gone", () -> camera.status().state() == State.OFFLINE);
    put();
    await("back", () -> camera.status().ready());
  }

  @Test
  void aClosedCameraGivesNothing() throws Exception {
    Viewing viewing = camera.watch();
    frame(viewing, -1);
    camera.close();
    assertEquals(State.CLOSED, camera.status().state());
    assertTrue(viewing.next(-1, PATIENCE).isEmpty());
    assertTrue(camera.watch().next(-1, PATIENCE).isEmpty());
    assertFalse(camera.watched());
  }
}
