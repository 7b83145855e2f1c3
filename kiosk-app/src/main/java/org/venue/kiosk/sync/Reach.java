package org.venue.kiosk.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.Connection.State;

/// Finds out from each answer how it stands with the backend, and by how much its clock is ahead.
/// Calls come from several threads.
public final class Reach implements BookingApi.Observer {
  private static final Logger LOG = LoggerFactory.getLogger(Reach.class);

  /// An answer that takes longer makes people wait.
  static final Duration SLOW = Duration.ofSeconds(1);

  /// The median of so many answers decides.
  private static final int ANSWERS = 5;

  /// A single silence may be a hurried question that came too late.
  private static final int SILENCES = 2;

  /// A longer round trip says too little of the clock.
  private static final Duration TRIP_OF_THE_CLOCK = Duration.ofSeconds(2);

  private final InstantSource clock;
  private final Consumer<Connection> changed;
  private final Deque<Duration> took = new ArrayDeque<>();

  private Connection connection;
  private boolean loading = true;
  private boolean revoked;
  private int silences;
  private Optional<Instant> answered = Optional.empty();
  private Optional<Duration> offset;

  /// @param enrolled whether there is a token
  /// @param revoked since when the venue has taken this terminal out of service
  /// @param offset how far the backend's clock was ahead when it was last heard
  /// @param changed is told each new state, on the thread that found it out
  Reach(
      InstantSource clock,
      boolean enrolled,
      Optional<Instant> revoked,
      Optional<Duration> offset,
      Consumer<Connection> changed) {
    this.clock = clock;
    this.changed = changed;
    this.offset = offset;
    this.revoked = revoked.isPresent();
    // Nothing is known yet; what was true before the stop may be over.
    State state = enrolled ? State.SILENT : State.NOT_ENROLLED;
    this.connection =
        revoked
            .map(since -> new Connection(State.REVOKED, since))
            .orElseGet(() -> new Connection(state, clock.instant()));
  }

  /// How it stands now.
  public synchronized Connection connection() {
    return connection;
  }

  /// When the backend last answered sensibly.
  public synchronized Optional<Instant> answered() {
    return answered;
  }

  /// How far the backend's clock is ahead of ours.
  public synchronized Optional<Duration> offset() {
    return offset;
  }

  /// Whether the first load of the feeds is still under way.
  void loading(boolean now) {
    Optional<Connection> news;
    synchronized (this) {
      loading = now;
      news = connection.usable() ? become(usable()) : Optional.empty();
    }
    news.ifPresent(changed);
  }

  /// The venue has taken this terminal out of service, signed; nothing changes that any more.
  void revoked() {
    Optional<Connection> news;
    synchronized (this) {
      revoked = true;
      news = become(State.REVOKED);
    }
    news.ifPresent(changed);
  }

  @Override
  public void heard(Answer<?> answer, Instant asked, Duration trip) {
    Optional<Connection> news;
    synchronized (this) {
      news =
          switch (answer) {
            case Answer.Good<?>(var _, Instant venueTime) -> good(venueTime, asked, trip);
            case Answer.Problem<?> problem -> problem(problem);
            case Answer.Nonsense<?> _ -> become(State.NONSENSE);
            case Answer.Silence<?> _ -> {
              silences++;
              yield silences >= SILENCES ? become(State.SILENT) : Optional.empty();
            }
          };
    }
    news.ifPresent(changed);
  }

  private Optional<Connection> good(Instant venueTime, Instant asked, Duration trip) {
    silences = 0;
    answered = Optional.of(clock.instant());
    if (trip.compareTo(TRIP_OF_THE_CLOCK) <= 0) {
      offset = Optional.of(Duration.between(asked.plus(trip.dividedBy(2)), venueTime));
    }
    took.addLast(trip);
    if (took.size() > ANSWERS) {
      took.removeFirst();
    }
    return become(usable());
  }

  private Optional<Connection> problem(Answer.Problem<?> problem) {
    silences = 0;
    if (problem.refusesToken()) {
      return become(State.REFUSED);
    }
    // One that is overloaded or broken answers nobody's question; others are about one request.
    return problem.status() >= 500 ? become(State.SILENT) : Optional.empty();
  }

  private State usable() {
    if (took.size() == ANSWERS) {
      List<Duration> sorted = took.stream().sorted().toList();
      if (sorted.get(ANSWERS / 2).compareTo(SLOW) > 0) {
        return State.SLOW;
      }
    }
    return loading ? State.LOADING : State.ONLINE;
  }

  private Optional<Connection> become(State state) {
    State next = revoked ? State.REVOKED : state;
    if (connection.state() == next) {
      return Optional.empty();
    }
    LOG.info("The booking backend: {} after {}", next, connection.state());
    if (next == State.SILENT || next == State.NONSENSE) {
      took.clear();
    }
    connection = new Connection(next, clock.instant());
    return Optional.of(connection);
  }
}
