package org.venue.hardware.link;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.hardware.device.Counters;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus;
import org.venue.hardware.device.DeviceStatus.State;
import org.venue.hardware.device.Fault;

/// The exchange of every driver: one question in flight, stale bytes drained first, bounded tries,
/// and a link that comes back by itself. Everything that touches the link runs on the context's
/// line; calls from other threads wait for their turn.
///
/// The link is opened, and after a loss opened again, by the next question or by the poll. Making
/// an exchange never fails because the device is missing.
public final class HalfDuplex<F> implements Exchange<F> {
  private static final Logger LOG = LoggerFactory.getLogger(HalfDuplex.class);

  /// How long a listener without wake-up holds the line before orders get their turn.
  private static final Duration SLICE = Duration.ofMillis(100);

  /// Reads per slice of a line that never stops talking, before orders get their turn.
  private static final int READS_PER_SLICE = 64;

  private final DeviceContext context;
  private final Codec<F> codec;
  private final Settings settings;
  private final Optional<Probe<F>> probe;
  private final Consumer<F> news;
  private final Reconnector connection;
  private final StatusBoard status;
  private final FrameBuffer<F> frames;
  private final Echo echo = new Echo();
  private final byte[] chunk = new byte[512];
  private final AtomicLong questions = new AtomicLong();
  private final AtomicLong timeouts = new AtomicLong();
  private final AtomicLong noise = new AtomicLong();
  private final AtomicBoolean sliceQueued = new AtomicBoolean();
  private final ScheduledFuture<?> polling;
  private volatile boolean listening;

  // The line's thread alone uses what follows.
  private boolean busy;
  private boolean wakes;
  private boolean unsettled;
  private long silentSince;
  private long nextProbe;
  private Duration probeWait;

  /// A SAFE question that shows whether the device is there.
  ///
  /// @param answers question and frame: whether the frame answers it
  public record Probe<F>(F question, BiPredicate<F, F> answers) {}

  /// What came of one sending.
  private sealed interface Reply<F> {
    record Answer<F>(F frame) implements Reply<F> {}

    record Silence<F>() implements Reply<F> {}

    record Gibberish<F>() implements Reply<F> {}

    record Lost<F>(String why) implements Reply<F> {}
  }

  /// An exchange whose device counts as ready as soon as its link is open, until a question fails.
  public HalfDuplex(
      DeviceContext context, LinkUri uri, Codec<F> codec, Settings settings, Consumer<F> news) {
    this(context, uri, codec, settings, Optional.empty(), news);
  }

  /// An exchange that asks `probe` by itself while the device is not ready, so a device that comes
  /// back is known to be back.
  ///
  /// @param news frames nobody asked for, pushed or late; called on the line's thread
  public HalfDuplex(
      DeviceContext context,
      LinkUri uri,
      Codec<F> codec,
      Settings settings,
      Optional<Probe<F>> probe,
      Consumer<F> news) {
    this.context = context;
    this.codec = codec;
    this.settings = settings;
    this.probe = probe;
    this.news = news;
    this.frames = new FrameBuffer<>(codec);
    this.status = new StatusBoard(context);
    this.connection = new Reconnector(context, uri, settings);
    this.probeWait = settings.cooldown();
    this.nextProbe = nanos();
    this.polling =
        context
            .line()
            .scheduleWithFixedDelay(this::poll, 0, settings.poll().toNanos(), TimeUnit.NANOSECONDS);
  }

  /// What is known now, without asking.
  public DeviceStatus status() {
    return status.now();
  }

  /// What the line has seen.
  public Counters counters() {
    return new Counters(questions.get(), timeouts.get(), noise.get(), connection.reconnects());
  }

  @Override
  public F ask(F question, Repeat repeat, BiPredicate<F, F> answers) throws DeviceException {
    return onLine(() -> askHere(question, repeat, answers));
  }

  private F askHere(F question, Repeat repeat, BiPredicate<F, F> answers) throws DeviceException {
    int tries = repeat == Repeat.SAFE ? settings.tries() : 1;
    Reply<F> reply = null;
    for (int i = 0; i < tries; i++) {
      try {
        begin();
      } catch (LinkException e) {
        if (reply == null) {
          throw notConnected(e);
        }
        break;
      }
      reply = exchange(question, settings.patience(), answers);
      if (reply instanceof Reply.Answer<F>(F frame)) {
        return frame;
      }
    }
    throw failure(reply);
  }

  @Override
  public Optional<F> tell(F order, Duration patience, BiPredicate<F, F> answers)
      throws DeviceException {
    return onLine(() -> {
      try {
        begin();
      } catch (LinkException e) {
        throw notConnected(e);
      }
      return exchange(order, patience, answers) instanceof Reply.Answer<F>(F frame)
          ? Optional.of(frame)
          : Optional.empty();
    });
  }

  /// Keeps reading by itself from now on; what arrives goes to the news. Orders get their turn in
  /// between. For devices that speak unasked, such as scanners.
  public void listen() {
    listening = true;
    queueSlice();
  }

  @Override
  public void close() {
    listening = false;
    polling.cancel(false);
    try {
      context.onLine(() -> {
        shut();
        return null;
      });
    } catch (RejectedExecutionException e) {
      shut(); // the line's thread is gone, so nobody else can be at the link
    }
  }

  private void shut() {
    connection.close();
    status.set(State.CLOSED, "closed");
  }

  private <T> T onLine(DeviceContext.Work<T, DeviceException> work) throws DeviceException {
    try {
      return context.onLine(() -> {
        if (busy) {
          throw new IllegalStateException(
              context.name() + " is asked from inside its own question or news.");
        }
        busy = true;
        try {
          return work.run();
        } finally {
          busy = false;
        }
      });
    } catch (RejectedExecutionException e) {
      throw new DeviceException(Fault.NOT_CONNECTED, context.name() + ": the line is closed.", e);
    }
  }

  /// Everything before the first byte leaves: a link, and a line that is empty and quiet. A link
  /// found dead here is opened anew once, since nothing was sent yet.
  private void begin() throws LinkException {
    Link link = connect();
    try {
      settle(link);
    } catch (LinkException e) {
      lose(e);
      try {
        settle(connect());
      } catch (LinkException again) {
        lose(again);
        throw again;
      }
    }
  }

  private Link connect() throws LinkException {
    if (connection.isOpen()) {
      return connection.get();
    }
    try {
      Link link = connection.get();
      frames.clear();
      echo.forget();
      unsettled = false;
      nextProbe = nanos();
      wakes = link.onArrival(this::arrived);
      if (probe.isEmpty()) {
        status.set(State.READY, "");
      }
      if (listening) {
        queueSlice();
      }
      return link;
    } catch (LinkException e) {
      status.set(State.OFFLINE, e.getMessage());
      throw e;
    }
  }

  private void lose(LinkException e) {
    connection.lost();
    status.set(State.OFFLINE, e.getMessage());
  }

  /// Reads away what nobody asked for. After a missed answer it goes on until the line was silent
  /// for the settings' quiet, within a bound: a line that babbles is asked all the same and the
  /// codec sorts it out.
  private void settle(Link link) throws LinkException {
    long quiet = settings.quiet().toNanos();
    long bound = nanos() + 5 * quiet;
    echo.forget();
    int count;
    do {
      long now = nanos();
      long wait = unsettled ? Math.min(silentSince + quiet, bound) - now : 0;
      count = link.read(chunk, Duration.ofNanos(Math.max(0, wait)));
      if (count > 0) {
        silentSince = nanos();
        receive(count, null, this::isNews);
      }
    } while (count > 0 && nanos() - bound < 0);
    unsettled = false;
    if (!listening) { // what a listening line hears is no leftover: it may be half a code
      frames.pause(null, this::isNews);
    }
    noise.set(frames.noise());
  }

  /// Sends and waits. Once this was called nobody can say that nothing left.
  private Reply<F> exchange(F question, Duration patience, BiPredicate<F, F> answers) {
    questions.incrementAndGet();
    byte[] bytes = codec.encode(question);
    Answering taker = new Answering(question, answers);
    long noiseBefore = frames.noise();
    try {
      Link link = connection.get();
      if (settings.echo()) {
        echo.expect(bytes);
      }
      link.write(bytes);
      if (patience.isZero()) {
        return new Reply.Silence<>(); // an order that no device answers is no timeout
      }
      long deadline = nanos() + patience.toNanos();
      for (long left = patience.toNanos(); left > 0; left = deadline - nanos()) {
        int count = link.read(chunk, Duration.ofNanos(left));
        if (receive(count, question, taker)) {
          return taker.reply();
        }
      }
      if (!listening && frames.pause(question, taker)) {
        return taker.reply();
      }
    } catch (LinkException e) {
      lose(e);
      return new Reply.Lost<>(e.getMessage());
    } finally {
      noise.set(frames.noise());
    }
    timeouts.incrementAndGet();
    unsettled = true;
    silentSince = nanos();
    return frames.noise() > noiseBefore || taker.others
        ? new Reply.Gibberish<>()
        : new Reply.Silence<>();
  }

  private boolean receive(int count, F asked, Predicate<F> taker) {
    byte[] bytes = echo.strip(chunk, count);
    return frames.feed(bytes, 0, bytes.length, asked, taker);
  }

  private boolean isNews(F frame) {
    news.accept(frame);
    return false;
  }

  /// Takes the one frame that answers; every other is news.
  private final class Answering implements Predicate<F> {
    private final F question;
    private final BiPredicate<F, F> answers;
    private F answer;
    private boolean others;

    Answering(F question, BiPredicate<F, F> answers) {
      this.question = question;
      this.answers = answers;
    }

    @Override
    public boolean test(F frame) {
      if (answers.test(question, frame)) {
        answer = frame;
        return true;
      }
      others = true;
      return isNews(frame);
    }

    Reply<F> reply() {
      probeWait = settings.cooldown();
      status.set(State.READY, "");
      return new Reply.Answer<>(answer);
    }
  }

  private DeviceException notConnected(LinkException e) {
    return new DeviceException(Fault.NOT_CONNECTED, context.name() + ": " + e.getMessage(), e);
  }

  private DeviceException failure(Reply<F> reply) {
    status.set(connection.isOpen() ? State.SILENT : State.OFFLINE, why(reply));
    Fault fault = reply instanceof Reply.Gibberish<F> ? Fault.PROTOCOL : Fault.NO_REPLY;
    return new DeviceException(fault, context.name() + ": " + why(reply));
  }

  private String why(Reply<F> reply) {
    return switch (reply) {
      case Reply.Lost<F>(String lost) -> lost;
      case Reply.Gibberish<F> gibberish -> "It answers with something that is not an answer.";
      default -> "It does not answer.";
    };
  }

  /// Looks at the idle line: notices loss and return, takes in what was pushed, asks the probe.
  private void poll() {
    runInTurn(() -> {
      if (!connection.isOpen() && !connection.due()) {
        return;
      }
      Link link = connect();
      int count = link.read(chunk, Duration.ZERO);
      receive(count, null, this::isNews);
      if (probe.isPresent() && !status.now().ready() && nanos() - nextProbe >= 0) {
        begin();
        ask(probe.get());
      }
      if (listening) {
        queueSlice();
      }
    });
  }

  private void ask(Probe<F> probe) {
    Reply<F> reply = exchange(probe.question(), settings.patience(), probe.answers());
    if (!(reply instanceof Reply.Answer<F>)) {
      status.set(connection.isOpen() ? State.SILENT : State.OFFLINE, why(reply));
      nextProbe = nanos() + probeWait.toNanos();
      Duration twice = probeWait.multipliedBy(2);
      probeWait =
          twice.compareTo(settings.longestCooldown()) > 0 ? settings.longestCooldown() : twice;
    }
  }

  private void arrived() {
    if (listening) {
      queueSlice();
    }
  }

  private void queueSlice() {
    if (sliceQueued.compareAndSet(false, true)) {
      try {
        context.line().schedule(this::slice, 0, TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        listening = false; // the line was shut down; nothing is left to listen on
      }
    }
  }

  /// Reads what is there, and the rest of a frame that has begun.
  private void slice() {
    sliceQueued.set(false);
    runInTurn(() -> {
      if (!listening || !connection.isOpen() && !connection.due()) {
        return;
      }
      Link link = connect();
      int count = link.read(chunk, wakes ? Duration.ZERO : SLICE);
      for (int i = 0; i < READS_PER_SLICE && (count > 0 || !frames.isEmpty()); i++) {
        if (count > 0) {
          receive(count, null, this::isNews);
        } else {
          frames.pause(null, this::isNews);
        }
        count = link.read(chunk, frames.isEmpty() ? Duration.ZERO : settings.pause());
      }
      if (!wakes || count > 0) {
        queueSlice();
      }
    });
  }

  /// What the line does by itself.
  private interface Turn {
    void run() throws LinkException;
  }

  private void runInTurn(Turn turn) {
    context.enterLine();
    if (busy) {
      return; // only where one thread plays all parts: the question in flight reads by itself
    }
    busy = true;
    try {
      turn.run();
    } catch (LinkException e) {
      lose(e);
    } catch (RuntimeException e) {
      LOG.error("{}: looking at the line failed", context.name(), e);
    } finally {
      busy = false;
      noise.set(frames.noise());
    }
  }

  private long nanos() {
    return context.ticker().nanos();
  }
}
