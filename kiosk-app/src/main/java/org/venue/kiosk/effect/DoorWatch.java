package org.venue.kiosk.effect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.locker.Door;
import org.venue.hardware.locker.DoorState;
import org.venue.hardware.locker.LockerBoard;
import org.venue.hardware.locker.Opening;
import org.venue.kiosk.visit.DoorId;

/// Owns the background truth of one locker line: it looks, remembers what it saw, and tells what
/// changed. No journey waits for a door; the watch does.
public final class DoorWatch {

  /// How patient a watch is.
  ///
  /// @param shutGap the least time between the two readings that prove a door shut
  /// @param ajar how long a door may stand open before it is told
  /// @param shutWithin how long a visitor has to shut a locker that is given back
  /// @param idle between two looks when nothing is going on; the baseline is never older
  /// @param busy between two looks while a door stands open
  public record Pace(
      Duration shutGap, Duration ajar, Duration shutWithin, Duration idle, Duration busy) {
    public static final Pace USUAL =
        new Pace(
            Duration.ofMillis(300),
            Duration.ofSeconds(60),
            Duration.ofMinutes(3),
            Duration.ofMillis(800),
            Duration.ofMillis(300));
  }

  /// Who is told.
  interface Listener {
    /// @param asked whether this terminal had asked the door to open
    void moved(DoorId door, boolean open, boolean asked);

    /// It has been standing open for the pace's `ajar`.
    void ajar(DoorId door);

    /// A door waited for was seen open and then shut, twice.
    void shut(DoorId door);

    /// A door waited for was not shut in time.
    void leftOpen(DoorId door);
  }

  /// What is known of one door.
  private static final class Seen {
    private DoorState state = DoorState.UNKNOWN;
    private boolean asked;
    private int unasked;
    private Instant openSince;
    private boolean ajarTold;
    private Instant awaitedUntil;
    private boolean openSeen;
    private Instant firstShut;
    private Instant shutSince;
    private int pulsing;
    private int pulsed;
  }

  private final String line;
  private final LockerBoard board;
  private final Pace pace;
  private final InstantSource clock;
  private final Listener listener;
  private final Map<Door, Seen> doors = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  /// Pulses so far: a reading that is older than a door's last one says nothing about it.
  private int pulses;

  DoorWatch(String line, LockerBoard board, Pace pace, InstantSource clock, Listener listener) {
    this.line = line;
    this.board = board;
    this.pace = pace;
    this.clock = clock;
    this.listener = listener;
    board.doors().forEach(door -> doors.put(door, new Seen()));
  }

  /// Whether the line answers.
  public boolean ready() {
    return board.status().ready();
  }

  /// Whether this door hangs on the line.
  boolean knows(DoorId door) {
    return door.locker().equals(line) && doors.containsKey(Lockers.channel(door));
  }

  /// Asks the board for one door now; UNKNOWN when it does not answer.
  DoorState ask(DoorId door) {
    try {
      return board.state(Lockers.channel(door));
    } catch (DeviceException _) {
      return DoorState.UNKNOWN;
    }
  }

  /// Whether the door is shut as far as two readings can prove it: the watch has been seeing it
  /// shut for its pace's `shutGap` at least, and the board says so once more now.
  DoorState seenShutTwice(DoorId door) {
    DoorState now = ask(door);
    if (now != DoorState.CLOSED) {
      return now;
    }
    Seen seen = seen(door);
    Instant at = clock.instant();
    boolean twice =
        lockedAny(() ->
            seen.pulsing == 0
                && seen.shutSince != null
                && !at.isBefore(seen.shutSince.plus(pace.shutGap())));
    return twice ? DoorState.CLOSED : DoorState.UNKNOWN;
  }

  /// Gives the door its pulse. It is expected to open from now until it is seen shut.
  ///
  /// @throws DeviceException when the pulse was certainly not sent
  Opening open(DoorId door) throws DeviceException {
    Seen seen = seen(door);
    boolean[] askedBefore = new boolean[1];
    locked(() -> {
      askedBefore[0] = seen.asked;
      seen.asked = true;
      seen.openSeen = false;
      seen.shutSince = null;
      seen.pulsing++;
    });
    try {
      Opening opening = board.open(Lockers.channel(door));
      if (opening == Opening.OPENED) {
        locked(() -> stoodOpen(seen));
      }
      return opening;
    } catch (DeviceException e) {
      locked(() -> seen.asked = askedBefore[0]);
      throw e;
    } finally {
      locked(() -> {
        seen.pulsing--;
        seen.pulsed = ++pulses;
      });
    }
  }

  private void stoodOpen(Seen seen) {
    seen.state = DoorState.OPEN;
    seen.openSince = clock.instant();
    seen.ajarTold = false;
    seen.openSeen = true;
    seen.firstShut = null;
    seen.unasked = 0;
  }

  /// Waits, without anybody waiting, until the door was seen open since its last pulse and then
  /// shut twice.
  void awaitShut(DoorId door) {
    Seen seen = seen(door);
    locked(() -> {
      seen.awaitedUntil = clock.instant().plus(pace.shutWithin());
      seen.firstShut = null;
    });
  }

  /// Looks once, tells what changed, and says when to look again.
  public Duration look() {
    Map<Door, DoorState> now;
    int[] before = new int[1];
    locked(() -> before[0] = pulses);
    try {
      now = board.states();
    } catch (DeviceException _) {
      now = Map.of();
    }
    List<Runnable> news = new ArrayList<>();
    Instant at = clock.instant();
    Map<Door, DoorState> states = now;
    boolean busy =
        lockedAny(() -> {
          boolean any = false;
          for (Map.Entry<Door, Seen> entry : doors.entrySet()) {
            Seen seen = entry.getValue();
            if (seen.pulsing > 0 || seen.pulsed > before[0]) {
              any = true;
              continue;
            }
            DoorState state = states.getOrDefault(entry.getKey(), DoorState.UNKNOWN);
            any |= compare(entry.getKey(), seen, state, at, news);
          }
          return any;
        });
    news.forEach(Runnable::run);
    return busy ? pace.busy() : pace.idle();
  }

  /// @return whether this door is worth looking at again soon
  private boolean compare(Door door, Seen seen, DoorState state, Instant at, List<Runnable> news) {
    DoorId id = new DoorId(line, door.board(), door.channel());
    if (state != DoorState.CLOSED) {
      seen.shutSince = null;
    } else if (seen.shutSince == null) {
      seen.shutSince = at;
    }
    switch (state) {
      case OPEN -> standsOpen(id, seen, at, news);
      case CLOSED -> isShut(id, seen, at, news);
      case UNKNOWN -> {}
    }
    if (seen.awaitedUntil != null && at.isAfter(seen.awaitedUntil)) {
      seen.awaitedUntil = null;
      news.add(() -> listener.leftOpen(id));
    }
    return seen.state == DoorState.OPEN || seen.awaitedUntil != null || seen.unasked > 0;
  }

  private void standsOpen(DoorId id, Seen seen, Instant at, List<Runnable> news) {
    seen.firstShut = null;
    seen.openSeen = true;
    if (seen.state == DoorState.CLOSED) {
      // One reading is no verdict: an opening nobody asked for is looked at twice.
      seen.unasked = seen.asked ? 2 : seen.unasked + 1;
      if (seen.unasked < 2) {
        return;
      }
      boolean asked = seen.asked;
      news.add(() -> listener.moved(id, true, asked));
      seen.openSince = at;
      seen.ajarTold = false;
    }
    seen.unasked = 0;
    seen.state = DoorState.OPEN;
    if (seen.openSince == null) {
      seen.openSince = at;
    }
    if (!seen.ajarTold && !at.isBefore(seen.openSince.plus(pace.ajar()))) {
      seen.ajarTold = true;
      news.add(() -> listener.ajar(id));
    }
  }

  private void isShut(DoorId id, Seen seen, Instant at, List<Runnable> news) {
    seen.unasked = 0;
    if (seen.state == DoorState.OPEN) {
      news.add(() -> listener.moved(id, false, seen.asked));
      seen.asked = false;
      seen.openSince = null;
    }
    seen.state = DoorState.CLOSED;
    if (seen.awaitedUntil == null || !seen.openSeen) {
      return;
    }
    if (seen.firstShut == null) {
      seen.firstShut = at;
    } else if (!at.isBefore(seen.firstShut.plus(pace.shutGap()))) {
      seen.awaitedUntil = null;
      news.add(() -> listener.shut(id));
    }
  }

  private Seen seen(DoorId door) {
    Seen seen = doors.get(Lockers.channel(door));
    if (seen == null) {
      throw new IllegalArgumentException("No door " + door + " on line " + line);
    }
    return seen;
  }

  private void locked(Runnable change) {
    lockedAny(() -> {
      change.run();
      return false;
    });
  }

  private boolean lockedAny(BooleanSupplier change) {
    lock.lock();
    try {
      return change.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }
}
