package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.PinCheck;
import org.venue.kiosk.visit.Visit;

/// Who may open a locker without its code, and how often one may guess.
class SecondKeysTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private @TempDir Path directory;
  private Venue venue;
  private Visit visit;
  private Pin pin;

  @BeforeEach
  void open() throws Exception {
    venue = new Venue(directory);
    visit = venue.inside("t-1");
    pin = ((Event.PinMade) venue.ask(new Effect.MakePin(visit))).pin();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void theRightPinLeadsToTheVisit() {
    assertEquals(new PinCheck.Right(visit), check(101, pin));
  }

  @Test
  void thePinItselfIsNotWrittenDown() {
    for (String row : venue.rows("SELECT subject, hash FROM pin")) {
      assertTrue(row.contains(" pbkdf2-sha256$") && !row.contains(pin.digits()), row);
    }
  }

  @Test
  void aNewerPinReplacesTheOlderOne() {
    Pin newer = ((Event.PinMade) venue.ask(new Effect.MakePin(visit))).pin();
    assertEquals(new PinCheck.Wrong(4), check(101, pin));
    assertInstanceOf(PinCheck.Right.class, check(101, newer));
  }

  @Test
  void afterFiveWrongOnesNotEvenTheRightOneCounts() {
    for (int left = 4; left >= 1; left--) {
      assertEquals(new PinCheck.Wrong(left), check(101, wrong()));
    }
    var locked = new PinCheck.Locked(venue.now.plus(MINUTE));
    assertEquals(locked, check(101, wrong()));
    assertEquals(locked, check(101, pin));
    venue.now = venue.now.plus(MINUTE);
    assertInstanceOf(PinCheck.Right.class, check(101, pin));
    assertEquals(new PinCheck.Wrong(4), check(101, wrong()), "A right one forgives");
  }

  @Test
  void theWaitDoublesUpToAnHour() {
    guess(5);
    for (int minutes : List.of(2, 4, 8, 16, 32, 60, 60)) {
      venue.now = venue.now.plus(Duration.ofHours(2));
      assertEquals(
          new PinCheck.Locked(venue.now.plus(Duration.ofMinutes(minutes))), check(101, wrong()));
    }
  }

  @Test
  void aRestartForgivesNothing() throws Exception {
    guess(3);
    venue.restart();
    assertEquals(new PinCheck.Wrong(1), check(101, wrong()));
    guess(1);
    venue.restart();
    assertInstanceOf(PinCheck.Locked.class, check(101, pin));
  }

  @Test
  void guessingAtAnEmptyLockerLooksLikeGuessingAtAFullOne() {
    assertEquals(new PinCheck.Wrong(4), check(102, pin));
    assertEquals(new PinCheck.Wrong(4), check(9999, pin));
  }

  @Test
  void thePinEndsWithTheVisit() {
    venue.ask(new Effect.CheckOut(visit));
    venue.board.shut(1);
    venue.lookUntilShut();
    assertEquals(new PinCheck.Wrong(4), check(101, pin));
    assertEquals(List.of(), venue.rows("SELECT subject FROM pin WHERE hash <> ''"));
  }

  @Test
  void theNextHolderOfALockerDoesNotInheritItsGuesses() {
    guess(5);
    venue.ask(new Effect.MakePin(visit));
    assertEquals(new PinCheck.Wrong(4), check(101, wrong()));
  }

  @Test
  void staffNeedsTheStaffPinAndIsTold() {
    assertEquals(new PinCheck.Wrong(4), staff(wrong()));
    assertEquals(new PinCheck.RightStaff(), staff(Venue.STAFF_PIN));
    assertEquals("StaffEntered", venue.facts().getLast());
    for (int i = 0; i < 5; i++) {
      staff(wrong());
    }
    assertInstanceOf(PinCheck.Locked.class, staff(Venue.STAFF_PIN));
  }

  @Test
  void leavingTheProgramIsWrittenDownFirst() {
    venue.refuse("outbox", "NEW.kind = 'KioskLeft'");
    assertInstanceOf(Event.Failed.class, venue.ask(new Effect.LeaveKiosk(Venue.staff())));
    assertFalse(venue.left);
    venue.refuseNothing();
    venue.ask(new Effect.LeaveKiosk(Venue.staff()));
    assertTrue(venue.left);
    assertEquals("KioskLeft", venue.facts().getLast());
  }

  private void guess(int times) {
    for (int i = 0; i < times; i++) {
      check(101, wrong());
    }
  }

  private Pin wrong() {
    return new Pin(pin.digits().equals("000000") ? "000001" : "000000");
  }

  private PinCheck check(int number, Pin typed) {
    return ((Event.PinChecked) venue.ask(new Effect.CheckPin(number, typed))).check();
  }

  private PinCheck staff(Pin typed) {
    return ((Event.PinChecked) venue.ask(new Effect.CheckStaffPin(Venue.staff(), typed))).check();
  }
}
