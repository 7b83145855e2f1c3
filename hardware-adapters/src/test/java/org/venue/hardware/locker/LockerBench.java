package org.venue.hardware.locker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceEvent;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.FaultyLink;
import org.venue.hardware.link.LinkException;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Links;
import org.venue.hardware.link.Mishap;
import org.venue.hardware.link.SimulatorServer;
import org.venue.hardware.link.Ticker;
import org.venue.hardware.link.VirtualTicker;

/// A driver and its simulated boards at the two ends of one link, with planned mishaps in between
/// and a plug to pull.
public final class LockerBench implements AutoCloseable {

  /// How the two ends are joined.
  public interface Joint extends AutoCloseable {
    /// Where the driver finds the boards.
    LinkUri address();

    /// The clock of this joint.
    Ticker ticker();

    /// What opens the address.
    Links links();

    /// Pulls the plug.
    void unplug();

    /// Puts it back.
    void plug();

    @Override
    void close();
  }

  /// Makes a joint to a simulator.
  @FunctionalInterface
  public interface Joiner {
    Joint join(LockerSimulator simulator);
  }

  /// The boards.
  public final LockerSimulator simulator;

  /// The driver.
  public final LockerBoard board;

  /// What the driver told unasked.
  public final List<DeviceEvent> events = new CopyOnWriteArrayList<>();

  final Joint joint;
  private final Queue<Supplier<Mishap>> coming = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService line = Executors.newSingleThreadScheduledExecutor();
  private volatile Supplier<Optional<Mishap>> always = Optional::empty;

  /// Both ends with the same options.
  public LockerBench(Model<LockerBoard> model, Map<String, String> options, Joiner joiner) {
    this(model, options, options, joiner);
  }

  /// A driver whose options differ from what really hangs there.
  public LockerBench(
      Model<LockerBoard> model,
      Map<String, String> options,
      Map<String, String> truth,
      Joiner joiner) {
    simulator = (LockerSimulator) model.simulate(new LinkUri("sim", "bench", truth));
    joint = joiner.join(simulator);
    board =
        model.drive(
            new LinkUri(joint.address().scheme(), joint.address().address(), options),
            new DeviceContext(
                "bench",
                uri -> new FaultyLink(joint.links().open(uri), joint.ticker(), 1, this::nextMishap),
                InstantSource.system(),
                joint.ticker(),
                line,
                events::add));
  }

  private Optional<Mishap> nextMishap() {
    Supplier<Mishap> next = coming.poll();
    return next == null ? always.get() : Optional.ofNullable(next.get());
  }

  /// What happens to the next frame that is sent and has no mishap yet; null is none.
  LockerBench next(Mishap mishap) {
    coming.add(() -> mishap);
    return this;
  }

  /// Before the next frame leaves unharmed, someone turns a knob.
  LockerBench next(Runnable knob) {
    coming.add(() -> {
      knob.run();
      return null;
    });
    return this;
  }

  /// What happens to all frames that have no mishap of their own.
  void always(Supplier<Optional<Mishap>> plan) {
    always = plan;
  }

  /// All at once in the process, in virtual time.
  public static Joint inProcess(LockerSimulator simulator) {
    return new InProcess(simulator);
  }

  /// A pseudo-terminal and the real serial port library, in real time.
  public static Joint overAPty(LockerSimulator simulator) {
    return new OverAPty(simulator);
  }

  private static final class InProcess implements Joint {
    private final Ticker ticker = new VirtualTicker();
    private final Links links = new Links(ticker);

    InProcess(LockerSimulator simulator) {
      links.simulate("bench", simulator);
    }

    @Override
    public LinkUri address() {
      return LinkUri.parse("sim:bench");
    }

    @Override
    public Ticker ticker() {
      return ticker;
    }

    @Override
    public Links links() {
      return links;
    }

    @Override
    public void unplug() {
      links.unplug("bench");
    }

    @Override
    public void plug() {
      links.plug("bench");
    }

    @Override
    public void close() {}
  }

  private static final class OverAPty implements Joint {
    private final LockerSimulator simulator;
    private final Links links = new Links();
    private final ExecutorService servers = Executors.newCachedThreadPool();
    private final Path folder;
    private SimulatorServer server;

    OverAPty(LockerSimulator simulator) {
      this.simulator = simulator;
      try {
        folder = Files.createTempDirectory("lockers");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      plug();
    }

    @Override
    public LinkUri address() {
      return server.address();
    }

    @Override
    public Ticker ticker() {
      return Ticker.SYSTEM;
    }

    @Override
    public Links links() {
      return links;
    }

    @Override
    public void unplug() {
      server.close();
    }

    @Override
    public void plug() {
      try {
        server =
            SimulatorServer.start(
                simulator, "pty:" + folder.resolve("port"), OptionalInt.empty(), servers);
      } catch (LinkException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      server.close();
      servers.shutdownNow();
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Lets time pass on the joint's clock, and real threads have their turn.
  void pass(Duration time) {
    long until = joint.ticker().nanos() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - joint.ticker().nanos()) {
      joint.ticker().pause(Duration.ofNanos(left));
    }
    Thread.yield();
  }

  @Override
  public void close() {
    board.close();
    line.shutdownNow();
    joint.close();
  }
}
