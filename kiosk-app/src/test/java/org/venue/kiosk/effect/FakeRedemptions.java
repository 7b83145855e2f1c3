package org.venue.kiosk.effect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.venue.kiosk.sync.Answer;
import org.venue.kiosk.sync.Redemptions;
import org.venue.kiosk.wire.Redeeming;

/// A backend's word on entries, set by hand.
final class FakeRedemptions implements Redemptions {
  final List<Redeeming> asked = new ArrayList<>();
  boolean usable = true;
  boolean revoked;
  Answer<Redeeming.Answer> answer = new Answer.Good<>(new Redeeming.Granted(), Instant.EPOCH);
  Runnable meanwhile = () -> {};
  Duration age = Duration.ZERO;

  @Override
  public boolean usable() {
    return usable;
  }

  @Override
  public Answer<Redeeming.Answer> ask(Redeeming question) {
    asked.add(question);
    meanwhile.run();
    return answer;
  }

  @Override
  public Duration age(Optional<Instant> heard) {
    return age;
  }

  @Override
  public Duration offset() {
    return Duration.ofSeconds(3);
  }

  @Override
  public boolean revoked() {
    return revoked;
  }
}
