package org.venue.hardware.locker;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.venue.hardware.link.Codec;

/// What the simulated boards of every model have in common: doors, locks, knobs, and the cutting of
/// bytes into frames. A model says in [#hear] what it answers.
///
/// @param <F> the model's frames
public abstract class SimulatedBoards<F> implements LockerSimulator {
  private static final int CAPACITY = 64; // several times the longest request

  private final Codec<F> codec;
  private final LockerSettings settings;
  private final SortedSet<Door> doors;
  private final Set<Door> open = new HashSet<>();
  private final Set<Door> jammed = new HashSet<>();
  private final Map<Door, Integer> pulses = new TreeMap<>();
  private final List<Consumer<Door>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Door>> feelers = new CopyOnWriteArrayList<>();
  private final byte[] heard = new byte[CAPACITY];
  private int length;
  private boolean mute;
  private boolean powered = true;
  private Consumer<byte[]> out = bytes -> {};

  /// All doors shut, powered, talking.
  protected SimulatedBoards(Codec<F> codec, LockerSettings settings) {
    this.codec = codec;
    this.settings = settings;
    this.doors = settings.allDoors();
  }

  /// A frame from the host; called under the simulator's lock.
  protected abstract void hear(F frame);

  /// A door opened or shut; a model with push reports says so. Called under the simulator's lock.
  protected void moved(Door door) {}

  /// Whether a board with this address is on the line.
  protected final boolean has(int board) {
    return settings.boards().contains(board);
  }

  /// The feedback contact; without a door on the channel it is not made.
  protected final boolean contact(Door door) {
    return doors.contains(door) && settings.polarity().contact(open.contains(door));
  }

  /// One unlock pulse to whatever hangs on the channel.
  protected final void pulse(Door door) {
    if (!doors.contains(door)) {
      return;
    }
    pulses.merge(door, 1, Integer::sum);
    feelers.forEach(feeler -> feeler.accept(door));
    if (!jammed.contains(door) && open.add(door)) {
      changed(door);
    }
  }

  /// Speaks, unless mute or without power.
  protected final void say(F frame) {
    say(codec.encode(frame));
  }

  /// Speaks bytes that need not be a frame.
  protected final void say(byte[] bytes) {
    if (powered && !mute) {
      out.accept(bytes);
    }
  }

  @Override
  public final synchronized void attach(Consumer<byte[]> out) {
    this.out = out;
    length = 0;
  }

  @Override
  public final synchronized void receive(byte[] bytes) {
    if (!powered) {
      return;
    }
    for (byte next : bytes) {
      heard[length++] = next;
      listen();
    }
  }

  private void listen() {
    while (length > 0) {
      switch (codec.decode(heard, length, null)) {
        case Codec.Decoded.Whole<F> whole -> {
          drop(whole.length());
          hear(whole.frame());
        }
        case Codec.Decoded.Noise<F> noise -> drop(noise.skip());
        case Codec.Decoded.NeedMore<F> _ -> {
          if (length < CAPACITY) {
            return;
          }
          drop(1);
        }
      }
    }
  }

  private void drop(int count) {
    length -= count;
    System.arraycopy(heard, count, heard, 0, length);
  }

  @Override
  public final SortedSet<Door> doors() {
    return doors;
  }

  @Override
  public final synchronized boolean isOpen(Door door) {
    return open.contains(door);
  }

  @Override
  public final synchronized int pulses(Door door) {
    return pulses.getOrDefault(door, 0);
  }

  @Override
  public final synchronized void shut(Door door) {
    if (open.remove(door)) {
      changed(door);
    }
  }

  @Override
  public final synchronized void openByHand(Door door) {
    if (doors.contains(door) && open.add(door)) {
      changed(door);
    }
  }

  @Override
  public final void onPulse(Consumer<Door> listener) {
    feelers.add(listener);
  }

  private void changed(Door door) {
    moved(door);
    tell(door);
  }

  private void tell(Door door) {
    listeners.forEach(listener -> listener.accept(door));
  }

  @Override
  public final synchronized void jam(Door door, boolean jam) {
    if (doors.contains(door) && (jam ? jammed.add(door) : jammed.remove(door))) {
      tell(door);
    }
  }

  @Override
  public final synchronized boolean isJammed(Door door) {
    return jammed.contains(door);
  }

  @Override
  public final synchronized void mute(boolean mute) {
    this.mute = mute;
  }

  @Override
  public final synchronized void power(boolean on) {
    powered = on;
    length = 0;
  }

  @Override
  public final void onChange(Consumer<Door> listener) {
    listeners.add(listener);
  }
}
