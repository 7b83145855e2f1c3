package org.venue.kiosk.effect;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.camera.Frame;
import org.venue.hardware.camera.Viewing;
import org.venue.kiosk.vision.code.Aim;
import org.venue.kiosk.vision.code.Code;

/// Reads codes from a camera while its screen is shown, as one more scanner. Frames go from the
/// camera to the reader of codes and to the screen, and nowhere else.
///
/// The same code counts once while it is held: again only when it was out of the frame, or not
/// shown, for its hold time.
public final class CodeCamera {
  /// In the middle of the picture, about square in a wide one.
  public static final Aim AIM = new Aim(0.275, 0.1, 0.725, 0.9);

  private static final Logger LOG = LoggerFactory.getLogger(CodeCamera.class);
  private static final Duration HOLD = Duration.ofSeconds(3);

  /// Half a frame of a quick camera.
  private static final Duration BEAT = Duration.ofMillis(15);

  private final Camera camera;
  private final BiFunction<Frame, Aim, Optional<Code>> reader;
  private final ScheduledExecutorService thread;
  private final LongSupplier nanos;
  private final int longest;
  private final Consumer<String> read;
  private volatile Optional<Seen> newest = Optional.empty();

  // The thread alone touches these.
  private Viewing viewing;
  private long seen = -1;
  private String last = "";
  private long lastSeen;

  /// A frame, and whether a code was read in it.
  public record Seen(Frame frame, boolean found) {}

  /// A camera that is off.
  ///
  /// @param thread its own; decoding takes milliseconds
  /// @param nanos the monotonic clock
  /// @param longest the longest text that counts as a code
  /// @param read takes each code once
  public CodeCamera(
      Camera camera,
      BiFunction<Frame, Aim, Optional<Code>> reader,
      ScheduledExecutorService thread,
      LongSupplier nanos,
      int longest,
      Consumer<String> read) {
    this.camera = camera;
    this.reader = reader;
    this.thread = thread;
    this.nanos = nanos;
    this.longest = longest;
    this.read = read;
  }

  /// The camera's screen is shown, or no longer; from any thread.
  public void shown(boolean now) {
    soon(() -> turn(now), Duration.ZERO);
  }

  /// What the screen paints; empty while the camera is off or has not yet given a frame.
  public Optional<Seen> newest() {
    return newest;
  }

  private void turn(boolean on) {
    if (on == (viewing != null)) {
      return;
    }
    if (on) {
      viewing = camera.watch();
      seen = -1;
      look();
    } else {
      viewing.close();
      viewing = null;
      newest = Optional.empty();
    }
  }

  private void look() {
    if (viewing == null) {
      return;
    }
    try {
      viewing.newest().filter(frame -> frame.sequence() > seen).ifPresent(this::look);
    } catch (RuntimeException bug) {
      LOG.error("A frame could not be looked at", bug);
    }
    soon(this::look, BEAT);
  }

  private void look(Frame frame) {
    seen = frame.sequence();
    // Shown before it is read: the picture is never late.
    boolean before = newest.map(Seen::found).orElse(false);
    newest = Optional.of(new Seen(frame, before));
    Optional<Code> code = reader.apply(frame, AIM).filter(c -> plausible(c.text()));
    newest = Optional.of(new Seen(frame, code.isPresent()));
    code.ifPresent(c -> take(c.text()));
  }

  /// Scanned text is untrusted: the same is refused as from any scanner.
  private boolean plausible(String text) {
    return text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
  }

  private void take(String text) {
    long now = nanos.getAsLong();
    boolean held = text.equals(last) && now - lastSeen < HOLD.toNanos();
    last = text;
    lastSeen = now;
    if (!held) {
      read.accept(text);
    }
  }

  private void soon(Runnable work, Duration delay) {
    try {
      thread.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      // The terminal ends; the camera is closed with the other devices.
    }
  }
}
