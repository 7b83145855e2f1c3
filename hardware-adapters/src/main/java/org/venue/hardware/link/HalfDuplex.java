package org.venue.hardware.link;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.venue.hardware.device.Counters;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus;
import org.venue.hardware.device.DeviceStatus.State;
import org.venue.hardware.device.Fault;
import org.venue.hardware.device.StatusBoard;

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

  private final DeviceContext context;
  private final Settings settings;
  private final Optional<Probe<F>> probe;
  private final Reconnector connection;
  private final StatusBoard status;
  private final Conversation<F> conversation;
  private final AtomicBoolean sliceQueued = new AtomicBoolean();
  private final ScheduledFuture<?> polling;
  private volatile boolean listening;

  // The line's thread alone uses what follows.
  private boolean busy;
  private boolean wakes;
  private long nextProbe;
  private Duration probeWait;

  /// A SAFE question that shows whether the device is there.
  ///
  /// @param answers question and frame: whether the frame answers it
  public record Probe<F>(F question, BiPredicate<F, F> answers) {}

  /// An exchange whose device counts as ready as soon as its link is open, until a question fails.
  ///
  /// @param news frames nobody asked for, pushed or late; called on the line's thread, where it
  ///   must neither block nor ask
  public HalfDuplex(
      DeviceContext context, LinkUri uri, Codec<F> codec, Settings settings, Consumer<F> news) {
    this(context, uri, codec, settings, Optional.empty(), news);
  }

  /// An exchange that asks `probe` by itself while the device is not ready, so a device that comes
  /// back is known to be back.
  ///
  /// @param news as above
  public HalfDuplex(
      DeviceContext context,
      LinkUri uri,
      Codec<F> codec,
      Settings settings,
      Optional<Probe<F>> probe,
      Consumer<F> news) {
    this.context = context;
    this.settings = settings;
    this.probe = probe;
    this.conversation = new Conversation<>(codec, settings, context.ticker(), news);
    this.status = new StatusBoard(context);
    this.connection = new Reconnector(context, uri, settings);
    this.probeWait = settings.cooldown();
    this.nextProbe = context.ticker().nanos();
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
    return conversation.counters(connection.reconnects());
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
        reply = send(begin(), question, settings.patience(), answers);
      } catch (LinkException e) {
        if (reply == null) {
          throw notConnected(e);
        }
        break; // an earlier try was sent, so its silence is the outcome
      }
      if (reply instanceof Reply.Answer<F>(F frame)) {
        return frame;
      }
    }
    throw failed(reply);
  }

  @Override
  public Optional<F> tell(F order, Duration patience, BiPredicate<F, F> answers)
      throws DeviceException {
    return onLine(() -> {
      try {
        return send(begin(), order, patience, answers) instanceof Reply.Answer<F>(F frame)
            ? Optional.of(frame)
            : Optional.empty();
      } catch (LinkException e) {
        throw notConnected(e);
      }
    });
  }

  /// Keeps reading by itself from now on; what arrives goes to the news. Orders get their turn in
  /// between. For devices that speak unasked, such as scanners.
  public void listen() {
    listening = true;
    conversation.listen();
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
  private Link begin() throws LinkException {
    try {
      Link link = connect();
      conversation.settle(link);
      return link;
    } catch (LinkException e) {
      if (!connection.isOpen()) {
        throw e;
      }
      lose(e);
    }
    try {
      Link link = connect();
      conversation.settle(link);
      return link;
    } catch (LinkException e) {
      lose(e);
      throw e;
    }
  }

  private Link connect() throws LinkException {
    boolean fresh = !connection.isOpen();
    try {
      Link link = connection.get();
      if (fresh) {
        conversation.startAfresh();
        nextProbe = context.ticker().nanos();
        wakes = link.onArrival(this::arrived);
        if (probe.isEmpty()) {
          status.set(State.READY, "");
        }
        arrived();
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

  private Reply<F> send(Link link, F question, Duration patience, BiPredicate<F, F> answers) {
    Reply<F> reply = conversation.exchange(link, question, patience, answers);
    switch (reply) {
      case Reply.Answer<F> _ -> {
        probeWait = settings.cooldown();
        status.set(State.READY, "");
      }
      case Reply.Lost<F>(LinkException why) -> lose(why);
      case Reply.Silence<F> _, Reply.Gibberish<F> _ -> {} // not every order is answered
    }
    return reply;
  }

  private DeviceException notConnected(LinkException e) {
    return new DeviceException(Fault.NOT_CONNECTED, context.name() + ": " + e.getMessage(), e);
  }

  private DeviceException failed(Reply<F> reply) {
    String why = why(reply);
    status.set(connection.isOpen() ? State.SILENT : State.OFFLINE, why);
    Fault fault = reply instanceof Reply.Gibberish<F> ? Fault.PROTOCOL : Fault.NO_REPLY;
    return new DeviceException(fault, context.name() + ": " + why);
  }

  private String why(Reply<F> reply) {
    return switch (reply) {
      case Reply.Answer<F> _ -> "It answered.";
      case Reply.Silence<F> _ -> "It does not answer.";
      case Reply.Gibberish<F> _ -> "It answers with something that is not an answer.";
      case Reply.Lost<F>(LinkException lost) -> lost.getMessage();
    };
  }

  /// Looks at the idle line: notices loss and return, takes in what was pushed, asks the probe.
  private void poll() {
    takeTurn(() -> {
      if (!connection.isOpen() && !connection.due()) {
        return;
      }
      conversation.look(connect());
      if (probe.isPresent() && !status.now().ready() && context.ticker().nanos() - nextProbe >= 0) {
        ask(probe.get());
      }
      arrived();
    });
  }

  private void ask(Probe<F> probe) throws LinkException {
    Reply<F> reply = send(begin(), probe.question(), settings.patience(), probe.answers());
    if (!(reply instanceof Reply.Answer<F>)) {
      status.set(connection.isOpen() ? State.SILENT : State.OFFLINE, why(reply));
      nextProbe = context.ticker().nanos() + probeWait.toNanos();
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

  private void slice() {
    sliceQueued.set(false);
    takeTurn(() -> {
      if (listening && (connection.isOpen() || connection.due())) {
        Link link = connect();
        boolean more = conversation.hear(link, wakes ? Duration.ZERO : SLICE);
        if (more || !wakes) {
          queueSlice();
        }
      }
    });
  }

  /// What the line does by itself.
  private interface Turn {
    void run() throws LinkException;
  }

  private void takeTurn(Turn turn) {
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
    }
  }
}
