package org.venue.kiosk.effect;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Pins;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Transaction;
import org.venue.kiosk.store.Visits;
import org.venue.kiosk.visit.Fact;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.PinCheck;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.Visit;

/// PINs: a visitor's second key and the staff's second factor. Five tries, then a wait that doubles
/// with each further wrong one and survives a restart.
public final class SecondKeys {
  private static final int TRIES = 5;
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final Database store;
  private final Journal journal;
  private final Visits visits;
  private final String staffHash;
  private final Random random;
  private final int rounds;
  private final Pins pins = new Pins();

  /// @param staffHash from the configuration, made by [PinHash#of]; empty where nobody may enter
  /// @param random where PINs and salts come from: [SecureRandom] in the product
  /// @param rounds how much work the hash of a PIN is: [PinHash#ROUNDS] in the product
  public SecondKeys(
      Database store, Journal journal, Visits visits, String staffHash, Random random, int rounds) {
    this.store = store;
    this.journal = journal;
    this.visits = visits;
    this.staffHash = staffHash;
    this.random = random;
    this.rounds = rounds;
  }

  Event.Answer make(Effect.MakePin effect) throws StoreException {
    Visit visit = effect.visit();
    Pin pin = new Pin("%06d".formatted(random.nextInt(1_000_000)));
    String hash = PinHash.of(pin, random, rounds);
    return store.transaction(
        "make a PIN",
        tx -> {
          pins.put(tx, subject(visit.id()), new Pins.Key(hash, 0, Optional.empty()));
          if (visit.locker().isPresent()) {
            pins.forget(tx, tries(visit.locker().get().locker().number()));
          }
          return new Event.PinMade(pin);
        });
  }

  /// Tries are counted by locker number, so that guessing at an empty locker looks like guessing at
  /// a full one.
  Event.Answer check(Effect.CheckPin effect) throws StoreException {
    String tries = tries(effect.number());
    record Found(Optional<Visit> visit, String hash, Pins.Key key) {}
    Found found =
        store.transaction(
            "look up a PIN",
            tx -> {
              Optional<Visit> visit = visits.holding(tx, effect.number());
              String hash = "";
              if (visit.isPresent()) {
                hash = pins.of(tx, subject(visit.get().id())).map(Pins.Key::hash).orElse("");
              }
              return new Found(visit, hash, counted(tx, tries));
            });
    if (locked(found.key())) {
      return new Event.PinChecked(new PinCheck.Locked(found.key().lockedUntil().get()));
    }
    boolean right = PinHash.fits(effect.pin(), found.hash(), rounds) && found.visit().isPresent();
    return store.transaction(
        "count a PIN",
        tx ->
            new Event.PinChecked(
                right
                    ? right(tx, tries, new PinCheck.Right(found.visit().get()))
                    : wrong(tx, tries, found.key())));
  }

  Event.Answer checkStaff(Effect.CheckStaffPin effect) throws StoreException {
    Ticket staff = effect.staff();
    String tries = Pins.STAFF + "/" + staff.person();
    Pins.Key key = store.transaction("look up the staff PIN", tx -> counted(tx, tries));
    if (locked(key)) {
      return new Event.PinChecked(new PinCheck.Locked(key.lockedUntil().get()));
    }
    boolean right = PinHash.fits(effect.pin(), staffHash, rounds);
    return store.transaction(
        "count a staff PIN",
        tx -> {
          if (!right) {
            return new Event.PinChecked(wrong(tx, tries, key));
          }
          journal.tell(tx, new Fact.StaffEntered(staff.person()));
          return new Event.PinChecked(right(tx, tries, new PinCheck.RightStaff()));
        });
  }

  private PinCheck right(Transaction tx, String tries, PinCheck check) throws StoreException {
    pins.forget(tx, tries);
    return check;
  }

  private PinCheck wrong(Transaction tx, String tries, Pins.Key key) throws StoreException {
    int wrong = key.wrong() + 1;
    if (wrong < TRIES) {
      pins.put(tx, tries, new Pins.Key("", wrong, Optional.empty()));
      return new PinCheck.Wrong(TRIES - wrong);
    }
    int doublings = Math.min(wrong - TRIES, 16);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    Instant until = journal.now().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    pins.put(tx, tries, new Pins.Key("", wrong, Optional.of(until)));
    return new PinCheck.Locked(until);
  }

  private Pins.Key counted(Transaction tx, String tries) throws StoreException {
    return pins.of(tx, tries).orElse(new Pins.Key("", 0, Optional.empty()));
  }

  private boolean locked(Pins.Key key) {
    return key.lockedUntil().map(until -> journal.now().isBefore(until)).orElse(false);
  }

  /// Under which a visit's key stands in the store; forgotten when the visit ends.
  static String subject(UUID visit) {
    return "visit/" + visit;
  }

  private static String tries(int number) {
    return "locker/" + number;
  }
}
