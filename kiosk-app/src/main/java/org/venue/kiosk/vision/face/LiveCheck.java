package org.venue.kiosk.vision.face;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.venue.kiosk.visit.FaceGuidance;
import org.venue.kiosk.visit.HeadMove;

/// A challenge and a template from the same frames: the person is read before the first move, after
/// each, and at the end, and all of these must be one person, so that nobody can do the moves for a
/// photograph. Gives the last template, taken when the challenge was done.
public final class LiveCheck implements AutoCloseable {
  /// Both for a first good frame and for the last one.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final double alike;
  private Liveness live;
  private Optional<Template> first = Optional.empty();
  private Instant since;

  /// What the person is told next.
  public sealed interface Step {
    /// Look straight, and do this first where something is wrong.
    record LookStraight(Optional<FaceGuidance> guidance) implements Step {}

    /// Move the head.
    record Move(HeadMove move) implements Step {}

    /// A head did what was asked, and this is whose; the caller's to wipe.
    record Live(Template template) implements Step {}

    /// It cannot become live any more.
    record NotLive(Why why) implements Step {}
  }

  /// Why it is not live; for the log, not for the person.
  public enum Why {
    /// Not done in time, or nobody in sight.
    NOT_DONE,
    /// Another move than the one that was asked for.
    OTHER_MOVE,
    /// Another face took its place.
    ANOTHER_PERSON,
    /// An anti-spoofing model took it for a picture.
    SPOOFED
  }

  /// @param random draws the challenge
  /// @param mirrored whether the camera's pictures are
  /// @param alike the least similarity of one person's templates: the recogniser's threshold
  public LiveCheck(Random random, boolean mirrored, double alike, Instant now) {
    this.alike = alike;
    live = Liveness.begin(random, mirrored, now);
    since = now;
  }

  /// Whether the next frame is wanted with its template ([FaceReader#read]) or without.
  public boolean wantsTemplate() {
    return live.asked().isEmpty();
  }

  /// Takes what the next frame shows; its template belongs to the check from now on.
  public Step take(FaceReader.Sight sight, Instant at) {
    if (sight.spoofed()) {
      sight.template().ifPresent(Template::wipe);
      return notLive(Why.SPOOFED);
    }
    if (sight.template().isPresent() && first.isPresent()) {
      Template now = sight.template().get();
      if (first.get().similarity(now) < alike) {
        now.wipe();
        return notLive(Why.ANOTHER_PERSON);
      }
      if (live.passed()) {
        close();
        return new Step.Live(now);
      }
      now.wipe();
    }
    if (first.isEmpty() || live.passed()) {
      return await(sight, at);
    }
    live = live.see(sight.landmarks(), at);
    return switch (live.phase()) {
      case Liveness.Settling _, Liveness.Returning _ -> new Step.LookStraight(sight.guidance());
      case Liveness.Moving _ -> new Step.Move(live.asked().orElseThrow());
      case Liveness.Passed _ -> {
        since = at;
        yield new Step.LookStraight(Optional.empty());
      }
      case Liveness.Refused(Liveness.Why why) -> notLive(of(why));
    };
  }

  /// Waits for the first good frame, with which the challenge begins, or for the last one.
  private Step await(FaceReader.Sight sight, Instant at) {
    if (at.isAfter(since.plus(PATIENCE))) {
      sight.template().ifPresent(Template::wipe);
      return notLive(Why.NOT_DONE);
    }
    if (first.isEmpty() && sight.template().isPresent()) {
      first = sight.template();
      live = live.begun(at);
    }
    return new Step.LookStraight(sight.guidance());
  }

  private Step notLive(Why why) {
    close();
    return new Step.NotLive(why);
  }

  private static Why of(Liveness.Why why) {
    return switch (why) {
      case TOO_LATE, OUT_OF_SIGHT -> Why.NOT_DONE;
      case OTHER_MOVE -> Why.OTHER_MOVE;
      case ANOTHER_FACE -> Why.ANOTHER_PERSON;
    };
  }

  /// Forgets who was seen.
  @Override
  public void close() {
    first.ifPresent(Template::wipe);
    first = Optional.empty();
  }
}
