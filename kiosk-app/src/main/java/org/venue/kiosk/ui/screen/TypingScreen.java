package org.venue.kiosk.ui.screen;

import java.util.Optional;
import java.util.function.Function;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Digits;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Card;
import org.venue.kiosk.ui.widget.Dots;
import org.venue.kiosk.ui.widget.Gap;
import org.venue.kiosk.ui.widget.Keypad;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.ui.widget.TouchButton.Acts;

/// One question that is answered in digits. A secret shows as dots and is complete with its last
/// digit; a number is shown and confirmed.
public final class TypingScreen<S extends State> extends Screen<S> {

  /// What is asked.
  ///
  /// @param note what was wrong with the try before
  public record Asking(Words question, Words hint, Digits digits, Optional<Words> note) {}

  private final Function<S, Asking> asks;
  private final BigLabel question = new BigLabel("", Type.DISPLAY, Ink.STRONG);
  private final BigLabel second = new BigLabel("", Type.BODY, Ink.QUIET);
  private final BigLabel typed = new BigLabel("", Type.DISPLAY, Ink.STRONG);
  private final BigLabel hint = new BigLabel("", Type.BODY, Ink.STRONG);
  private final BigLabel hintSecond = new BigLabel("", Type.CAPTION, Ink.QUIET);
  private final Optional<Dots> dots;
  private final Optional<TouchButton> confirm;

  /// Asks for a secret of so many digits.
  public static <S extends State> TypingScreen<S> secret(
      Kit kit, int places, Function<S, Asking> asks) {
    return new TypingScreen<>(kit, Optional.of(new Dots(places, kit.metrics())), asks);
  }

  /// Asks for a number.
  public static <S extends State> TypingScreen<S> number(Kit kit, Function<S, Asking> asks) {
    return new TypingScreen<>(kit, Optional.empty(), asks);
  }

  private TypingScreen(Kit kit, Optional<Dots> dots, Function<S, Asking> asks) {
    super(kit);
    this.asks = asks;
    this.dots = dots;
    Metrics metrics = kit.metrics();
    offerBack();
    Card card = new Card(metrics);
    card.sit(0.3);
    card.with(question).with(second).with(new Gap(metrics.grid(1)));
    dots.ifPresentOrElse(card::with, () -> card.with(typed));
    card.with(new Gap(metrics.grid(1))).with(hint).with(hintSecond);
    fill(card);
    control(
        new Keypad(
            kit.buttons(),
            kit.low(),
            kit.text().main("keypad.erase"),
            Event.Typed.ERASE,
            key -> kit.emit().accept(new Event.Typed(key))));
    confirm =
        dots.isPresent()
            ? Optional.empty()
            : Optional.of(primary("keypad.confirm", Choice.CONTINUE, Acts.ON_PRESS));
  }

  @Override
  public void show(S state) {
    Asking asking = asks.apply(state);
    Digits digits = asking.digits();
    question.setText(asking.question().main());
    second.setText(asking.question().second());
    dots.ifPresent(row -> row.fill(digits.typed().length()));
    if (dots.isEmpty()) {
      typed.setText(digits.typed() + "–".repeat(digits.typed().isEmpty() ? 1 : 0));
    }
    Words below = asking.note().orElse(asking.hint());
    hint.setText(below.main());
    hint.ink(asking.note().isPresent() ? Ink.ATTENTION : Ink.STRONG);
    hintSecond.setText(below.second());
    confirm.ifPresent(key -> key.setEnabled(!digits.typed().isEmpty()));
  }
}
