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
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.AnswerCard;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.ui.widget.TouchButton.Acts;

/// An answer in words with a way on: what happened, what to do now, whom to ask, and the small
/// code.
public final class TellScreen<S extends State> extends Screen<S> {
  private final AnswerCard card;
  private final Function<S, Telling> tells;
  private final Map<TouchButton, Predicate<S>> offers = new LinkedHashMap<>();
  private Meaning meaning = Meaning.ATTENTION;
  private Optional<TouchButton> usual = Optional.empty();
  private Predicate<S> leadsOn = _ -> true;
  private int step = -1;

  /// What is told.
  ///
  /// @param code empty where nothing went wrong
  public record Telling(Meaning meaning, Words headline, Words body, String code) {}

  /// Tells what the function makes of a state.
  public TellScreen(Kit kit, Function<S, Telling> tells) {
    super(kit);
    this.tells = tells;
    card = new AnswerCard(kit.metrics());
    fill(card);
  }

  /// Offers the usual way on.
  public TellScreen<S> usual(String key, Choice choice) {
    primary(key, choice, Acts.ON_RELEASE);
    return this;
  }

  /// Offers the usual way on of such states.
  public TellScreen<S> usual(String key, Choice choice, Predicate<S> when) {
    offers.put(primary(key, choice, Acts.ON_RELEASE), when);
    return this;
  }

  /// Offers another way on of such states.
  public TellScreen<S> also(String icon, String key, Choice choice, Predicate<S> when) {
    offers.put(secondary(icon, key, choice, Acts.ON_PRESS), when);
    return this;
  }

  /// Offers two ways on of equal size and weight.
  public TellScreen<S> choice(String one, Choice choice, String other, Choice otherChoice) {
    either(one, choice, other, otherChoice);
    return this;
  }

  /// Offers the usual way on only where it leads on.
  public TellScreen<S> usualIf(Predicate<S> leadsOn, String key, Choice choice) {
    usual = Optional.of(primary(key, choice, Acts.ON_RELEASE));
    this.leadsOn = leadsOn;
    return this;
  }

  /// Offers another way on.
  public TellScreen<S> also(String icon, String key, Choice choice) {
    secondary(icon, key, choice, Acts.ON_PRESS);
    return this;
  }

  /// Offers a way on that cannot be undone.
  public TellScreen<S> last(String icon, String key, Choice choice) {
    secondary(icon, key, choice, Acts.ON_RELEASE);
    return this;
  }

  /// Offers the key for going back.
  public TellScreen<S> back() {
    offerBack();
    return this;
  }

  /// Offers no key for calling help, since that is what was done.
  public TellScreen<S> helped() {
    offerNoHelp();
    return this;
  }

  /// Stands at this step of a check-in.
  public TellScreen<S> at(int checkInStep) {
    step = checkInStep;
    return this;
  }

  @Override
  public void show(S state) {
    offers.forEach((button, when) -> button.setVisible(when.test(state)));
    Telling telling = tells.apply(state);
    meaning = telling.meaning();
    usual.ifPresent(button -> button.setVisible(leadsOn.test(state)));
    String code = telling.code();
    card.say(
        meaning,
        telling.headline(),
        telling.body(),
        code.isEmpty() ? "" : kit.text().main("trouble.code", code));
  }

  @Override
  public Optional<Meaning> meaning() {
    return Optional.of(meaning);
  }

  @Override
  public OptionalInt step() {
    return step < 0 ? OptionalInt.empty() : OptionalInt.of(step);
  }
}
