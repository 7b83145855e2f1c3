package org.venue.hardware.locker.lockboard8a;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.locker.LockerBoard;
import org.venue.hardware.locker.LockerLine;
import org.venue.hardware.locker.LockerSettings;
import org.venue.hardware.locker.LockerSimulator;

/// The "8A / 80" lock board, one or several on a line: `lockboard8a
/// serial:/dev/lockers?boards=1,2&doors=24`. Own options beside [LockerSettings]:
/// `order=highest-first|lowest-first` of the status bytes, and `push=true` for a simulator that
/// reports doors unasked.
public final class LockBoard8A {
  private static final LockerSettings.Limits LIMITS =
      new LockerSettings.Limits(1, LockBoard8AFrame.LAST_BOARD, LockBoard8AFrame.LAST_CHANNEL, 24);

  /// The board answers after about 200 ms; field software waits 300.
  private static final Duration REPLY = Duration.ofMillis(300);

  /// What the catalogue lists.
  public static final Model<LockerBoard> MODEL =
      new Model<>(
          "lockboard8a",
          LockerBoard.class,
          Map.of("baud", "9600"),
          options(),
          LockBoard8A::driver,
          LockBoard8A::simulator);

  private LockBoard8A() {}

  private static Set<String> options() {
    Set<String> options = new TreeSet<>(LockerSettings.OPTIONS);
    options.addAll(Set.of("order", "push"));
    return options;
  }

  /// The line behind a link.
  private static LockerBoard driver(LinkUri uri, DeviceContext context) {
    LockerSettings settings = LockerSettings.of(uri, LIMITS);
    return new LockerLine<>(
        context,
        uri,
        settings,
        REPLY,
        new LockBoard8ACodec(settings.doors()),
        new LockBoard8ADriver(settings.polarity(), order(uri)));
  }

  /// The boards' side of the line.
  private static LockerSimulator simulator(LinkUri uri) {
    return new LockBoard8ASimulator(
        LockerSettings.of(uri, LIMITS),
        order(uri),
        uri.option("push", false),
        uri.option("seed", 0));
  }

  private static GroupOrder order(LinkUri uri) {
    return uri.option("order", GroupOrder.HIGHEST_FIRST);
  }
}
