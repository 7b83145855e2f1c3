package org.venue.kiosk.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Panel SMALL = new Panel(1080, 1920, 268, 476);
  private static final Panel LARGE = new Panel(1080, 1920, 398, 708);
  private static final Panel FINE = new Panel(2160, 3840, 398, 708);

  @Test
  void keysAreTwentyMillimetresOnEveryPanel() {
    for (Panel panel : List.of(SMALL, LARGE, FINE)) {
      int key = new Metrics(panel, Mode.STANDARD).key();
      assertTrue(key >= 20 * panel.pixelsPerMm(), panel + ": " + key);
    }
  }

  @Test
  void everythingIsTwentyMillimetresForOlderVisitors() {
    assertEquals(49, new Metrics(SMALL, Mode.STANDARD).touch());
    assertEquals(new Metrics(SMALL, Mode.LARGE).key(), new Metrics(SMALL, Mode.LARGE).touch());
  }

  @Test
  void theSmallestTypeHasCapitalsOfAlmostFiveMillimetres() {
    for (Panel panel : List.of(SMALL, LARGE, FINE)) {
      double capital = 0.733 * new Metrics(panel, Mode.STANDARD).em(Type.CAPTION);
      assertTrue(capital >= 4.8 * panel.pixelsPerMm(), panel + ": " + capital);
    }
  }

  @Test
  void typesKeepTheirOrder() {
    for (Panel panel : List.of(SMALL, LARGE, FINE)) {
      for (Mode mode : Mode.values()) {
        Metrics metrics = new Metrics(panel, mode);
        assertTrue(metrics.em(Type.DISPLAY) > metrics.em(Type.TITLE));
        assertTrue(metrics.em(Type.TITLE) > metrics.em(Type.BODY));
        assertTrue(metrics.em(Type.BODY) > metrics.em(Type.CAPTION));
      }
    }
  }

  @Test
  void aUnitOfTheGridIsEightPixelsOfAThousandAndEighty() {
    assertEquals(8, new Metrics(SMALL, Mode.STANDARD).grid(1));
    assertEquals(16, new Metrics(FINE, Mode.STANDARD).grid(1));
  }
}
