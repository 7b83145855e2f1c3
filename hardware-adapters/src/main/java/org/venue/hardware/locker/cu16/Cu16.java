package org.venue.hardware.locker.cu16;

import java.time.Duration;
import java.util.Map;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.locker.LockerBoard;
import org.venue.hardware.locker.LockerLine;
import org.venue.hardware.locker.LockerSettings;
import org.venue.hardware.locker.LockerSimulator;

/// The KERONG CU16, one or several on a line: `cu16 serial:/dev/lockers?boards=0,1`. Addresses
/// count from 0. It has the options of [LockerSettings].
public final class Cu16 {
  private static final LockerSettings.Limits LIMITS =
      new LockerSettings.Limits(0, Cu16Frame.LAST_BOARD, Cu16Frame.LAST_LOCK, Cu16Frame.LAST_LOCK);

  /// No source states it; as for other boards of this speed.
  private static final Duration REPLY = Duration.ofMillis(300);

  /// What the catalogue lists.
  public static final Model<LockerBoard> MODEL =
      new Model<>(
          "cu16",
          LockerBoard.class,
          Map.of("baud", "19200"),
          LockerSettings.OPTIONS,
          Cu16::driver,
          Cu16::simulator);

  private Cu16() {}

  private static LockerBoard driver(LinkUri uri, DeviceContext context) {
    LockerSettings settings = LockerSettings.of(uri, LIMITS);
    return new LockerLine<>(
        context, uri, settings, REPLY, new Cu16Codec(), new Cu16Driver(settings.polarity()));
  }

  /// The boards' side of the line.
  private static LockerSimulator simulator(LinkUri uri) {
    return new Cu16Simulator(LockerSettings.of(uri, LIMITS), uri.option("seed", 0));
  }
}
