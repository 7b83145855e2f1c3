package org.venue.kiosk.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.venue.hardware.locker.Door;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.flow.checkout.CheckOutFlow;
import org.venue.kiosk.flow.pin.PinFlow;
import org.venue.kiosk.flow.visit.VisitFlow;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Pin;
import org.venue.kiosk.visit.Present;
import org.venue.kiosk.visit.Room;
import org.venue.kiosk.visit.Visit;

/// A visitor, as visitors are: mostly sensible, sometimes forgetful, slow, curious or gone.
final class Guest implements Person {
  private static final int MOST_RETURNS = 8;

  private final String name;
  private final Bookings.Code code;
  private final Map<UUID, Guest> party;
  private final Terminal terminal;
  private final Screen home;
  private final SimulatedTime time;
  private final Things things;
  private final Random random;
  private final Story story;

  private Errand errand = Errand.ENTER;
  private boolean done;
  private int returns;
  private int tries;
  private boolean passed;
  private boolean takingOut;
  private boolean phoneInLocker;
  private Optional<UUID> visit = Optional.empty();
  private Optional<Locker> locker = Optional.empty();
  private Optional<Locker> decided = Optional.empty();
  private Optional<Pin> pin = Optional.empty();

  /// What somebody comes to the screen for.
  private enum Errand {
    ENTER,
    FETCH,
    CHECK_OUT
  }

  /// @param party whose visit is whose, of those who share the code
  Guest(
      String name,
      Bookings.Code code,
      Map<UUID, Guest> party,
      Hall hall,
      SimulatedTime time,
      Random random,
      Story story) {
    this.name = name;
    this.code = code;
    this.party = party;
    this.terminal = hall.terminal();
    this.home = hall.screen();
    this.time = time;
    this.things = hall.things();
    this.random = random;
    this.story = story;
  }

  @Override
  public void sees(View view, Screen screen) {
    int whim = random.nextInt(1000);
    if (whim < 20) {
      story.tell(name, "walks away from " + word(view.state()));
      screen.leave();
    } else if (whim < 32) {
      story.tell(name, "presses help at " + word(view.state()));
      screen.touch(Choice.HELP);
    } else if (whim < 38) {
      screen.touch(Choice.START_OVER);
    } else if (Screen.visit(view.state()).filter(v -> !mine(v)).isPresent()) {
      // Somebody else's visit is on the screen: wait, or begin anew.
      if (random.nextBoolean()) {
        screen.touch(Choice.START_OVER);
      }
    } else {
      react(view.state(), screen);
    }
  }

  private static String word(State state) {
    return state.getClass().getSimpleName();
  }

  private void react(State state, Screen screen) {
    switch (state) {
      case State.Busy _ -> {}
      case Home.Attract _ -> begin(screen);
      case Home.Refused s -> {
        story.tell(name, "is refused: " + s.refusal().getClass().getSimpleName());
        done = visit.isEmpty();
        screen.touch(Choice.RETRY);
        screen.leave();
      }
      case Home.Sorry s -> {
        // Whoever stood before the open door has their things; this may be told to somebody else.
        if (takingOut && !done && locker.isPresent() && visit.isPresent()) {
          things.put(locker.get().door(), visit.get());
        }
        takingOut = false;
        story.tell(name, "is told " + s.trouble());
        again(screen, Choice.BACK);
      }
      case Home.Away s -> {
        boolean in = errand == Errand.ENTER && s.another().isPresent();
        again(screen, in ? Choice.ANOTHER_PERSON : Choice.BACK);
      }
      case Home.Help _ -> screen.touch(Choice.BACK);
      case Home.StillThere _ -> screen.touch(Choice.STILL_HERE);
      case CheckInFlow.CheckIn s -> checkIn(s, screen);
      case VisitFlow.During s -> during(s, screen);
      case CheckOutFlow.TakeThingsOut s -> takeOut(s.locker(), screen);
      case CheckOutFlow.CheckOut _ -> screen.leave();
      case PinFlow.MyLocker s -> type(s, screen);
      default -> screen.touch(Choice.START_OVER);
    }
  }

  private void begin(Screen screen) {
    if (phoneInLocker && pin.isPresent()) {
      screen.touch(Choice.MY_LOCKER);
    } else if (tries++ < 4) {
      terminal.scan(inside(), code.holder(), code.text());
    } else {
      screen.leave();
    }
  }

  /// Which scanner is at hand.
  private boolean inside() {
    return passed && locker.map(l -> l.room().layout() == Room.Layout.BEHIND_GATE).orElse(false);
  }

  private void checkIn(CheckInFlow.CheckIn state, Screen screen) {
    switch (state) {
      case CheckInFlow.AskingRoom s ->
          screen.act(new Event.Picked(random.nextInt(s.rooms().size())));
      case CheckInFlow.PutThingsIn s -> putIn(s, screen);
      case CheckInFlow.HandingOver s -> {
        claim(s.visit());
        pin = s.pin().or(() -> pin);
        screen.touch(Choice.CONTINUE);
      }
      case CheckInFlow.NoLocker s -> {
        claim(s.visit());
        screen.touch(random.nextInt(10) == 0 ? Choice.BACK : Choice.CONTINUE);
      }
      case CheckInFlow.WalkIn s -> {
        claim(s.visit());
        passed = true;
        done = errand == Errand.ENTER;
        story.tell(name, "walks in");
        screen.leave();
      }
      case CheckInFlow.GateShut s -> {
        claim(s.visit());
        again(screen, random.nextInt(4) == 0 ? Choice.BACK : Choice.RETRY);
      }
      case CheckInFlow.Admitting _,
          CheckInFlow.OpeningLocker _,
          CheckInFlow.ChangingLocker _,
          CheckInFlow.OpeningGate _ -> {}
    }
  }

  private void putIn(CheckInFlow.PutThingsIn s, Screen screen) {
    claim(s.visit());
    locker = Optional.of(s.locker());
    pin = s.pin().or(() -> pin);
    if (decided.equals(locker)) {
      screen.touch(Choice.CONTINUE);
      return;
    }
    decided = locker;
    int choice = random.nextInt(100);
    if (choice < 5) {
      shutSoon(s.locker(), 2, 30);
      screen.touch(Choice.ANOTHER_LOCKER);
    } else if (choice < 9) {
      shutSoon(s.locker(), 2, 30);
      screen.touch(Choice.WITHOUT_LOCKER);
    } else if (choice < 14) {
      story.tell(name, "walks away from open door " + s.locker().number());
      screen.leave();
    } else {
      store(s.locker());
      phoneInLocker = random.nextInt(5) == 0;
      if (choice < 90) {
        shutSoon(s.locker(), 1, 20);
      }
    }
  }

  private void store(Locker where) {
    visit.ifPresent(mine -> things.put(where.door(), mine));
  }

  private void during(VisitFlow.During state, Screen screen) {
    switch (state) {
      case VisitFlow.Choosing s -> choose(s, screen);
      case VisitFlow.Menu s -> {
        claim(s.who().visit());
        menu(s.who().visit(), screen);
      }
      case VisitFlow.AlreadyIn s -> {
        claim(s.visit());
        done = errand == Errand.CHECK_OUT;
        screen.touch(done ? Choice.END_USE : Choice.BACK);
        screen.leave();
      }
      case VisitFlow.Reopened s -> {
        claim(s.who().visit());
        pin = s.pin().or(() -> pin);
        locker = Optional.of(s.locker());
        reopened(s, screen);
      }
      case VisitFlow.LockerElsewhere s -> {
        claim(s.who().visit());
        screen.touch(random.nextInt(3) == 0 ? Choice.BACK : Choice.OPEN_GATE);
      }
      case VisitFlow.Reopening _, VisitFlow.Ending _ -> {}
      case VisitFlow.Ended _ -> screen.leave();
    }
  }

  private void choose(VisitFlow.Choosing s, Screen screen) {
    List<Present> visits = s.visits();
    for (int i = 0; i < visits.size(); i++) {
      if (visit.equals(Optional.of(visits.get(i).visit().id()))) {
        screen.act(new Event.Picked(i));
        return;
      }
    }
    if (errand == Errand.ENTER && s.another().isPresent()) {
      screen.touch(Choice.ANOTHER_PERSON);
    } else {
      again(screen, Choice.BACK);
    }
  }

  private void menu(Visit shown, Screen screen) {
    switch (errand) {
      case ENTER -> screen.touch(Choice.OPEN_GATE);
      case FETCH -> screen.touch(shown.locker().isPresent() ? Choice.OPEN_AGAIN : Choice.OPEN_GATE);
      case CHECK_OUT -> {
        if (shown.locker().isPresent()) {
          endUse(screen);
        } else {
          done = true;
          screen.leave();
        }
      }
    }
  }

  private void reopened(VisitFlow.Reopened s, Screen screen) {
    if (errand == Errand.CHECK_OUT) {
      endUse(screen);
    } else if (s.shut()) {
      done = true;
      screen.touch(Choice.CONTINUE);
      screen.leave();
    } else {
      store(s.locker());
      shutSoon(s.locker(), 2, 25);
    }
  }

  private void endUse(Screen screen) {
    takingOut = true;
    visit.ifPresent(things::take);
    story.tell(name, "ends the use of " + locker.map(Locker::number).orElse(0));
    screen.touch(Choice.END_USE);
  }

  private void takeOut(Locker shown, Screen screen) {
    if (locker.isPresent() && locker.get().equals(shown) && !done) {
      done = true;
      if (random.nextInt(10) > 0) {
        shutSoon(shown, 2, 60);
      } else {
        story.tell(name, "leaves door " + shown.number() + " open");
        screen.leave();
      }
    }
  }

  private void type(PinFlow.MyLocker state, Screen screen) {
    switch (state) {
      case PinFlow.TypingNumber s when s.digits().typed().isEmpty() && locker.isPresent() -> {
        screen.type(String.valueOf(locker.get().number()));
        screen.touch(Choice.CONTINUE);
      }
      case PinFlow.TypingNumber _ -> screen.touch(Choice.START_OVER);
      case PinFlow.TypingPin s when s.digits().typed().isEmpty() && pin.isPresent() ->
          screen.type(random.nextInt(8) == 0 ? "000000" : pin.get().digits());
      case PinFlow.TypingPin _ -> screen.touch(Choice.BACK);
      case PinFlow.CheckingPin _ -> {}
      case PinFlow.WrongPin _ -> {
        phoneInLocker = random.nextBoolean(); // it was in the bag after all
        screen.touch(phoneInLocker ? Choice.RETRY : Choice.BACK);
      }
      case PinFlow.PinLocked _ -> {
        phoneInLocker = false;
        again(screen, Choice.BACK);
      }
    }
  }

  /// Once more, but not for ever.
  private void again(Screen screen, Choice choice) {
    screen.touch(choice);
    if (++tries > 3) {
      screen.leave();
    }
  }

  private boolean mine(Visit shown) {
    return shown.holder().id().equals(code.holder())
        && party.getOrDefault(shown.id(), this) == this;
  }

  private void claim(Visit shown) {
    visit = Optional.of(shown.id());
    party.put(shown.id(), this);
    shown.locker().ifPresent(held -> locker = Optional.of(held.locker()));
  }

  private void shutSoon(Locker where, int leastSeconds, int mostSeconds) {
    Door door = new Door(where.door().board(), where.door().channel());
    Duration after = home.between(leastSeconds * 1000, mostSeconds * 1000);
    time.later(after, () -> terminal.lockers().get(where.door().locker()).shut(door));
  }

  @Override
  public void left() {
    tries = 0;
    takingOut = false;
    if (done) {
      done = false;
      if (errand == Errand.CHECK_OUT || visit.isEmpty()) {
        goHome();
        return;
      }
      errand = random.nextInt(3) == 0 ? Errand.FETCH : Errand.CHECK_OUT;
      if (inside() && errand == Errand.CHECK_OUT && returns == 0) {
        errand = Errand.FETCH; // a locker behind the gate has not been seen yet
      }
    }
    comeBack();
  }

  /// Those with a ticket for more come again.
  private void goHome() {
    story.tell(name, "goes home");
    visit = Optional.empty();
    locker = Optional.empty();
    decided = Optional.empty();
    pin = Optional.empty();
    passed = false;
    takingOut = false;
    phoneInLocker = false;
    errand = Errand.ENTER;
    if (code.good() && random.nextInt(3) == 0) {
      comeBack();
    }
  }

  private void comeBack() {
    if (returns++ < MOST_RETURNS) {
      time.later(home.between(20_000, 540_000), () -> home.comes(this));
    }
  }
}
