package org.venue.kiosk.vision.face;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Makes one template of three good frames of one person. The frames lie some time apart, so that
/// one bad moment is not taken three times, and must be like each other, so that two people do not
/// become one template.
public final class Enrolment implements AutoCloseable {
  /// How many good frames make a template.
  public static final int FRAMES = 3;

  private static final Duration APART = Duration.ofMillis(300);

  private final double alike;
  private final List<Template> taken = new ArrayList<>();
  private Instant last = Instant.MIN;

  /// @param alike the least similarity between any two of the frames
  public Enrolment(double alike) {
    this.alike = alike;
  }

  /// What a frame led to.
  public sealed interface Step {
    /// There are some, but not enough.
    record More(int taken) implements Step {}

    /// It was not like those before: all are dropped and it begins anew.
    record Anew() implements Step {}

    /// The template is made; it is the caller's to wipe.
    record Made(Template template) implements Step {}
  }

  /// Takes the template of a good frame, which from now on belongs to the enrolment.
  ///
  /// @param at when the frame was taken
  public Step take(Template template, Instant at) {
    if (last.isAfter(at.minus(APART))) {
      template.wipe();
      return new Step.More(taken.size());
    }
    boolean same = taken.stream().allMatch(each -> each.similarity(template) >= alike);
    if (!same) {
      template.wipe();
      close();
      return new Step.Anew();
    }
    last = at;
    taken.add(template);
    if (taken.size() < FRAMES) {
      return new Step.More(taken.size());
    }
    Template made = Template.middle(taken);
    close();
    return new Step.Made(made);
  }

  /// Forgets what was taken.
  @Override
  public void close() {
    taken.forEach(Template::wipe);
    taken.clear();
    last = Instant.MIN;
  }
}
