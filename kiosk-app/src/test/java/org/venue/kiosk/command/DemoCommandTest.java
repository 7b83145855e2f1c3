package org.venue.kiosk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DemoCommandTest {

  @Test
  void aCameraWithoutALinkIsMisuse() {
    Terminal terminal = Terminal.run("demo", "--camera", "uvc");
    assertEquals(2, terminal.exit());
    assertTrue(terminal.err().contains("a model and a link"), terminal.err());
  }

  @Test
  void aCameraNobodyMadeIsMisuseThatListsTheKnown() {
    Terminal terminal = Terminal.run("demo", "--camera", "nose usb:/dev/video0");
    assertEquals(2, terminal.exit());
    assertTrue(terminal.err().contains("known are folder, uvc, video"), terminal.err());
  }
}
