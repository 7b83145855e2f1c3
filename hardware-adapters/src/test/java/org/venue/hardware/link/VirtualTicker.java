package org.venue.hardware.link;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// A clock on which waiting takes no time: it just becomes later.
public final class VirtualTicker implements Ticker {
  private final AtomicLong now = new AtomicLong();

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void pause(Duration atMost) {
    now.addAndGet(Math.max(1, atMost.toNanos()));
  }
}
