package org.venue.hardware.gate.waveshare;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.Model;
import org.venue.hardware.gate.Gate;
import org.venue.hardware.gate.GateSimulator;
import org.venue.hardware.gate.waveshare.WaveshareFrame.Pulse;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Simulator;

/// A gate behind one relay of a Waveshare Modbus RTU relay board. Options: `relay` (from 1),
/// `pulse` (a multiple of 100 ms, 300 to 500 ms for turnstiles), `address` of the board, and `echo`
/// for an adapter that hears itself.
public final class Waveshare {

  /// The catalogue's entry.
  public static final Model<Gate> MODEL =
      new Model<>(
          "waveshare",
          Gate.class,
          Map.of("baud", "9600", "address", "1", "relay", "1", "pulse", "500ms"),
          Set.of("echo"),
          (uri, context) -> driver(uri, context),
          uri -> simulator(uri, InstantSource.system()));

  /// One time unit of the board.
  private static final Duration UNIT = Duration.ofMillis(100);

  private Waveshare() {}

  /// A board whose relays fall off by the given clock; it is a [GateSimulator] too.
  public static Simulator simulator(LinkUri uri, InstantSource clock) {
    Pulse pulse = pulse(uri);
    return new WaveshareSimulator(clock, pulse.address(), readable(pulse.relay()));
  }

  private static Gate driver(LinkUri uri, DeviceContext context) {
    Pulse pulse = pulse(uri);
    return new WaveshareDriver(
        context, uri, pulse, readable(pulse.relay()), uri.option("echo", false));
  }

  private static Pulse pulse(LinkUri uri) {
    Duration time = uri.option("pulse", Duration.ofMillis(500));
    long units = time.dividedBy(UNIT);
    if (!UNIT.multipliedBy(units).equals(time) || units < 1 || units > Pulse.MAX_UNITS) {
      throw new IllegalArgumentException(
          "The link '" + uri + "' has a pulse that is no multiple of 100ms up to 3276700ms.");
    }
    return new Pulse(
        uri.option("address", 1, 1, 247),
        uri.option("relay", 1, 1, WaveshareFrame.RELAYS),
        (int) units);
  }

  /// Boards have relays by the eight; that many are read.
  private static int readable(int relay) {
    return (relay + 7) / 8 * 8;
  }
}
