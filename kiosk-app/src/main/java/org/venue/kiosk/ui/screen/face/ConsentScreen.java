package org.venue.kiosk.ui.screen.face;

import java.time.Duration;
import java.util.List;
import javax.swing.JComponent;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.face.FaceFlow.AskingConsent;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Language;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Said;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.Card;
import org.venue.kiosk.ui.widget.Column;
import org.venue.kiosk.ui.widget.Gap;
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
  private static final double NAME = 0.2;

  private final Card card;
  private final boolean roomy;
  private final Type type;

  ConsentScreen(Kit kit) {
    super(kit);
    offerBack();
    boolean upright = kit.metrics().panel().portrait();
    boolean large = kit.metrics().large();
    roomy = upright && !large;
    boolean tight = !upright && (large || kit.text().language() == Language.EN);
    type = tight ? Type.CAPTION : Type.BODY;
    card = new Card(kit.metrics());
    fill(card);
  }

  @Override
  public void show(AskingConsent state) {
    boolean guardian = state.stated() == AgeStated.GUARDIAN;
    Words headline = words(guardian ? "face.consent.guardian.headline" : "face.consent.headline");
    Column points = new Column(0);
    points.with(new BigLabel(headline.main(), roomy ? Type.DISPLAY : Type.TITLE, Ink.STRONG));
    if (roomy) {
      points.with(new BigLabel(headline.second(), Type.BODY, Ink.QUIET));
    }
    points.grow(new Gap(kit.metrics().grid(1)));
    String masked = state.member().masked();
    if (!masked.isEmpty()) {
      point(points, words("face.consent.who"), new Words(masked, ""));
    }
    Duration kept = state.kept();
    Said until = kit.text().day(kit.clock().instant().plus(kept));
    POINTS.forEach(key -> point(points, words(key), words(key + ".body", kept.toDays(), until)));
    card.removeAll();
    card.grow(points);
    card.revalidate();
    card.repaint();
    clearPairs();
    pair(answer(guardian ? "face.consent.guardian.yes" : "face.consent.yes", Choice.AGREE), false);
    pair(answer(guardian ? "face.consent.guardian.no" : "face.consent.no", Choice.BACK), true);
  }

  private TouchButton answer(String key, Choice choice) {
    return kit.buttons().equal(words(key)).does(kit.choose(choice));
  }

  private void point(Column points, Words name, Words says) {
    Metrics metrics = kit.metrics();
    points.with(beside(new BigLabel(name.main(), type, Ink.QUIET), says.main(), type, Ink.STRONG));
    // English takes twice the room; then one language is enough to read with care.
    if (roomy && kit.text().language() == Language.ZH && !says.second().isEmpty()) {
      points.with(beside(new Gap(0), says.second(), Type.CAPTION, Ink.QUIET).yielding());
    }
    points.grow(new Gap(metrics.grid(0.5)));
  }

  private Row beside(JComponent left, String says, Type size, Ink ink) {
    BigLabel label = new BigLabel(says, size, ink);
    return new Row(kit.metrics().grid(2))
        .share(NAME, new Column(0).with(left))
        .share(1 - NAME, size == type ? label : label.yielding());
  }
}
