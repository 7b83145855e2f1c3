package org.venue.hardware.link;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.venue.hardware.device.DeviceContext;

/// Holds the one link of a line and opens it when somebody needs it, with growing waits between
/// failed attempts.
final class Reconnector {
  private final DeviceContext context;
  private final LinkUri uri;
  private final Settings settings;
  private final AtomicLong reconnects = new AtomicLong();
  private Link link;
  private boolean opened;
  private boolean closed;
  private Duration wait;
  private long notBefore;
  private String why = "";

  Reconnector(DeviceContext context, LinkUri uri, Settings settings) {
    this.context = context;
    this.uri = uri;
    this.settings = settings;
    this.wait = settings.cooldown();
    this.notBefore = context.ticker().nanos();
  }

  long reconnects() {
    return reconnects.get();
  }

  boolean isOpen() {
    return link != null;
  }

  /// Whether [#get] would try.
  boolean due() {
    return !closed && context.ticker().nanos() - notBefore >= 0;
  }

  /// The open link; opens it when there is none and the last failure is long enough ago.
  Link get() throws LinkException {
    if (link != null) {
      return link;
    }
    if (!due()) {
      throw new LinkException(closed ? "The line is closed." : why);
    }
    try {
      link = context.links().open(uri);
    } catch (LinkException e) {
      why = e.getMessage();
      notBefore = context.ticker().nanos() + wait.toNanos();
      Duration twice = wait.multipliedBy(2);
      wait = twice.compareTo(settings.longestCooldown()) > 0 ? settings.longestCooldown() : twice;
      throw e;
    }
    if (opened) {
      reconnects.incrementAndGet();
    }
    opened = true;
    wait = settings.cooldown();
    return link;
  }

  /// Lets go of a link that failed; the next [#get] may open it at once.
  void lost() {
    if (link != null) {
      link.close();
      link = null;
    }
  }

  void close() {
    closed = true;
    lost();
  }
}
