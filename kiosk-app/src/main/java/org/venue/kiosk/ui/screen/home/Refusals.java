package org.venue.kiosk.ui.screen.home;

import org.venue.kiosk.flow.Home;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.screen.TellScreen.Telling;
import org.venue.kiosk.visit.Refusal;

/// Refusals in a visitor's words: each says what is so, without blame, and what to do now.
final class Refusals {
  private Refusals() {}

  static Telling tell(Kit kit, Home.Refused refused) {
    Text text = kit.text();
    String code = refused.refusal().code();
    String phone = kit.venue().phone();
    return switch (refused.refusal()) {
      case Refusal.NotYet(var from) ->
          telling(text, "refused.not-yet", code, text.moment(from, refused.at()));
      case Refusal.Expired(var at) ->
          telling(text, "refused.expired", code, text.moment(at, refused.at()));
      case Refusal.Revoked _ -> firm(telling(text, "refused.revoked", code, phone));
      case Refusal.AlreadyUsed(var at, var terminal) ->
          telling(
              text,
              "refused.already-used",
              code,
              text.moment(at, refused.at()),
              kit.venue().terminal(terminal));
      case Refusal.OtherVenue(var venue) -> telling(text, "refused.other-venue", code, venue);
      case Refusal.NoSuchCode _ -> telling(text, "refused.no-such-code", code);
      case Refusal.Unreadable _ -> telling(text, "refused.unreadable", code);
      case Refusal.Tampered _ -> firm(telling(text, "refused.tampered", code, phone));
      case Refusal.NotSure _ -> telling(text, "refused.not-sure", code);
      case Refusal.OutOfService _ -> telling(text, "refused.out-of-service", code, phone);
      case Refusal.AtTheLobby _ -> telling(text, "refused.at-the-lobby", code);
      case Refusal.NotAMember _ -> telling(text, "refused.not-a-member", code);
    };
  }

  private static Telling telling(Text text, String key, String code, Object... parameters) {
    return new Telling(
        Meaning.ATTENTION,
        text.words(key + ".headline"),
        text.words(key + ".body", parameters),
        code);
  }

  /// Trying again will not help.
  private static Telling firm(Telling telling) {
    return new Telling(Meaning.REFUSED, telling.headline(), telling.body(), telling.code());
  }
}
