package org.venue.kiosk.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Mirror;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Tasks;
import org.venue.kiosk.store.TerminalValues;
import org.venue.kiosk.store.Tickets;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.visit.NetworkReport.FeedState;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.visit.TicketKey;
import org.venue.kiosk.wire.FeedItem;
import org.venue.kiosk.wire.Page;

/// Brings every mirrored feed up to date, each with its own cursor. One page is applied at a time,
/// so at most one page stands between a visitor and the store; while it is read and applied one
/// more page, of all feeds together, may be on its way. Not for several threads.
public final class Feeds {
  private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

  /// Rows of a page at most; fewer where writing them takes long.
  static final int MOST_ROWS = 1000;

  private static final int LEAST_ROWS = 50;

  /// The cursor belongs to another store of the backend.
  private static final int GONE = 410;

  /// How long the rows of a page may keep the store: a visitor may be waiting. The disk's wait at
  /// the end is not counted, since it is the same for few rows as for many.
  private static final Duration LONG_PAGE = Duration.ofMillis(20);

  /// An empty page of a feed that was heard of so lately is not written down.
  private static final Duration JUST_HEARD = Duration.ofSeconds(30);

  private final Database store;
  private final BookingApi api;
  private final Trust trust;
  private final Executor readAhead;
  private final String terminal;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Supplier<UUID> ids;
  private final Backoff backoff;
  private final List<Line<?>> lines = new ArrayList<>();

  private int rows = MOST_ROWS;
  private boolean revoked;
  private Instant pausedUntil = Instant.MIN;
  private Optional<Ahead<?>> ahead = Optional.empty();

  /// What feeds work on.
  ///
  /// @param soon how often revocations, redemptions and visits are asked for
  /// @param calm how often the others
  /// @param ahead runs what fetches a page while the one before is applied; what it leaves alone is
  ///   fetched when its turn comes
  record Setting(
      Database store,
      Vault vault,
      Trust trust,
      String terminal,
      Duration soon,
      Duration calm,
      Executor ahead) {}

  /// A page that was asked for before its turn.
  ///
  /// @param cursor behind which it begins; another one by then means that it is of no use
  private record Ahead<T extends FeedItem>(
      Line<T> line, String cursor, FutureTask<BookingApi.Fetched<Page<T>>> page) {}

  /// One feed on its way.
  private static final class Line<T extends FeedItem> {
    private final Feed<T> feed;
    private final Duration poll;
    private final Backoff backoff;
    private Instant due = Instant.MIN;
    private boolean loaded;

    Line(Feed<T> feed, Duration poll, Backoff backoff) {
      this.feed = feed;
      this.poll = poll;
      this.backoff = backoff;
    }
  }

  Feeds(
      Setting setting,
      BookingApi api,
      InstantSource clock,
      LongSupplier nanos,
      Supplier<UUID> ids,
      Random random)
      throws StoreException {
    this.store = setting.store();
    this.api = api;
    this.trust = setting.trust();
    this.readAhead = setting.ahead();
    this.terminal = setting.terminal();
    this.clock = clock;
    this.nanos = nanos;
    this.ids = ids;
    this.backoff = new Backoff(random);
    // Keys first: what is signed with them comes after.
    line(new Feed<>("keys", FeedItem.Key.class, this::key), setting.calm(), random);
    line(
        new Feed<>("revocations", FeedItem.Revocation.class, this::revocation),
        setting.soon(),
        random);
    line(
        new Feed<>("redemptions", FeedItem.Redemption.class, this::redemption),
        setting.soon(),
        random);
    line(Feed.visits(terminal), setting.soon(), random);
    line(Feed.members(setting.vault()), setting.calm(), random);
    line(Feed.TARIFFS, setting.calm(), random);
    line(Feed.ANNOUNCEMENTS, setting.calm(), random);
    line(Feed.TICKETS, setting.calm(), random);
    for (FeedState state : states()) {
      lines.stream()
          .filter(line -> line.feed.name().equals(state.name()))
          .forEach(line -> line.loaded = state.applied().isPresent() && state.left() == 0);
    }
    trust.add(store.transaction("read the keys", Mirror::keys));
  }

  private <T extends FeedItem> void line(Feed<T> feed, Duration poll, Random random) {
    lines.add(new Line<>(feed, poll, new Backoff(random)));
  }

  /// Fetches and applies one page of the feed that has waited longest.
  ///
  /// @return when to come again
  public Duration step() throws StoreException {
    Instant now = clock.instant();
    Duration pause = Backoff.left(pausedUntil, now);
    if (pause.isPositive()) {
      return pause;
    }
    Line<?> line = first(now);
    if (!Backoff.left(line.due, now).isPositive()) {
      bring(line);
    }
    Instant after = clock.instant();
    Duration next = Backoff.left(first(after).due, after);
    Duration paused = Backoff.left(pausedUntil, after);
    return next.compareTo(paused) > 0 ? next : paused;
  }

  /// Whether a feed has never been read to its end.
  boolean loading() {
    return lines.stream().anyMatch(line -> !line.loaded);
  }

  /// Whether a page brought this terminal's end.
  boolean revoked() {
    return revoked;
  }

  /// How far every feed has come.
  public List<FeedState> states() throws StoreException {
    return store.transaction(
        "read how far the feeds are",
        tx -> {
          List<FeedState> states = new ArrayList<>();
          for (Line<?> line : lines) {
            states.add(Mirror.state(tx, line.feed.name()));
          }
          return states;
        });
  }

  /// The one whose turn it is; of those whose turn it is, the one that has waited longest.
  private Line<?> first(Instant now) {
    return lines.stream()
        .min(
            Comparator.<Line<?>, Duration>comparing(line -> Backoff.left(line.due, now))
                .thenComparing(line -> line.due))
        .orElseThrow();
  }

  private <T extends FeedItem> void bring(Line<T> line) throws StoreException {
    Feed<T> feed = line.feed;
    record At(Optional<String> cursor, FeedState state) {}
    At at =
        store.transaction(
            "read a cursor",
            tx -> new At(Mirror.cursor(tx, feed.name()), Mirror.state(tx, feed.name())));
    BookingApi.Fetched<Page<T>> fetched = ask(line, at.cursor());
    fetched.next().filter(_ -> ahead.isEmpty()).ifPresent(next -> askAhead(line, next));
    switch (fetched.answer().get()) {
      case Answer.Good<Page<T>>(Page<T> page, Instant _) -> {
        if (page.more() && at.cursor().equals(Optional.of(page.cursor()))) {
          failed(line, "more rows behind the same cursor", Optional.empty(), true);
          return;
        }
        if (!saysNothing(page, at.cursor(), at.state())) {
          apply(feed, page);
        }
        line.loaded |= !page.more();
        line.backoff.reset();
        backoff.reset();
        line.due = clock.instant().plus(page.more() ? Duration.ZERO : line.poll);
      }
      case Answer.Problem<Page<T>> problem when problem.status() == GONE -> {
        LOG.warn("The feed of {} begins from the start: {}", feed.name(), problem.words());
        store.transaction("forget a cursor", tx -> Mirror.forget(tx, feed.name()));
        failed(line, problem.words(), Optional.empty(), false);
      }
      case Answer.Problem<Page<T>> problem ->
          failed(
              line,
              problem.words(),
              problem.retryAfter(),
              problem.status() >= 500 || problem.status() == 429 || problem.status() == 401);
      case Answer.Nonsense<Page<T>> nonsense ->
          failed(line, nonsense.words(), Optional.empty(), true);
      case Answer.Silence<Page<T>> silence -> failed(line, silence.words(), Optional.empty(), true);
    }
  }

  private <T extends FeedItem> BookingApi.Fetched<Page<T>> ask(
      Line<T> line, Optional<String> cursor) {
    Optional<Ahead<T>> asked = takeAhead(line);
    return asked
        .filter(page -> cursor.equals(Optional.of(page.cursor())))
        .map(page -> fetched(page.page()))
        .orElseGet(() -> api.feed(line.feed.name(), line.feed.item(), cursor, rows));
  }

  private <T extends FeedItem> void askAhead(Line<T> line, String cursor) {
    int most = rows;
    var page =
        new FutureTask<>(
            () -> api.feed(line.feed.name(), line.feed.item(), Optional.of(cursor), most));
    ahead = Optional.of(new Ahead<>(line, cursor, page));
    try {
      readAhead.execute(page);
    } catch (RejectedExecutionException _) {
      // The terminal closes; a page that is wanted nevertheless is fetched in its turn.
    }
  }

  /// What was asked for before the turn of this line, if anything.
  @SuppressWarnings("unchecked")
  private <T extends FeedItem> Optional<Ahead<T>> takeAhead(Line<T> line) {
    Optional<Ahead<T>> mine =
        ahead.filter(page -> page.line() == line).map(page -> (Ahead<T>) page);
    if (mine.isPresent()) {
      ahead = Optional.empty();
    }
    return mine;
  }

  /// Fetches the page here when nobody has begun to; every call of the backend has a deadline.
  private static <T> BookingApi.Fetched<T> fetched(FutureTask<BookingApi.Fetched<T>> page) {
    page.run();
    try {
      return page.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new BookingApi.Fetched<>(
          Optional.empty(), () -> new Answer.Silence<>("the terminal closes"));
    }
  }

  /// Whether a page says nothing that is worth a write.
  private boolean saysNothing(Page<?> page, Optional<String> cursor, FeedState state) {
    return page.items().isEmpty()
        && cursor.equals(Optional.of(page.cursor()))
        && page.left() == state.left()
        && state
            .applied()
            .map(at -> Duration.between(at, clock.instant()))
            .filter(age -> !age.isNegative() && age.compareTo(JUST_HEARD) < 0)
            .isPresent();
  }

  private <T extends FeedItem> void apply(Feed<T> feed, Page<T> page) throws StoreException {
    Duration took = feed.apply(store, clock, nanos, page);
    if (took.compareTo(LONG_PAGE) > 0) {
      rows = Math.max(LEAST_ROWS, Math.min(rows, page.items().size()) / 2);
    } else if (took.multipliedBy(2).compareTo(LONG_PAGE) < 0) {
      rows = Math.min(MOST_ROWS, rows * 2);
    }
  }

  /// @param all whether the other feeds would fare no better
  private void failed(Line<?> line, String why, Optional<Duration> wish, boolean all) {
    LOG.debug("The feed of {}: {}", line.feed.name(), why);
    Instant now = clock.instant();
    line.due = now.plus(longer(line.backoff.next(), wish));
    if (all) {
      pausedUntil = now.plus(longer(backoff.next(), wish));
    }
  }

  private static Duration longer(Duration own, Optional<Duration> wish) {
    return wish.filter(w -> w.compareTo(own) > 0).orElse(own);
  }

  private void key(Transaction tx, FeedItem.Key item) throws StoreException {
    if (trust.isConfigured(item)) {
      return;
    }
    Optional<TicketKey> key = trust.vouched(item, clock.instant());
    if (key.isEmpty()) {
      LOG.warn("Nobody who counts vouches for the key {}", item.id());
      return;
    }
    Mirror.key(tx, key.get());
    trust.add(List.of(key.get()));
  }

  private void revocation(Transaction tx, FeedItem.Revocation item) throws StoreException {
    Mirror.revocation(tx, item);
    if (item.kind() != FeedItem.Kind.TERMINAL || !item.id().equals(terminal)) {
      return;
    }
    if (!trust.revokes(item, terminal, clock.instant())) {
      LOG.warn("A revocation of this terminal is not signed by anyone who counts");
      return;
    }
    new TerminalValues().revoked(tx, item.at());
    revoked = true;
  }

  private void redemption(Transaction tx, FeedItem.Redemption item) throws StoreException {
    Mirror.redemption(tx, item);
    if (item.allowed() == 0) {
      return;
    }
    Tasks tasks = new Tasks();
    for (Tickets.Surplus surplus : Tickets.surplus(tx, item.ticket(), terminal)) {
      String subject = surplus.key().toString();
      if (!tasks.raised(tx, StaffTask.DOUBLE_USE, subject)) {
        tasks.raise(
            tx,
            new Tasks.Task(
                ids.get(), StaffTask.DOUBLE_USE, subject, Optional.empty(), clock.instant()),
            "%s; %s; %s"
                .formatted(item.ticket(), surplus.counted().terminal(), surplus.counted().at()));
      }
    }
  }
}
