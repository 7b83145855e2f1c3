package org.venue.kiosk.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What stands on a page.
class PageTest {
  private static Instant from(String instant) {
    String page =
        """
        {"cursor":"c","more":false,"left":0,"items":[{"id":"a","zh":"你","en":"x","from":"%s",
         "until":"2026-05-04T08:00:00.000Z","removed":false}]}
        """
            .formatted(instant);
    return Page.read(FeedItem.Announcement.class, page.getBytes(StandardCharsets.UTF_8))
        .items()
        .getFirst()
        .from();
  }

  @Test
  void anInstantIsReadInEveryFormOfItsStandard() {
    for (String text :
        new String[] {
          "2026-02-28T23:59:59.999Z", "1969-12-31T23:59:59.001Z", "2026-05-04T08:00:00Z"
        }) {
      assertEquals(Instant.parse(text), from(text));
    }
  }

  @Test
  void whatIsNoInstantIsNoPage() {
    for (String text :
        new String[] {"2026-02-30T00:00:00.000Z", "2026-05-04T25:00:00.000Z", "yesterday", ""}) {
      assertThrows(IllegalArgumentException.class, () -> from(text), text);
    }
  }

  @Test
  void bytesThatAreNoTextAreNoPage() {
    byte[] broken = {'{', '"', (byte) 0xC3, '"', '}'};
    assertThrows(
        IllegalArgumentException.class, () -> Page.read(FeedItem.Announcement.class, broken));
  }
}
