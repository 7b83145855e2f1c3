package org.venue.kiosk.ui.screen.face;

import java.time.Duration;
import java.util.List;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.face.FaceFlow.AskingConsent;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Card;
import org.venue.kiosk.ui.widget.Column;
import org.venue.kiosk.ui.widget.Row;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.visit.AgeStated;

/// The consent, alone on its screen and before any camera: what is taken, what for, where it is,
/// how long, how to take it back, and that nothing is worse without. Yes and no are equal.
final class ConsentScreen extends Screen<AskingConsent> {
  private static final List<String> POINTS =
      List.of(
          "face.consent.what",
          "face.consent.why",
          "face.consent.where",
          "face.consent.until",
          "face.consent.withdraw",
          "face.consent.else");

  /// How much of a point's width its name takes.
  private static final double NAME = 0.24;

  private final Card card;

  ConsentScreen(Kit kit) {
    super(kit);
    offerBack();
    card = new Card(kit.metrics());
    fill(card);
  }

  @Override
  public void show(AskingConsent state) {
    boolean guardian = state.stated() == AgeStated.GUARDIAN;
    Metrics metrics = kit.metrics();
    boolean upright = metrics.panel().portrait();
    Words headline = headline(state, guardian);
    card.removeAll();
    Column points = new Column(metrics.grid(metrics.large() || !upright ? 1 : 2));
    points.with(
        new BigLabel(
            headline.main(), upright && !metrics.large() ? Type.DISPLAY : Type.TITLE, Ink.STRONG));
    if (upright && !metrics.large()) {
      points.with(new BigLabel(headline.second(), Type.BODY, Ink.QUIET));
    }
    POINTS.forEach(key -> points.with(point(key, state.kept())));
    card.with(points);
    card.revalidate();
    card.repaint();
    clearPairs();
    pair(answer(guardian ? "face.consent.guardian.yes" : "face.consent.yes", Choice.AGREE), false);
    pair(answer(guardian ? "face.consent.guardian.no" : "face.consent.no", Choice.BACK), true);
  }

  private TouchButton answer(String key, Choice choice) {
    return kit.buttons().equal(words(key)).does(kit.choose(choice));
  }

  private Words headline(AskingConsent state, boolean guardian) {
    if (guardian) {
      return words("face.consent.guardian.headline");
    }
    String masked = state.member().masked();
    return masked.isEmpty()
        ? words("face.consent.headline.nobody")
        : words("face.consent.headline", masked);
  }

  private Row point(String key, Duration kept) {
    Metrics metrics = kit.metrics();
    boolean wide = !metrics.panel().portrait();
    Words name = words(key);
    Words says =
        words(key + ".body", kept.toDays(), kit.text().day(kit.clock().instant().plus(kept)));
    Column body = new Column(0);
    body.with(
        new BigLabel(says.main(), wide && metrics.large() ? Type.CAPTION : Type.BODY, Ink.STRONG));
    if (!wide && !metrics.large()) {
      body.with(new BigLabel(says.second(), Type.CAPTION, Ink.QUIET));
    }
    return new Row(metrics.grid(2))
        .share(NAME, new BigLabel(name.main(), Type.CAPTION, Ink.QUIET))
        .share(1 - NAME, body);
  }
}
