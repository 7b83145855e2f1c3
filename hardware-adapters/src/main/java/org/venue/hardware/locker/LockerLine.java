package org.venue.hardware.locker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import org.venue.hardware.device.Counters;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus;
import org.venue.hardware.device.Fault;
import org.venue.hardware.link.Codec;
import org.venue.hardware.link.HalfDuplex;
import org.venue.hardware.link.LinkUri;
import org.venue.hardware.link.Repeat;
import org.venue.hardware.link.Settings;

/// The boards of one line, whatever their model: what is asked when, what is believed, and when to
/// give up.
///
/// - An unlock is sent once, and nothing is asked before it.
/// - Only the sensor says whether a door is open; an unlock reply is not looked into.
/// - After silence or noise the line is drained to quiet, and then two readings must agree.
///
/// @param <F> the model's frames
public final class LockerLine<F> implements LockerBoard {
  /// Between two looks at a door that has not opened yet; a pulse lasts 300 to 550 ms.
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final DeviceContext context;
  private final LockerSettings settings;
  private final Duration unlockPatience;
  private final BoardDriver<F> driver;
  private final SortedSet<Door> doors;
  private final HalfDuplex<F> exchange;

  /// Something may still be on its way, so one reading proves nothing. The line's thread alone uses
  /// it.
  private boolean doubt;

  /// Starts the line; a missing board or port does not stop it.
  ///
  /// @param reply how long a board takes to answer at most
  public LockerLine(
      DeviceContext context,
      LinkUri uri,
      LockerSettings settings,
      Duration reply,
      Codec<F> codec,
      BoardDriver<F> driver) {
    this.context = context;
    this.settings = settings;
    this.unlockPatience = reply;
    this.driver = driver;
    this.doors = settings.allDoors();
    this.exchange =
        new HalfDuplex<>(
            context,
            uri,
            codec,
            // One try: asking again after silence takes two readings that agree, see #reading.
            Settings.of(reply).withTries(1).withEcho(settings.echo()),
            Optional.of(
                new HalfDuplex.Probe<>(
                    driver.queryAll(settings.boards().getFirst()), driver::answers)),
            this::hear);
  }

  @Override
  public String name() {
    return context.name();
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
  public SortedSet<Door> doors() {
    return doors;
  }

  @Override
  public SortedMap<Door, DoorState> states() throws DeviceException {
    SortedMap<Door, DoorState> states = new TreeMap<>();
    doors.forEach(door -> states.put(door, DoorState.UNKNOWN));
    DeviceException silence = null;
    boolean heard = false;
    for (int board : settings.boards()) {
      try {
        reading(driver.queryAll(board)).forEach(states::replace);
        heard = true;
      } catch (DeviceException e) {
        silence = e;
      }
    }
    if (!heard) {
      throw silence;
    }
    return states;
  }

  @Override
  public DoorState state(Door door) throws DeviceException {
    check(door);
    return reading(driver.query(door)).getOrDefault(door, DoorState.UNKNOWN);
  }

  @Override
  public Opening open(Door door) throws DeviceException {
    check(door);
    long giveUp = onLine(() -> pulse(driver.unlock(door)));
    while (true) {
      DoorState state = look(door);
      if (state == DoorState.OPEN) {
        return Opening.OPENED;
      }
      if (context.ticker().nanos() - giveUp >= 0) {
        return state == DoorState.CLOSED ? Opening.STAYED_CLOSED : Opening.UNKNOWN;
      }
      pause();
    }
  }

  /// Sends the pulse and says, on the ticker, until when its door is watched.
  private long pulse(F unlock) throws DeviceException {
    long giveUp = context.ticker().nanos() + settings.patience().toNanos();
    if (exchange.tell(unlock, unlockPatience, driver::answers).isEmpty()) {
      doubt = true;
    }
    return giveUp;
  }

  private DoorState look(Door door) {
    try {
      return state(door);
    } catch (DeviceException e) {
      return DoorState.UNKNOWN; // the pulse was sent: what the door did is a value from here on
    }
  }

  /// Leaves the line to others.
  private void pause() {
    long until = context.ticker().nanos() + BETWEEN_LOOKS.toNanos();
    for (long left = BETWEEN_LOOKS.toNanos(); left > 0; left = until - context.ticker().nanos()) {
      context.ticker().pause(Duration.ofNanos(left));
    }
  }

  /// One answer, or after silence two of which only what they agree on counts.
  private Map<Door, DoorState> reading(F query) throws DeviceException {
    return onLine(() -> doubt ? agreedReading(query) : singleReading(query));
  }

  private Map<Door, DoorState> singleReading(F query) throws DeviceException {
    try {
      return ask(query);
    } catch (DeviceException e) {
      if (e.fault() == Fault.NOT_CONNECTED) {
        throw e;
      }
      doubt = true;
      return agreedReading(query);
    }
  }

  private Map<Door, DoorState> agreedReading(F query) throws DeviceException {
    Map<Door, DoorState> agreed = new HashMap<>(ask(query));
    Map<Door, DoorState> second = ask(query);
    agreed.replaceAll((door, state) -> state == second.get(door) ? state : DoorState.UNKNOWN);
    doubt = false;
    return agreed;
  }

  private Map<Door, DoorState> ask(F query) throws DeviceException {
    return driver.read(exchange.ask(query, Repeat.SAFE, driver::answers));
  }

  private <T> T onLine(DeviceContext.Work<T, DeviceException> work) throws DeviceException {
    try {
      return context.onLine(work);
    } catch (RejectedExecutionException e) {
      throw new DeviceException(Fault.NOT_CONNECTED, name() + ": the line is closed.", e);
    }
  }

  private void hear(F news) {
    driver
        .moved(news)
        .filter(doors::contains)
        .ifPresent(door -> context.events().accept(new DoorMoved(name(), door)));
  }

  private void check(Door door) throws DeviceException {
    if (!doors.contains(door)) {
      throw new DeviceException(
          Fault.NO_SUCH_PART,
          name()
              + " has no door "
              + door
              + "; its doors are "
              + doors.first()
              + " to "
              + doors.last()
              + ".");
    }
  }

  @Override
  public void close() {
    exchange.close();
  }
}
