package org.venue.kiosk;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// UUIDv7 (RFC 9562), which grow with time.
final class Ids {
  private Ids() {}

  static Supplier<UUID> with(InstantSource clock) {
    var time =
        new UUIDClock() {
          @Override
          public long currentTimeMillis() {
            return clock.millis();
          }
        };
    return Generators.timeBasedEpochGenerator(new SecureRandom(), time)::generate;
  }
}
