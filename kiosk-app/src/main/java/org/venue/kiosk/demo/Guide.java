package org.venue.kiosk.demo;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.venue.hardware.locker.Door;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.checkin.CheckInFlow;
import org.venue.kiosk.visit.Locker;

/// Plays a visitor: holds the phone to the scanner, touches what the screen offers, shuts doors
/// with the hand, and waits for what the screen says next.
final class Guide implements Consumer<View> {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Story story;
  private final BlockingQueue<View> views = new ArrayBlockingQueue<>(256);
  private DemoHouse house;
  private BiConsumer<View, String> photographer;
  private View now;

  Guide(Story story) {
    this.story = story;
  }

  /// The house is open.
  ///
  /// @param painter paints a view under a name
  void enter(DemoHouse opened, BiConsumer<View, String> painter) {
    house = opened;
    photographer = painter;
  }

  /// Called by the loop with every view.
  @Override
  public void accept(View view) {
    if (!views.offer(view)) {
      throw new IllegalStateException("Nobody looks at the screen any more");
    }
  }

  /// Shows a code at the scanner in the lobby, as a picture.
  void scan(SampleCodes.Code code) {
    scan(code, false);
  }

  /// Shows a code at a scanner, as a picture.
  void scan(SampleCodes.Code code, boolean inside) {
    BufferedImage picture = Phone.show(code.text());
    story.tell(
        "holds \"%s\" (%d characters) to the scanner%s"
            .formatted(code.en(), code.text().length(), inside ? " inside" : ""));
    story.promise("the scanner reads " + code.en(), Phone.hold(picture, house.scanner(inside)));
  }

  /// Waits until the screen shows a state of this kind, paints it and returns it.
  <S extends State> S expect(Class<S> kind) {
    return expect(kind, _ -> true);
  }

  <S extends State> S expect(Class<S> kind, Predicate<S> which) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    String last = now == null ? "nothing" : now.state().getClass().getSimpleName();
    while (true) {
      View view = poll(until - System.nanoTime());
      if (view == null) {
        throw new BrokenPromise(
            "The screen shows %s and not %s"
                .formatted(now == null ? last : now.state(), kind.getSimpleName()));
      }
      now = view;
      last = view.state().getClass().getSimpleName();
      if (kind.isInstance(view.state()) && which.test(kind.cast(view.state()))) {
        story.tell("screen: " + last);
        photographer.accept(view, last);
        return kind.cast(view.state());
      }
    }
  }

  /// Waits until a view is like this, whatever state it shows.
  void awaits(String what, Predicate<View> which) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (now == null || !which.test(now)) {
      View view = poll(until - System.nanoTime());
      if (view == null) {
        throw new BrokenPromise("It is not so that " + what);
      }
      now = view;
    }
    story.tell(what);
  }

  /// Puts things into the locker that opens, and goes in.
  Locker throughTheDoor() {
    var put = expect(CheckInFlow.PutThingsIn.class, s -> s.pin().isPresent());
    story.tell("locker %d stands open".formatted(put.locker().number()));
    shut(put.locker());
    expect(CheckInFlow.PutThingsIn.class, CheckInFlow.PutThingsIn::shut);
    touch(Choice.CONTINUE);
    expect(CheckInFlow.WalkIn.class);
    leave();
    return put.locker();
  }

  void touch(Choice choice) {
    story.tell("touches " + choice.name().toLowerCase().replace('_', ' '));
    house.kiosk().loop().acted(new Event.Touched(choice), now.step());
  }

  void pick(int index) {
    house.kiosk().loop().acted(new Event.Picked(index), now.step());
  }

  void type(String digits) {
    for (char digit : digits.toCharArray()) {
      house.kiosk().loop().happened(new Event.Typed(digit));
    }
  }

  /// Shuts the door of a locker with the hand.
  void shut(Locker locker) {
    story.tell("puts the bag in order and shuts locker " + locker.number());
    house.doors(line(locker)).shut(door(locker));
  }

  /// Goes back to the door sign.
  void leave() {
    if (!(now.state() instanceof Home.Attract)) {
      house.kiosk().loop().acted(new Event.Touched(Choice.START_OVER), now.step());
      expectQuietly(Home.Attract.class);
    }
  }

  private void expectQuietly(Class<? extends State> kind) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!kind.isInstance(now.state())) {
      View view = poll(until - System.nanoTime());
      if (view == null) {
        throw new BrokenPromise("There is no way back from " + now.state());
      }
      now = view;
    }
  }

  private View poll(long nanos) {
    try {
      return views.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokenPromise("The tour was interrupted");
    }
  }

  static String line(Locker locker) {
    return locker.door().locker().replaceFirst("^locker\\.", "");
  }

  static Door door(Locker locker) {
    return new Door(locker.door().board(), locker.door().channel());
  }

  /// The terminal did not do what it promises.
  static final class BrokenPromise extends RuntimeException {
    BrokenPromise(String promise) {
      super(promise);
    }
  }
}
