package org.venue.hardware.gate.waveshare;

import java.time.Duration;
import java.util.Optional;
import org.venue.hardware.device.Counters;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus;
import org.venue.hardware.device.Fault;
import org.venue.hardware.gate.Gate;
import org.venue.hardware.gate.waveshare.WaveshareFrame.Pulse;
import org.venue.hardware.gate.waveshare.WaveshareFrame.ReadRelays;
import org.venue.hardware.gate.waveshare.WaveshareFrame.Refused;
import org.venue.hardware.gate.waveshare.WaveshareFrame.RelayStates;
import org.venue.hardware.link.HalfDuplex;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Repeat;
import org.venue.hardware.link.Settings;

/// One gate on one relay.
final class WaveshareDriver implements Gate {
  /// Both ways take 20 ms on the wire at 9600 baud; the rest is for slow adapters.
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final String name;
  private final Pulse pulse;
  private final ReadRelays reading;
  private final HalfDuplex<WaveshareFrame> exchange;

  WaveshareDriver(DeviceContext context, LinkUri uri, Pulse pulse, int readable, boolean echo) {
    name = context.name();
    this.pulse = pulse;
    reading = new ReadRelays(pulse.address(), readable);
    exchange =
        new HalfDuplex<>(
            context,
            uri,
            new WaveshareCodec(),
            Settings.of(PATIENCE).withEcho(echo),
            Optional.of(new HalfDuplex.Probe<>(reading, WaveshareDriver::answers)),
            late -> {});
  }

  @Override
  public Passage open() throws DeviceException {
    Optional<WaveshareFrame> answer = exchange.tell(pulse, PATIENCE, WaveshareDriver::answers);
    if (answer.isPresent() && answer.get() instanceof Refused refused) {
      throw refusal(refused);
    }
    return answer.isPresent() ? Passage.ASKED : Passage.UNKNOWN;
  }

  @Override
  public boolean drawn() throws DeviceException {
    WaveshareFrame answer = exchange.ask(reading, Repeat.SAFE, WaveshareDriver::answers);
    return switch (answer) {
      case RelayStates states -> states.drawn(pulse.relay());
      case Refused refused -> throw refusal(refused);
      case Pulse _, ReadRelays _ -> throw new AssertionError("no answer to a reading: " + answer);
    };
  }

  private DeviceException refusal(Refused refused) {
    return new DeviceException(
        Fault.REFUSED,
        "The relay board of "
            + name
            + " refused function "
            + refused.function()
            + " with Modbus exception "
            + refused.code()
            + ".");
  }

  private static boolean answers(WaveshareFrame question, WaveshareFrame frame) {
    return switch (question) {
      case Pulse asked -> frame.equals(asked) || refuses(frame, asked, WaveshareCodec.WRITE_COIL);
      case ReadRelays asked ->
          frame instanceof RelayStates states
                  && states.address() == asked.address()
                  && states.bytes() == (asked.count() + 7) / 8
              || refuses(frame, asked, WaveshareCodec.READ_COILS);
      case RelayStates _, Refused _ -> false;
    };
  }

  private static boolean refuses(WaveshareFrame frame, WaveshareFrame asked, int function) {
    return frame instanceof Refused refused
        && refused.address() == asked.address()
        && refused.function() == function;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DeviceStatus status() {
    return exchange.status();
  }

  @Override
  public Counters counters() {
    return exchange.counters();
  }

  @Override
  public void close() {
    exchange.close();
  }
}
