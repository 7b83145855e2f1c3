package org.venue.kiosk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What is opened by hand leaves a trace.
class ByHandTest {

  @Test
  void theLogSaysWhatWasOpenedAndWhyOnOneLine() {
    var written = new ListAppender<ILoggingEvent>();
    written.start();
    var log = (Logger) LoggerFactory.getLogger(ByHand.class);
    log.addAppender(written);
    try {
      ByHand.log("locker", "door 1/3", "lost key\nERROR forged");
    } finally {
      log.detachAppender(written);
    }
    ILoggingEvent line = written.list.getFirst();
    assertEquals(
        "locker: door 1/3 is asked to open, reason: lost key ERROR forged",
        line.getFormattedMessage());
    assertTrue(line.getTimeStamp() > 0);
  }
}
