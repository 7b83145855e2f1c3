package org.venue.kiosk.sync;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Mirror;
import org.venue.kiosk.store.Outbox;
import org.venue.kiosk.store.Personal;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Tasks;
import org.venue.kiosk.store.TerminalValues;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.visit.Announcement;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.NetworkReport;
import org.venue.kiosk.visit.StaffTask;
import org.venue.kiosk.wire.Enrolment;
import org.venue.kiosk.wire.Redeeming;

/// The booking backend as this terminal lives with it: facts out, feeds in, a question now and
/// then, and what all that says of the network, the clock and the terminal itself. Has no thread:
/// whoever composes the terminal calls [#send] on one and [#bring] on another, each again after the
/// time it returned.
public final class Backend implements Redemptions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Backend.class);

  /// What a sealed token is about.
  private static final String TOKEN = "token";

  /// When a terminal with nothing to do looks again.
  private static final Duration REST = Duration.ofMinutes(1);

  /// A clock that wanders less is not written down.
  private static final Duration SAME = Duration.ofMillis(250);

  private final Setting setting;
  private final Tools tools;
  private final Outbox outbox;
  private final TerminalValues values = new TerminalValues();
  private final Reach reach;
  private final BookingApi api;
  private final Sender sender;
  private final Feeds feeds;
  private volatile Optional<String> token;
  private volatile Runnable told = () -> {};
  private volatile Optional<Announcement> announcement = Optional.empty();
  private final Runnable changed;
  private boolean wiped;
  private Optional<Duration> keptOffset;
  private boolean offSeen;
  private boolean offTold;

  /// How this terminal lives with its backend.
  ///
  /// @param poll how often revocations, redemptions and visits are asked for
  /// @param calmPoll how often the other feeds are
  /// @param redeemWithin the deadline of a question during an admission
  /// @param clockTolerance how far the clocks may be apart before staff is told
  /// @param keepFacts how long accepted facts stay in the outbox
  public record Setting(
      String venue,
      String terminal,
      BookingApi.Line line,
      Duration poll,
      Duration calmPoll,
      Duration redeemWithin,
      Duration clockTolerance,
      Duration keepFacts) {}

  /// What it works with.
  ///
  /// @param nanos the monotonic clock, as [System#nanoTime]
  /// @param ids gives UUIDv7
  /// @param ahead runs what fetches a page of a feed while the one before is applied; an executor
  ///   that does nothing leaves each page to its turn
  public record Tools(
      Database store,
      Vault vault,
      Trust trust,
      InstantSource clock,
      LongSupplier nanos,
      Supplier<UUID> ids,
      Random random,
      Executor ahead) {}

  /// @param changed called when [#connection] or [#announcement] has changed, on the thread that
  ///   found it out
  public Backend(Setting setting, Tools tools, Runnable changed) throws StoreException {
    this.setting = setting;
    this.tools = tools;
    this.changed = changed;
    record Kept(
        Optional<byte[]> token,
        Optional<Duration> offset,
        Optional<Instant> revoked,
        boolean wiped) {}
    Kept kept =
        tools
            .store()
            .transaction(
                "read this terminal's values",
                tx ->
                    new Kept(
                        values.token(tx), values.offset(tx), values.revoked(tx), values.wiped(tx)));
    token = kept.token().flatMap(this::opened);
    wiped = kept.wiped();
    keptOffset = kept.offset();
    if (wiped) {
      leaveNoBytes();
    }
    reach =
        new Reach(
            tools.clock(), token.isPresent(), kept.revoked(), kept.offset(), _ -> changed.run());
    outbox = new Outbox(reach::offset, () -> told.run());
    api = new BookingApi(setting.line(), () -> token, tools.clock(), tools.nanos(), reach);
    sender =
        new Sender(
            tools.store(),
            api,
            outbox,
            tools.clock(),
            tools.ids(),
            tools.random(),
            setting.keepFacts());
    feeds =
        new Feeds(
            new Feeds.Setting(
                tools.store(),
                tools.vault(),
                tools.trust(),
                setting.terminal(),
                setting.poll(),
                setting.calmPoll(),
                tools.ahead()),
            api,
            tools.clock(),
            tools.nanos(),
            tools.ids(),
            tools.random());
    reach.loading(feeds.loading());
  }

  private Optional<String> opened(byte[] sealed) {
    try {
      return Optional.of(tools.vault().open(sealed, TOKEN));
    } catch (StoreException e) {
      LOG.error("This terminal has to be enrolled again. {}", e.getMessage());
      return Optional.empty();
    }
  }

  /// Changes a one-time code of the office for a token.
  ///
  /// @throws IOException when the backend gives none, and why
  public static String enrol(
      BookingApi.Line line, InstantSource clock, String terminal, String code) throws IOException {
    try (var api =
        new BookingApi(line, Optional::empty, clock, System::nanoTime, (_, _, _) -> {})) {
      return switch (api.enrol(code, terminal)) {
        case Answer.Good<Enrolment>(Enrolment enrolment, Instant _) -> enrolment.token();
        case Answer<Enrolment> other -> throw new IOException(other.words());
      };
    }
  }

  /// Keeps a token for the next start, sealed.
  public static void keepToken(Database store, Vault vault, String token) throws StoreException {
    byte[] sealed = vault.seal(token, TOKEN);
    store.transaction(
        "keep the token",
        tx -> {
          new TerminalValues().token(tx, sealed);
          return null;
        });
  }

  /// Where facts are to be told, so that they carry the clock's offset and leave soon.
  public Outbox outbox() {
    return outbox;
  }

  /// @param nudge called with each new fact; to see that [#send] is called soon
  public void whenTold(Runnable nudge) {
    told = nudge;
  }

  /// Tells facts.
  ///
  /// @return when to come again
  public Duration send() throws StoreException {
    if (token.isEmpty() || wiped) {
      return REST;
    }
    Duration next = sender.step();
    if (revoked()) {
      retire();
    }
    return next;
  }

  /// Brings feeds up to date.
  ///
  /// @return when to come again
  public Duration bring() throws StoreException {
    if (token.isEmpty() || revoked()) {
      return REST;
    }
    Duration next = feeds.step();
    reach.loading(feeds.loading());
    if (feeds.revoked()) {
      reach.revoked();
      told.run();
    }
    lookAtClock();
    lookAtWords();
    return next;
  }

  /// How it stands.
  public Connection connection() {
    return reach.connection();
  }

  /// What the venue wants said to visitors now.
  public Optional<Announcement> announcement() {
    return announcement;
  }

  /// Everything a person may want to know.
  public NetworkReport report() throws StoreException {
    Outbox.Count count = tools.store().transaction("count the outbox", outbox::count);
    return new NetworkReport(
        reach.connection(),
        reach.answered(),
        reach.offset(),
        count.waiting(),
        count.oldest(),
        count.parked(),
        feeds.states());
  }

  @Override
  public boolean usable() {
    return reach.connection().usable();
  }

  @Override
  public Answer<Redeeming.Answer> ask(Redeeming question) {
    return api.redeem(question, setting.redeemWithin());
  }

  @Override
  public Duration age(Optional<Instant> heard) {
    Instant now = tools.clock().instant();
    Duration age = Duration.between(heard.orElse(Instant.EPOCH), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  @Override
  public Duration offset() {
    return reach.offset().orElse(Duration.ZERO);
  }

  @Override
  public boolean revoked() {
    return reach.connection().state() == Connection.State.REVOKED;
  }

  /// Once nothing is owed to anyone, nothing personal stays.
  private void retire() throws StoreException {
    boolean done =
        tools
            .store()
            .transaction(
                "take personal data away",
                tx -> {
                  if (!Personal.free(tx)) {
                    return false;
                  }
                  Personal.wipe(tx);
                  return true;
                });
    if (done) {
      leaveNoBytes();
      wiped = true;
      token = Optional.empty();
      LOG.warn("This terminal is out of service, and nothing personal is left in it");
    }
  }

  /// What was deleted must not be found on the disk. Done again at each start, since a stop may
  /// have come in between.
  private void leaveNoBytes() throws StoreException {
    // First: what is sealed stays shut even where its bytes cannot be taken away at once.
    tools.vault().destroy();
    tools.store().purge();
    tools.store().forgetDamaged();
  }

  /// Also without a network, since words begin and end by the clock.
  private void lookAtWords() throws StoreException {
    Instant now = tools.clock().instant();
    Optional<Announcement> word =
        tools.store().transaction("look for announcements", tx -> Mirror.announcement(tx, now));
    if (!word.equals(announcement)) {
      announcement = word;
      changed.run();
    }
  }

  /// One reading is no verdict: a clock that is set while an answer is under way looks off once.
  private void lookAtClock() throws StoreException {
    Optional<Duration> heard = reach.offset();
    if (heard.isEmpty()) {
      return;
    }
    Duration offset = heard.get();
    boolean off = offset.abs().compareTo(setting.clockTolerance()) > 0;
    boolean sure = off && offSeen;
    offSeen = off;
    boolean same =
        keptOffset.filter(kept -> kept.minus(offset).abs().compareTo(SAME) < 0).isPresent();
    if (same && sure == offTold) {
      return;
    }
    tools
        .store()
        .transaction(
            "keep how far the clock is off",
            tx -> {
              values.offset(tx, offset);
              if (sure && !values.clockOff(tx)) {
                Instant now = tools.clock().instant();
                outbox.add(
                    tx,
                    new Fact(tools.ids().get(), now, Optional.empty(), new Fact.ClockOff(offset)));
                new Tasks()
                    .raise(
                        tx,
                        new Tasks.Task(
                            tools.ids().get(), StaffTask.CLOCK_OFF, "clock", Optional.empty(), now),
                        offset.toString());
              }
              values.clockOff(tx, sure);
              return null;
            });
    keptOffset = heard;
    offTold = sure;
  }

  @Override
  public void close() {
    api.close();
  }
}
