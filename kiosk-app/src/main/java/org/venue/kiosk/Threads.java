package org.venue.kiosk;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.venue.hardware.link.Ticker;

/// Who does a terminal's work, and what waiting means to them. The product has a thread for each
/// kind of work; a simulation does all of it on one, by a clock of its own. The terminal shuts down
/// what it was given.
public interface Threads {

  /// Does one thing at a time, for the line, loop or watch of this name; each call gives another.
  ScheduledExecutorService scheduled(String name);

  /// Does one transaction at a time.
  ExecutorService store();

  /// Carries out effects, which wait for the store and for devices.
  ExecutorService effects();

  /// Does what may be done before its turn, beside everything else, or leaves it to its turn.
  ExecutorService ahead();

  /// The monotonic clock by which devices wait; the links of the terminal wait by the same.
  Ticker ticker();

  /// Platform threads with names, as native code pins virtual ones; virtual threads for effects.
  Threads REAL =
      new Threads() {
        @Override
        public ScheduledExecutorService scheduled(String name) {
          return Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name(name).factory());
        }

        @Override
        public ExecutorService store() {
          return Executors.newSingleThreadExecutor(Thread.ofPlatform().name("store").factory());
        }

        @Override
        public ExecutorService effects() {
          return Executors.newVirtualThreadPerTaskExecutor();
        }

        @Override
        public ExecutorService ahead() {
          return Executors.newVirtualThreadPerTaskExecutor();
        }

        @Override
        public Ticker ticker() {
          return Ticker.SYSTEM;
        }
      };
}
