package org.venue.hardware.link;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// A link on which things go wrong as planned; the same seed brings the same misfortune.
public final class FaultyLink implements Link {
  private final Link inner;
  private final Ticker ticker;
  private final Random random;
  private final Supplier<Optional<Mishap>> plan;
  private final Deque<Held> held = new ArrayDeque<>();
  private final byte[] chunk = new byte[512];
  private byte[] ready = {};
  private Optional<Mishap> mishap = Optional.empty();

  private record Held(long due, byte[] bytes) {}

  /// Wraps a link.
  ///
  /// @param ticker the one `inner` waits by
  /// @param seed of the garbage
  /// @param plan asked once per [#write]
  public FaultyLink(Link inner, Ticker ticker, long seed, Supplier<Optional<Mishap>> plan) {
    this.inner = inner;
    this.ticker = ticker;
    this.random = new Random(seed);
    this.plan = plan;
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    mishap = plan.get();
    switch (mishap.orElse(null)) {
      case Mishap.Deaf deaf -> {
        return;
      }
      case Mishap.Echo echo -> add(bytes);
      case Mishap.Garbage garbage -> {
        byte[] junk = new byte[garbage.count()];
        random.nextBytes(junk);
        add(junk);
      }
      case Mishap.Push push -> add(push.bytes());
      case null, default -> {}
    }
    inner.write(bytes);
  }

  @Override
  public int read(byte[] into, Duration patience) throws LinkException {
    long deadline = ticker.nanos() + patience.toNanos();
    while (true) {
      if (mishap.orElse(null) instanceof Mishap.Unplug) {
        inner.close();
        throw new LinkException("The link was unplugged by a planned mishap.");
      }
      release();
      long left = deadline - ticker.nanos();
      if (ready.length == 0) {
        int count = inner.read(chunk, Duration.ofNanos(Math.max(0, untilDue(left))));
        arrive(count);
        release();
      }
      if (ready.length > 0) {
        return deliver(into);
      }
      if (left <= 0) {
        return 0;
      }
    }
  }

  private long untilDue(long left) {
    return held.isEmpty() ? left : Math.min(left, held.peek().due() - ticker.nanos());
  }

  private void release() {
    while (!held.isEmpty() && held.peek().due() - ticker.nanos() <= 0) {
      add(held.remove().bytes());
    }
  }

  private void arrive(int count) {
    byte[] bytes = Arrays.copyOf(chunk, count);
    if (count == 0) {
      return;
    }
    switch (mishap.orElse(null)) {
      case Mishap.Silence silence -> {}
      case Mishap.Late late -> held.add(new Held(ticker.nanos() + late.by().toNanos(), bytes));
      case Mishap.Duplicate duplicate -> {
        add(bytes);
        add(bytes);
      }
      case null, default -> add(bytes);
    }
  }

  private void add(byte[] bytes) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(ready);
    all.writeBytes(bytes);
    ready = all.toByteArray();
  }

  private int deliver(byte[] into) {
    int most = mishap.orElse(null) instanceof Mishap.Split ? 1 : into.length;
    int count = Math.min(most, ready.length);
    System.arraycopy(ready, 0, into, 0, count);
    ready = Arrays.copyOfRange(ready, count, ready.length);
    return count;
  }

  @Override
  public boolean onArrival(Runnable wake) {
    return inner.onArrival(wake);
  }

  @Override
  public void close() {
    inner.close();
  }
}
