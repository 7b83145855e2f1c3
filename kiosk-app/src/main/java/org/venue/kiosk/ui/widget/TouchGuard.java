package org.venue.kiosk.ui.widget;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Swallows the contact that began on a screen which is gone: nothing counts that was pressed
/// before a change or within 300 ms after it. A finger that lingers must not choose what it has not
/// seen.
public final class TouchGuard {
  private static final long QUIET = Duration.ofMillis(300).toNanos();

  private final LongSupplier nanos;
  private long quietUntil;
  private int screen;

  /// A guard by this monotonic clock, such as `System::nanoTime`.
  public TouchGuard(LongSupplier nanos) {
    this.nanos = nanos;
    this.quietUntil = nanos.getAsLong();
  }

  /// The screen has changed.
  public void changed() {
    screen++;
    quietUntil = nanos.getAsLong() + QUIET;
  }

  /// Whether a press now counts at all.
  public boolean open() {
    return nanos.getAsLong() - quietUntil >= 0;
  }

  /// The screen that is shown; a release counts only on the one where its press was.
  public int screen() {
    return screen;
  }
}
