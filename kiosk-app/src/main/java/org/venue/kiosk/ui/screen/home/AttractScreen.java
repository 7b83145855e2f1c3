package org.venue.kiosk.ui.screen.home;

import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Meaning;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.screen.TellScreen.Telling;
import org.venue.kiosk.ui.screen.Troubles;
import org.venue.kiosk.ui.widget.AnswerCard;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.BigNumber;
import org.venue.kiosk.ui.widget.Column;
import org.venue.kiosk.ui.widget.HeroCard;
import org.venue.kiosk.ui.widget.PhonePicture;
import org.venue.kiosk.ui.widget.Row;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.Services;
import org.venue.kiosk.visit.Trouble;

/// The door sign: hold your code here. A service whose device is away says so, and where to go.
public final class AttractScreen extends Screen<Home.Attract> {
  private final HeroCard hero;
  private final AnswerCard noScanner;
  private final AnswerCard outOfService;
  private final TouchButton myLocker;
  private final TouchButton noLockers;

  /// The sign.
  public AttractScreen(Kit kit) {
    super(kit);
    offerHelpOnly();
    hero = hero();
    fill(hero);
    noScanner = new AnswerCard(kit.metrics());
    Telling telling = Troubles.tell(kit, Trouble.SCANNER_MISSING);
    noScanner.say(
        telling.meaning(),
        telling.headline(),
        telling.body(),
        kit.text().main("trouble.code", telling.code()));
    fill(noScanner);
    outOfService = new AnswerCard(kit.metrics());
    outOfService.say(
        Meaning.REFUSED,
        words("attract.out-of-service.headline"),
        words("attract.out-of-service.body", kit.venue().phone()),
        "");
    fill(outOfService);
    Words locker = words("attract.my-locker");
    myLocker = kit.buttons().tile("locker", locker).does(kit.choose(Choice.MY_LOCKER));
    noLockers = kit.buttons().closedTile("locker", locker, words("attract.no-lockers"));
    control(myLocker);
    control(noLockers);
  }

  @Override
  public void show(Home.Attract state) {
    Services services = kit.services().get();
    boolean out = services.backend().state() == Connection.State.REVOKED;
    outOfService.setVisible(out);
    hero.setVisible(!out && services.scanner());
    noScanner.setVisible(!out && !services.scanner());
    myLocker.setVisible(services.lockers());
    noLockers.setVisible(!services.lockers());
  }

  private HeroCard hero() {
    Metrics metrics = kit.metrics();
    Words scan = words("attract.scan");
    Words how = words("attract.how");
    Column title = new Column(metrics.grid(2));
    title
        .with(new BigNumber(scan.main(), Ink.ON_ACCENT, metrics, 15))
        .with(new BigLabel(scan.second(), Type.TITLE, Ink.ON_ACCENT_QUIET));
    HeroCard card = new HeroCard(metrics);
    if (metrics.panel().portrait()) {
      card.with(title);
      card.grow(new PhonePicture(metrics, 36, 0.5));
    } else {
      card.grow(
          new Row(metrics.grid(2)).share(1, title).share(1, new PhonePicture(metrics, 36, 1)));
    }
    card.with(new BigLabel(how.main(), Type.BODY, Ink.ON_ACCENT))
        .with(new BigLabel(how.second(), Type.CAPTION, Ink.ON_ACCENT_QUIET).yielding());
    return card;
  }
}
