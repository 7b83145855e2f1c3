package org.venue.kiosk.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.venue.kiosk.wire.Redeeming;

/// What an admission wants of the booking backend.
public interface Redemptions {

  /// A terminal that is alone decides alone.
  Redemptions NONE =
      new Redemptions() {
        @Override
        public boolean usable() {
          return false;
        }

        @Override
        public Answer<Redeeming.Answer> ask(Redeeming question) {
          return new Answer.Silence<>("there is no backend");
        }

        @Override
        public Duration age(Optional<Instant> heard) {
          return Duration.ZERO;
        }

        @Override
        public Duration offset() {
          return Duration.ZERO;
        }

        @Override
        public boolean revoked() {
          return false;
        }
      };

  /// Whether asking makes sense now.
  boolean usable();

  /// May this entry be used? Answers within the deadline of an admission, whatever happens.
  Answer<Redeeming.Answer> ask(Redeeming question);

  /// How old it makes what was heard of uses elsewhere at this moment; zero where nobody is to be
  /// heard.
  Duration age(Optional<Instant> heard);

  /// How far the backend's clock is ahead, as far as known.
  Duration offset();

  /// Whether the venue has taken this terminal out of service.
  boolean revoked();
}
