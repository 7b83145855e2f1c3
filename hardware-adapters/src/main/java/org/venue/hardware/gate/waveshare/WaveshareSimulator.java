package org.venue.hardware.gate.waveshare;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Consumer;
import org.venue.hardware.gate.GateSimulator;
import org.venue.hardware.gate.waveshare.WaveshareFrame.Pulse;
import org.venue.hardware.gate.waveshare.WaveshareFrame.ReadRelays;
import org.venue.hardware.gate.waveshare.WaveshareFrame.Refused;
import org.venue.hardware.gate.waveshare.WaveshareFrame.RelayStates;
import org.venue.hardware.link.Codec.Decoded;
import org.venue.hardware.link.Simulator;

/// One relay board of 8 relays or as many as are asked for. Knobs may be turned from any thread.
final class WaveshareSimulator implements Simulator, GateSimulator {
  /// Modbus exception code of an address the board does not have.
  private static final int ILLEGAL_ADDRESS = 2;

  private final WaveshareCodec codec = new WaveshareCodec();
  private final InstantSource clock;
  private final int address;
  private final int relays;
  private final Instant[] drawnUntil;
  private final byte[] buffer = new byte[64];
  private int length;
  private int passages;
  private boolean muted;
  private boolean refusing;
  private Consumer<byte[]> out = bytes -> {};
  private Runnable listener = () -> {};

  WaveshareSimulator(InstantSource clock, int address, int relays) {
    this.clock = clock;
    this.address = address;
    this.relays = relays;
    drawnUntil = new Instant[relays];
    Arrays.fill(drawnUntil, Instant.MIN);
  }

  @Override
  public synchronized void attach(Consumer<byte[]> out) {
    this.out = out;
    length = 0;
  }

  @Override
  public void receive(byte[] bytes) {
    boolean changed = false;
    synchronized (this) {
      int before = passages;
      for (byte b : bytes) {
        buffer[length++] = b;
        consume();
      }
      changed = passages != before;
    }
    if (changed) {
      listener.run();
    }
  }

  /// Takes whole frames off the buffer; no frame is longer than nine bytes, so it never fills.
  private void consume() {
    while (length > 0) {
      switch (codec.decode(buffer, length, null)) {
        case Decoded.NeedMore<WaveshareFrame> _ -> {
          return;
        }
        case Decoded.Noise<WaveshareFrame>(int skip, _) -> drop(skip);
        case Decoded.Whole<WaveshareFrame>(WaveshareFrame frame, int used) -> {
          drop(used);
          if (frame.address() == address) {
            obey(frame);
          }
        }
      }
    }
  }

  private void drop(int count) {
    System.arraycopy(buffer, count, buffer, 0, length - count);
    length -= count;
  }

  private void obey(WaveshareFrame frame) {
    switch (frame) {
      case Pulse pulse when refusing || pulse.relay() > relays ->
          answer(new Refused(address, WaveshareCodec.WRITE_COIL, ILLEGAL_ADDRESS));
      case Pulse pulse -> {
        drawnUntil[pulse.relay() - 1] = clock.instant().plusMillis(100L * pulse.units());
        passages++;
        answer(pulse);
      }
      case ReadRelays read when read.count() > relays ->
          answer(new Refused(address, WaveshareCodec.READ_COILS, ILLEGAL_ADDRESS));
      case ReadRelays read -> answer(states(read.count()));
      case RelayStates _, Refused _ -> {} // another board's answer on the same bus
    }
  }

  private RelayStates states(int count) {
    int bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= drawn(i) ? 1 << i : 0;
    }
    return new RelayStates(address, (count + 7) / 8, bits);
  }

  private boolean drawn(int index) {
    return clock.instant().isBefore(drawnUntil[index]);
  }

  private void answer(WaveshareFrame frame) {
    if (!muted) {
      out.accept(codec.encode(frame));
    }
  }

  @Override
  public synchronized int passages() {
    return passages;
  }

  @Override
  public synchronized boolean drawn() {
    for (int i = 0; i < relays; i++) {
      if (drawn(i)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized void mute(boolean muted) {
    this.muted = muted;
  }

  @Override
  public synchronized void refuse(boolean refusing) {
    this.refusing = refusing;
  }

  @Override
  public synchronized void onChange(Runnable listener) {
    this.listener = listener;
  }
}
