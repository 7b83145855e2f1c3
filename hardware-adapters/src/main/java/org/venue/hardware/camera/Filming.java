package org.venue.hardware.camera;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.venue.hardware.device.Counters;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus;
import org.venue.hardware.device.DeviceStatus.State;
import org.venue.hardware.device.Fault;
import org.venue.hardware.device.StatusBoard;
import org.venue.hardware.link.LinkUri;

/// A camera of any model: opens its source while somebody looks, takes one picture after the other
/// on the line's thread, and keeps the newest. While nobody looks it only asks now and then whether
/// there is something to film with.
public final class Filming implements Camera {
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration SHORTEST_COOLDOWN = Duration.ofMillis(250);
  private static final Duration LONGEST_COOLDOWN = Duration.ofSeconds(4);

  private final DeviceContext context;
  private final Source.Way way;
  private final Pose pose;
  private final StatusBoard status;
  private final Set<Look> looks = ConcurrentHashMap.newKeySet();
  private final Object newer = new Object();
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong unusable = new AtomicLong();
  private final AtomicLong reopened = new AtomicLong();

  /// Written under `newer`.
  private volatile Frame newest;

  private volatile boolean closed;

  // The line's thread alone touches these.
  private Source source;
  private boolean gone;
  private boolean running;
  private Duration cooldown = SHORTEST_COOLDOWN;
  private long sequence;

  /// A camera at the end of this way.
  ///
  /// @param uri says how it hangs: `rotation`, `mirrored`
  public Filming(DeviceContext context, LinkUri uri, Source.Way way) {
    this.context = context;
    this.way = way;
    this.pose = Pose.of(uri);
    this.status = new StatusBoard(context);
    soon(this::idle, Duration.ZERO);
  }

  /// Refuses a link whose pose no camera can have.
  public static void check(LinkUri uri) {
    Pose.of(uri);
  }

  /// The options of a link that every model of camera understands.
  public static Set<String> options() {
    return Set.of("rotation", "mirrored", "megapixels");
  }

  private final class Look implements Viewing {
    private final long from;

    private Look(long from) {
      this.from = from;
    }

    @Override
    public Optional<Frame> newest() {
      Frame frame = newest;
      boolean mine = looks.contains(this) && frame != null && frame.sequence() > from;
      return mine ? Optional.of(frame) : Optional.empty();
    }

    @Override
    public Optional<Frame> next(long seen, Duration patience) throws InterruptedException {
      long giveUp = System.nanoTime() + patience.toNanos();
      synchronized (newer) {
        while (looks.contains(this)) {
          Optional<Frame> frame = newest().filter(f -> f.sequence() > seen);
          long left = giveUp - System.nanoTime();
          if (frame.isPresent() || left <= 0) {
            return frame;
          }
          TimeUnit.NANOSECONDS.timedWait(newer, left);
        }
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      if (looks.remove(this)) {
        wake();
        soon(Filming.this::releaseUnwatched, Duration.ZERO);
      }
    }
  }

  @Override
  public Viewing watch() {
    Frame last = newest;
    Look look = new Look(last == null ? -1 : last.sequence());
    if (!closed) {
      looks.add(look);
      soon(this::begin, Duration.ZERO);
    }
    return look;
  }

  @Override
  public boolean watched() {
    return !looks.isEmpty();
  }

  private void begin() {
    if (!running && watched()) {
      running = true;
      cooldown = SHORTEST_COOLDOWN;
      film();
    }
  }

  private void film() {
    if (closed || !watched()) {
      running = false;
      release();
      return;
    }
    long start = context.ticker().nanos();
    Duration next = step();
    Duration spent = Duration.ofNanos(context.ticker().nanos() - start);
    Duration rest = next.minus(spent);
    soon(this::film, rest.isNegative() ? Duration.ZERO : rest);
  }

  /// One picture, or one attempt to open.
  ///
  /// @return how long until the next one, from the start of this one
  private Duration step() {
    try {
      if (source == null) {
        open();
      }
      asked.incrementAndGet();
      source.take().ifPresent(this::publish);
      return source.pace();
    } catch (DeviceException e) {
      return failed(e);
    } catch (RuntimeException | LinkageError e) {
      // A native library that is missing or breaks must not end the line's thread.
      return failed(new DeviceException(Fault.NOT_CONNECTED, name() + " broke: " + e, e));
    }
  }

  private void open() throws DeviceException {
    Optional<String> missing = way.missing();
    if (missing.isPresent()) {
      throw new DeviceException(Fault.NOT_CONNECTED, missing.get());
    }
    source = way.open();
    if (gone) {
      reopened.incrementAndGet();
    }
    gone = false;
  }

  private Duration failed(DeviceException e) {
    if (source != null && e.fault() != Fault.NOT_CONNECTED) {
      (e.fault() == Fault.NO_REPLY ? lost : unusable).incrementAndGet();
      status.set(State.SILENT, e.getMessage());
      return source.pace();
    }
    gone |= source != null;
    release();
    status.set(State.OFFLINE, e.getMessage());
    Duration wait = cooldown;
    Duration twice = wait.multipliedBy(2);
    cooldown = twice.compareTo(LONGEST_COOLDOWN) > 0 ? LONGEST_COOLDOWN : twice;
    return wait;
  }

  private void publish(Picture taken) {
    Picture picture = pose.upright(taken);
    Frame frame =
        new Frame(
            picture.width(), picture.height(), picture.bgr(), context.clock().instant(), sequence);
    sequence++;
    cooldown = SHORTEST_COOLDOWN;
    status.set(State.READY, "");
    synchronized (newer) {
      newest = frame;
      newer.notifyAll();
    }
  }

  /// The light goes off now, not with the next picture that is due.
  private void releaseUnwatched() {
    if (!watched()) {
      release();
    }
  }

  private void release() {
    if (source != null) {
      source.close();
      source = null;
    }
    if (!watched()) {
      // What nobody looks at is not kept.
      synchronized (newer) {
        newest = null;
      }
    }
  }

  private void idle() {
    if (closed) {
      return;
    }
    if (!running) {
      Optional<String> missing = way.missing();
      if (missing.isPresent()) {
        status.set(State.OFFLINE, missing.get());
      } else {
        // Also after a bad picture: only who looks finds out whether the next one is better.
        status.set(State.READY, "");
      }
    }
    soon(this::idle, IDLE);
  }

  private void wake() {
    synchronized (newer) {
      newer.notifyAll();
    }
  }

  private void soon(Runnable work, Duration delay) {
    try {
      context.line().schedule(() -> onLine(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      // The line was shut down: the terminal ends.
      wake();
    }
  }

  private void onLine(Runnable work) {
    context.enterLine();
    work.run();
  }

  @Override
  public String name() {
    return context.name();
  }

  @Override
  public DeviceStatus status() {
    return status.now();
  }

  @Override
  public Counters counters() {
    return new Counters(asked.get(), lost.get(), unusable.get(), reopened.get());
  }

  @Override
  public void close() {
    closed = true;
    looks.clear();
    wake();
    try {
      context.onLine(() -> {
        release();
        status.set(State.CLOSED, "closed");
        return null;
      });
    } catch (RejectedExecutionException _) {
      // The line was shut down before; nothing films.
    }
  }
}
