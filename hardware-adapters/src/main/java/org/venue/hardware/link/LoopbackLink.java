package org.venue.hardware.link;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A link inside the process, joined to a [Simulator]. The simulator answers during [#write]; what
/// it says by itself may come from any thread. Waiting is the ticker's matter, so a simulation with
/// its own clock never blocks here.
public final class LoopbackLink implements Link {
  /// Far more than any frame; a simulator that says more before it is read loses the rest, as a
  /// port's buffer would.
  private static final int CAPACITY = 8192;

  private final String name;
  private final Simulator simulator;
  private final Ticker ticker;
  private final byte[] waiting = new byte[CAPACITY];
  private int length;
  private volatile boolean plugged = true;
  private volatile Thread reader;
  private volatile Runnable wake = () -> {};

  /// Joins the simulator in real time.
  public LoopbackLink(Simulator simulator) {
    this("the simulator", simulator, Ticker.SYSTEM);
  }

  /// Joins the simulator with the given notion of waiting.
  ///
  /// @param name how messages call the other side
  public LoopbackLink(String name, Simulator simulator, Ticker ticker) {
    this.name = name;
    this.simulator = simulator;
    this.ticker = ticker;
    simulator.attach(this::arrive);
  }

  private void arrive(byte[] bytes) {
    synchronized (waiting) {
      if (!plugged) {
        return;
      }
      int taken = Math.min(bytes.length, CAPACITY - length);
      System.arraycopy(bytes, 0, waiting, length, taken);
      length += taken;
    }
    LockSupport.unpark(reader);
    wake.run();
  }

  @Override
  public int read(byte[] into, Duration patience) throws LinkException {
    reader = Thread.currentThread();
    long deadline = ticker.nanos() + patience.toNanos();
    while (true) {
      checkPlugged();
      int taken = take(into);
      long left = deadline - ticker.nanos();
      if (taken > 0 || left <= 0) {
        return taken;
      }
      ticker.pause(Duration.ofNanos(left));
    }
  }

  private int take(byte[] into) {
    synchronized (waiting) {
      int taken = Math.min(into.length, length);
      System.arraycopy(waiting, 0, into, 0, taken);
      System.arraycopy(waiting, taken, waiting, 0, length - taken);
      length -= taken;
      return taken;
    }
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    checkPlugged();
    simulator.receive(bytes.clone());
  }

  private void checkPlugged() throws LinkException {
    if (!plugged) {
      throw new LinkException(name + " is unplugged.");
    }
  }

  @Override
  public boolean onArrival(Runnable wake) {
    this.wake = wake;
    return true;
  }

  /// Whether it is neither closed nor unplugged.
  boolean isOpen() {
    return plugged;
  }

  /// Pulls the plug: every later read and write throws, bytes on the way are lost.
  public void unplug() {
    synchronized (waiting) {
      plugged = false;
      length = 0;
    }
    LockSupport.unpark(reader);
    wake.run();
  }

  @Override
  public void close() {
    wake = () -> {};
    synchronized (waiting) {
      plugged = false;
      length = 0;
    }
  }
}
