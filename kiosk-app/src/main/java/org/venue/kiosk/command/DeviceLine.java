package org.venue.kiosk.command;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.venue.hardware.Hardware;
import org.venue.hardware.device.Device;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceEvent;
import org.venue.hardware.link.Links;

/// One device on a line of its own, for as long as a command runs.
final class DeviceLine<D extends Device> implements AutoCloseable {
  /// News beyond this is dropped: a command prints what it can, it does not pile up.
  private static final int MOST_NEWS = 1000;

  private final BlockingQueue<DeviceEvent> news = new ArrayBlockingQueue<>(MOST_NEWS);
  private final ScheduledExecutorService line =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("line").daemon().unstarted(work));
  private final D device;

  /// Starts the driver.
  ///
  /// @param driver makes the driver out of the specification and the context
  /// @throws IllegalArgumentException when the specification is wrong
  DeviceLine(
      Hardware hardware, String kind, String spec, BiFunction<String, DeviceContext, D> driver) {
    var links = new Links();
    var context = new DeviceContext(kind, links, InstantSource.system(), line, news::offer);
    hardware.simulate(kind, spec, kind, links);
    device = driver.apply(spec, context);
  }

  D device() {
    return device;
  }

  /// The next news, or empty when none came in time.
  Optional<DeviceEvent> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(news.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  @Override
  public void close() {
    device.close();
    line.shutdown();
  }
}
