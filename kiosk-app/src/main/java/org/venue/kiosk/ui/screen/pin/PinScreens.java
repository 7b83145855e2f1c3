package org.venue.kiosk.ui.screen.pin;

import java.util.Optional;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.pin.PinFlow.CheckingPin;
import org.venue.kiosk.flow.pin.PinFlow.MyLocker;
import org.venue.kiosk.flow.pin.PinFlow.PinLocked;
import org.venue.kiosk.flow.pin.PinFlow.TypingNumber;
import org.venue.kiosk.flow.pin.PinFlow.TypingPin;
import org.venue.kiosk.flow.pin.PinFlow.WrongPin;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Once;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.screen.TellScreen;
import org.venue.kiosk.ui.screen.TellScreen.Telling;
import org.venue.kiosk.ui.screen.TypingScreen;
import org.venue.kiosk.ui.screen.TypingScreen.Asking;
import org.venue.kiosk.ui.screen.WaitScreen;
import org.venue.kiosk.visit.Pin;

/// The screen of each state on the way to a locker without a phone.
public final class PinScreens {
  private final Once once;

  /// Screens that are built when they are first needed.
  public PinScreens(Once once) {
    this.once = once;
  }

  /// The screen of this state, showing it.
  public Screen<?> show(MyLocker state) {
    return switch (state) {
      case TypingNumber s -> once.show(s, PinScreens::number);
      case TypingPin s -> once.show(s, PinScreens::pin);
      case CheckingPin s -> once.show(s, kit -> new WaitScreen<CheckingPin>(kit, "wait.pin"));
      case WrongPin s -> once.show(s, PinScreens::wrong);
      case PinLocked s -> once.show(s, PinScreens::locked);
    };
  }

  private static Screen<TypingNumber> number(Kit kit) {
    Text text = kit.text();
    return TypingScreen.number(
        kit,
        s ->
            new Asking(
                text.words("typing-number.question"),
                text.words("typing-number.hint"),
                s.digits(),
                Optional.empty()));
  }

  private static Screen<TypingPin> pin(Kit kit) {
    Text text = kit.text();
    return TypingScreen.secret(
        kit,
        Pin.LENGTH,
        s ->
            new Asking(
                text.words("typing-pin.question", s.number()),
                text.words("typing-pin.hint"),
                s.digits(),
                Optional.empty()));
  }

  private static Screen<WrongPin> wrong(Kit kit) {
    Text text = kit.text();
    return new TellScreen<WrongPin>(
            kit,
            s ->
                new Telling(
                    Meaning.ATTENTION,
                    text.words("wrong-pin.headline"),
                    text.words("wrong-pin.body", s.triesLeft(), s.number()),
                    ""))
        .usual("wrong-pin.again", Choice.RETRY)
        .also("locker", "wrong-pin.other-number", Choice.BACK)
        .also("call", "help.call", Choice.HELP)
        .back();
  }

  private static Screen<PinLocked> locked(Kit kit) {
    Text text = kit.text();
    return new TellScreen<PinLocked>(
            kit,
            s ->
                new Telling(
                    Meaning.REFUSED,
                    text.words("pin-locked.headline"),
                    text.words(
                        "pin-locked.body",
                        text.moment(s.until(), kit.clock().instant()),
                        kit.venue().phone()),
                    ""))
        .usual("sorry.understood", Choice.BACK)
        .also("call", "help.call", Choice.HELP)
        .back();
  }
}
