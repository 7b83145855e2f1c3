package org.venue.kiosk.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;
import org.venue.kiosk.store.StoreException;

/// Takes what a simulated terminal logs: the story is the place for it, and a bug it caught is no
/// line in a log but the end of the simulation. Other threads log as ever.
final class Complaints extends TurboFilter implements AutoCloseable {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Thread thread = Thread.currentThread();
  private final Story story;
  private Throwable bug;

  /// Listens to the calling thread until it is closed.
  Complaints(Story story) {
    this.story = story;
    context.addTurboFilter(this);
  }

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] values, Throwable thrown) {
    if (Thread.currentThread() != thread) {
      return FilterReply.NEUTRAL;
    }
    if (format != null && level.isGreaterOrEqual(Level.WARN)) {
      // What was thrown also comes as the last of the values.
      var message =
          thrown == null
              ? MessageFormatter.arrayFormat(format, values)
              : MessageFormatter.arrayFormat(format, values, thrown);
      story.tell("log", level + " " + message.getMessage());
      Throwable cause = message.getThrowable();
      if (cause != null && !(cause instanceof StoreException) && bug == null) {
        bug = cause;
      }
    }
    return FilterReply.DENY;
  }

  /// Throws what a terminal caught and went on after.
  void raise() {
    if (bug != null) {
      throw new Broken("A terminal meets no bug of its own: " + bug, bug);
    }
  }

  @Override
  public void close() {
    context.getTurboFilterList().remove(this);
  }
}
