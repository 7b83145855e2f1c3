package org.venue.hardware.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.venue.hardware.link.FaultyLink;
import org.venue.hardware.link.LinkException;
import org.venue.hardware.link.LinkOpener;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Links;
import org.venue.hardware.link.Mishap;
import org.venue.hardware.link.Simulator;
import org.venue.hardware.link.SimulatorServer;
import org.venue.hardware.link.Ticker;
import org.venue.hardware.link.VirtualTicker;

/// The table a driver and a simulator are tested on: one line with its own thread, and a plug that
/// can be pulled. In the process, in the process with planned mishaps, or over a real port.
public final class Bench implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /// What a test may wait for, in steps of this.
  private static final Duration STEP = Duration.ofMillis(5);

  /// Everything the device told, in order.
  public final Queue<DeviceEvent> events = new ConcurrentLinkedQueue<>();

  private final ScheduledExecutorService line =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("line").unstarted(work));
  private final Ticker ticker;
  private final LinkOpener opener;
  private final Plug plug;

  private Bench(Ticker ticker, LinkOpener opener, Plug plug) {
    this.ticker = ticker;
    this.opener = opener;
    this.plug = plug;
  }

  private interface Plug {
    LinkUri address();

    void pull();

    void put() throws LinkException;

    default void close() throws IOException {
      pull();
    }
  }

  /// In the process, in real time.
  public static Bench inProcess(Simulator simulator) {
    return inProcess(simulator, Ticker.SYSTEM, Optional::empty);
  }

  /// In the process, where waiting moves the clock instead of taking time.
  public static Bench withoutWaiting(Simulator simulator) {
    return inProcess(simulator, new VirtualTicker(), Optional::empty);
  }

  /// The same, on a line on which things go wrong as planned.
  public static Bench faulty(Simulator simulator, Supplier<Optional<Mishap>> plan) {
    return inProcess(simulator, new VirtualTicker(), plan);
  }

  private static Bench inProcess(
      Simulator simulator, Ticker ticker, Supplier<Optional<Mishap>> plan) {
    Links links = new Links(ticker);
    links.simulate("bench", simulator);
    LinkOpener opener = uri -> new FaultyLink(links.open(uri), ticker, 1, plan);
    return new Bench(
        ticker,
        opener,
        new Plug() {
          @Override
          public LinkUri address() {
            return new LinkUri("sim", "bench", Map.of());
          }

          @Override
          public void pull() {
            links.unplug("bench");
          }

          @Override
          public void put() {
            links.plug("bench");
          }
        });
  }

  /// Over a pseudo-terminal and the real serial port library.
  public static Bench overPort(Simulator simulator) throws IOException, LinkException {
    Path folder = Files.createTempDirectory("bench");
    Plug plug = new Port(simulator, folder);
    plug.put();
    return new Bench(Ticker.SYSTEM, new Links(), plug);
  }

  private static final class Port implements Plug {
    private final Simulator simulator;
    private final Path folder;
    private final ExecutorService server =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private SimulatorServer serving;

    Port(Simulator simulator, Path folder) {
      this.simulator = simulator;
      this.folder = folder;
    }

    @Override
    public LinkUri address() {
      return serving.address();
    }

    @Override
    public void pull() {
      serving.close();
    }

    @Override
    public void put() throws LinkException {
      CountDownLatch attached = new CountDownLatch(1);
      serving =
          SimulatorServer.start(
              new Announced(simulator, attached),
              "pty:" + folder.resolve("port"),
              OptionalInt.empty(),
              server);
      try {
        assertTrue(attached.await(DEADLINE.toSeconds(), TimeUnit.SECONDS), "nobody serves");
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() throws IOException {
      pull();
      server.shutdown();
      Files.deleteIfExists(folder);
    }
  }

  /// Says when its bytes have somewhere to go: what it says before is lost.
  private record Announced(Simulator simulator, CountDownLatch attached) implements Simulator {
    @Override
    public void attach(Consumer<byte[]> out) {
      simulator.attach(out);
      attached.countDown();
    }

    @Override
    public void receive(byte[] bytes) {
      simulator.receive(bytes);
    }
  }

  /// Where the device hangs, with options of its own.
  public LinkUri uri(Map<String, String> options) {
    return plug.address().withDefaults(options);
  }

  /// A context whose news go to [#events].
  public DeviceContext context(String name) {
    return new DeviceContext(name, opener, InstantSource.system(), ticker, line, events::add);
  }

  /// Pulls the plug.
  public void pull() {
    plug.pull();
  }

  /// Puts the plug back.
  public void put() throws LinkException {
    plug.put();
  }

  /// Waits until it is so.
  public void await(String what, BooleanSupplier so) {
    long start = System.nanoTime();
    while (!so.getAsBoolean() && System.nanoTime() - start < DEADLINE.toNanos()) {
      if (ticker instanceof VirtualTicker) {
        ticker.pause(Duration.ofMillis(100));
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
    assertTrue(so.getAsBoolean(), () -> "not within " + DEADLINE + ": " + what + "; " + events);
  }

  @Override
  public void close() throws IOException {
    line.shutdownNow();
    plug.close();
  }
}
