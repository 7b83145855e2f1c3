package org.venue.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.link.HalfDuplex;
import org.venue.hardware.link.LinkException;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Links;
import org.venue.hardware.link.Repeat;
import org.venue.hardware.link.Settings;
import org.venue.hardware.link.SimulatorServer;

/// What our link costs: 16 bytes there and 16 back over a pseudo-terminal, asked the way drivers
/// ask and, in turns, with the bare serial library. Each has a device of its own that echoes.
public final class SerialBench implements Benchmark {
  private static final int BAUD = 9600;
  private static final double AIM = 1.02;
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String YARDSTICK = "bare jSerialComm";

  private final Size size;

  /// How often each is asked.
  ///
  /// @param paced at 9600 baud, where a question and its answer take 33 ms
  /// @param unpaced as fast as it goes
  /// @param warmUp before either, not counted
  public record Size(int paced, int unpaced, int warmUp) {
    /// Some 20 seconds.
    public static final Size USUAL = new Size(200, 2000, 500);
  }

  /// A bench of this size.
  public SerialBench(Size size) {
    this.size = size;
  }

  @Override
  public String name() {
    return "serial";
  }

  @Override
  public String about() {
    return "16 bytes there and back over a pseudo-terminal, through our link";
  }

  @Override
  public List<Measure> run(Path folder) throws IOException, LinkException, DeviceException {
    // The fast one first: it also warms up the slow one.
    Pair unpaced = ask(folder, OptionalInt.empty(), size.unpaced());
    Pair paced = ask(folder, OptionalInt.of(BAUD), size.paced());
    return List.of(
        paced.measure(BAUD + " baud p50", 50, OptionalDouble.of(AIM)),
        paced.measure(BAUD + " baud p99", 99, OptionalDouble.empty()),
        unpaced.measure("unpaced p50", 50, OptionalDouble.empty()),
        unpaced.measure("unpaced p99", 99, OptionalDouble.empty()));
  }

  private record Pair(Timings ours, Timings bare) {
    Measure measure(String what, int percent, OptionalDouble aim) {
      return new Measure(what, ours.percentile(percent), YARDSTICK, bare.percentile(percent), aim);
    }
  }

  private Pair ask(Path folder, OptionalInt baud, int times)
      throws IOException, LinkException, DeviceException {
    Pair pair = new Pair(new Timings(), new Timings());
    ScheduledExecutorService line =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("line").factory());
    try (ExecutorService devices =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
        SimulatorServer ours = serve(folder.resolve("ours"), baud, devices);
        SimulatorServer bare = serve(folder.resolve("bare-port"), baud, devices);
        HalfDuplex<Sixteen> exchange = exchange(ours.address(), line);
        BarePort port = new BarePort(bare.address().address())) {
      int warmUp = baud.isPresent() ? 1 : size.warmUp();
      for (int i = 0; i < warmUp + times; i++) {
        Sixteen question = new Sixteen(i, ~i);
        long start = System.nanoTime();
        exchange.ask(question, Repeat.ONCE, Sixteen::equals);
        long between = System.nanoTime();
        port.ask(question);
        long end = System.nanoTime();
        if (i >= warmUp) {
          pair.ours().add(Duration.ofNanos(between - start));
          pair.bare().add(Duration.ofNanos(end - between));
        }
      }
    } finally {
      line.shutdown();
    }
    return pair;
  }

  private static SimulatorServer serve(Path at, OptionalInt baud, ExecutorService devices)
      throws LinkException {
    return SimulatorServer.start(new Sixteen.Echo(), "pty:" + at, baud, devices);
  }

  private static HalfDuplex<Sixteen> exchange(LinkUri address, ScheduledExecutorService line) {
    var context = new DeviceContext("bench", new Links(), InstantSource.system(), line, _ -> {});
    return new HalfDuplex<>(context, address, new Sixteen.Bytes(), Settings.of(PATIENCE), _ -> {});
  }
}
