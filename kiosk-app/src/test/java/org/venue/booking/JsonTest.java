package org.venue.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Instants as the contract writes them.
class JsonTest {
  @Test
  void anInstantWrittenByHandIsTheOneOfTheLibrary() {
    var usual = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      // Years from before 1000 to after 9999, and the moments around 1970.
      long millis =
          i < 5000 ? random.nextLong(-40_000_000_000_000L, 300_000_000_000_000L) : i - 7500;
      assertEquals(usual.format(Instant.ofEpochMilli(millis)), Json.instant(millis));
    }
  }
}
