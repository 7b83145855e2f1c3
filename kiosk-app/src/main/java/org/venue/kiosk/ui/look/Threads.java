package org.venue.kiosk.ui.look;

import java.awt.EventQueue;

/// Guards the one rule of Swing that is broken silently otherwise.
public final class Threads {
  private Threads() {}

  /// Fails at once when called from any thread but the event dispatch thread.
  public static void mustBeEdt() {
    if (!EventQueue.isDispatchThread()) {
      throw new IllegalStateException(
          "Swing is touched on " + Thread.currentThread() + ", only the event thread may");
    }
  }
}
