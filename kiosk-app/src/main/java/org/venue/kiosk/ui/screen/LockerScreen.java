package org.venue.kiosk.ui.screen;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.BigNumber;
import org.venue.kiosk.ui.widget.Column;
import org.venue.kiosk.ui.widget.Gap;
import org.venue.kiosk.ui.widget.HeroCard;
import org.venue.kiosk.ui.widget.Row;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.ui.widget.TouchButton.Acts;
import org.venue.kiosk.visit.Locker;
import org.venue.kiosk.visit.Pin;

/// A locker: its number as tall as a hand, where it stands, and what to do at it.
public final class LockerScreen<S extends State> extends Screen<S> {

  /// What is shown of a locker.
  ///
  /// @param title what is true of it
  /// @param body what to do
  /// @param pin its second key, to be remembered
  public record Showing(Locker locker, Words title, Words body, Optional<Pin> pin) {}

  private final Function<S, Showing> shows;
  private final Map<TouchButton, Predicate<S>> offers = new LinkedHashMap<>();
  private final BigNumber number;
  private final BigLabel place;
  private final BigLabel placeSecond;
  private final boolean wide;
  private final BigLabel title;
  private final BigLabel body = on("", Type.BODY, Ink.ON_ACCENT);
  private final BigLabel second = on("", Type.CAPTION, Ink.ON_ACCENT_QUIET).yielding();
  private final PinCard pin;
  private Optional<Meaning> heard = Optional.of(Meaning.DONE);
  private TouchButton sometimes;
  private Predicate<S> offered;
  private int step = -1;

  /// Shows what the function makes of a state.
  public LockerScreen(Kit kit, Function<S, Showing> shows) {
    super(kit);
    this.shows = shows;
    Metrics metrics = kit.metrics();
    wide = !metrics.panel().portrait();
    boolean tight = wide || metrics.large();
    title = on("", metrics.large() ? Type.TITLE : Type.DISPLAY, Ink.ON_ACCENT);
    place = on("", tight ? Type.BODY : Type.TITLE, Ink.ON_ACCENT);
    placeSecond = on("", tight ? Type.CAPTION : Type.BODY, Ink.ON_ACCENT_QUIET).yielding();
    number = new BigNumber("", Ink.ON_ACCENT, metrics, 12);
    Words yours = words("locker.yours");
    HeroCard hero = new HeroCard(metrics);
    Column at = new Column(0).sit(1);
    at.with(place).with(placeSecond);
    Row label = new Row(metrics.grid(2)).centred();
    label
        .with(on(yours.main(), Type.BODY, Ink.ON_ACCENT))
        .share(1, on(yours.second(), Type.CAPTION, Ink.ON_ACCENT_QUIET));
    hero.with(label);
    hero.grow(new Row(metrics.grid(4)).share(1.1, number).share(1, at));
    hero.with(new Gap(metrics.grid(1)));
    hero.with(title).with(body).with(second);
    fill(hero);
    pin = new PinCard(kit);
    if (wide) {
      control(pin);
    } else {
      stack(pin);
    }
  }

  /// Offers the usual way on.
  public LockerScreen<S> usual(String key, Choice choice) {
    return usual(key, choice, s -> true);
  }

  /// Offers the usual way on of such states.
  public LockerScreen<S> usual(String key, Choice choice, Predicate<S> when) {
    offers.put(primary(key, choice, Acts.ON_RELEASE), when);
    return this;
  }

  /// Offers another way on.
  public LockerScreen<S> also(String icon, String key, Choice choice) {
    return also(icon, key, choice, s -> true);
  }

  /// Offers another way on in such states.
  public LockerScreen<S> also(String icon, String key, Choice choice, Predicate<S> when) {
    offers.put(secondary(icon, key, choice, Acts.ON_RELEASE), when);
    return this;
  }

  /// Offers another way on while this holds.
  public LockerScreen<S> alsoWhile(String icon, String key, Choice choice, Predicate<S> holds) {
    sometimes = secondary(icon, key, choice, Acts.ON_RELEASE);
    offered = holds;
    return this;
  }

  /// Stands at this step of a check-in.
  public LockerScreen<S> at(int checkInStep) {
    step = checkInStep;
    return this;
  }

  /// Says what the second key is good for here.
  public LockerScreen<S> explaining(String key) {
    pin.explain(words(key));
    return this;
  }

  /// Offers the key for going back, and comes up without a sound: nothing has happened.
  public LockerScreen<S> asked() {
    offerBack();
    heard = Optional.empty();
    return this;
  }

  @Override
  public void show(S state) {
    offers.forEach((button, when) -> button.setVisible(when.test(state)));
    Showing showing = shows.apply(state);
    Locker locker = showing.locker();
    Words where = Places.of(kit.text(), locker);
    number.setText(String.valueOf(locker.number()));
    place.setText(where.main());
    placeSecond.setText(where.second());
    title.setText(showing.title().main());
    body.setText(showing.body().main());
    String also = showing.body().second();
    second.setText(wide ? also : showing.title().second() + "\n" + also);
    pin.setVisible(showing.pin().isPresent());
    showing.pin().ifPresent(pin::show);
    if (sometimes != null) {
      sometimes.getParent().setVisible(offered.test(state));
    }
  }

  @Override
  public Optional<Meaning> meaning() {
    return heard;
  }

  @Override
  public OptionalInt step() {
    return step < 0 ? OptionalInt.empty() : OptionalInt.of(step);
  }

  private static BigLabel on(String text, Type type, Ink ink) {
    return new BigLabel(text, type, ink);
  }
}
