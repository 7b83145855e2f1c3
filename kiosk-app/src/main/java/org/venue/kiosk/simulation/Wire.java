package org.venue.kiosk.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.venue.hardware.link.Mishap;
import org.venue.hardware.link.Simulator;

/// The wire between a terminal and one simulated device: answers take their time, and now and then
/// something is lost, late, doubled or garbled, in bursts as on real lines. Its ends are points at
/// which the power may fail.
final class Wire implements Simulator {
  private static final Duration FASTEST = Duration.ofMillis(4);
  private static final Duration SLOWEST = Duration.ofMillis(25);
  private static final List<Mishap> MISHAPS =
      List.of(
          new Mishap.Deaf(),
          new Mishap.Silence(),
          new Mishap.Late(Duration.ofMillis(600)),
          new Mishap.Garbage(5),
          new Mishap.Duplicate());

  private final Simulator device;
  private final SimulatedTime time;
  private final Random random;
  private final Runnable point;
  private final BooleanSupplier dead;
  private Consumer<byte[]> out = _ -> {};
  private int troubled;
  private long arrives;

  /// @param point called before and after bytes reach the device
  /// @param dead whether nobody speaks any more, whatever still unwinds
  Wire(Simulator device, SimulatedTime time, Random random, Runnable point, BooleanSupplier dead) {
    this.device = device;
    this.time = time;
    this.random = random;
    this.point = point;
    this.dead = dead;
    device.attach(bytes -> answer(bytes, delay()));
  }

  /// The next so many questions have a bad time.
  void trouble(int questions) {
    troubled = questions;
  }

  private Duration delay() {
    long spread = SLOWEST.minus(FASTEST).toNanos();
    return FASTEST.plusNanos(random.nextLong(spread));
  }

  @Override
  public void attach(Consumer<byte[]> out) {
    this.out = out;
    device.attach(bytes -> answer(bytes, delay()));
  }

  @Override
  public void receive(byte[] bytes) {
    if (dead.getAsBoolean()) {
      return;
    }
    point.run();
    if (troubled > 0) {
      troubled--;
      if (random.nextInt(3) == 0) {
        suffer(MISHAPS.get(random.nextInt(MISHAPS.size())), bytes);
        point.run();
        return;
      }
    }
    device.receive(bytes);
    point.run();
  }

  private void suffer(Mishap mishap, byte[] bytes) {
    Consumer<byte[]> usual = answer -> answer(answer, delay());
    switch (mishap) {
      case Mishap.Deaf _ -> {
        return;
      }
      case Mishap.Silence _ -> device.attach(_ -> {});
      case Mishap.Late late -> device.attach(answer -> answer(answer, late.by()));
      case Mishap.Garbage garbage -> {
        byte[] junk = new byte[garbage.count()];
        random.nextBytes(junk);
        answer(junk, Duration.ZERO);
      }
      case Mishap.Duplicate _ ->
          device.attach(answer -> {
            usual.accept(answer);
            usual.accept(answer);
          });
      case Mishap.Echo _, Mishap.Split _, Mishap.Push _, Mishap.Unplug _ -> {}
    }
    device.receive(bytes);
    device.attach(usual);
  }

  /// Bytes never overtake each other.
  private void answer(byte[] bytes, Duration after) {
    Consumer<byte[]> to = out;
    arrives = Math.max(arrives, time.nanos() + after.toNanos());
    time.later(Duration.ofNanos(arrives - time.nanos()), () -> to.accept(bytes));
  }
}
