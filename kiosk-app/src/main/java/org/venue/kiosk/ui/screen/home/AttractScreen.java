package org.venue.kiosk.ui.screen.home;

import java.util.Optional;
import javax.swing.JPanel;
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
import org.venue.kiosk.visit.Announcement;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.FaceService;
import org.venue.kiosk.visit.Services;
import org.venue.kiosk.visit.Trouble;

/// The door sign: hold your code here. A service whose device is away says so, and where to go.
public final class AttractScreen extends Screen<Home.Attract> {
  private final HeroCard hero;
  private final AnswerCard closed;
  private final AnswerCard outOfService;
  private final BigLabel announcement;
  private final TouchButton myLocker;
  private final TouchButton noLockers;
  private final TouchButton camera;
  private final TouchButton face;
  private final JPanel byCamera;

  /// The sign.
  public AttractScreen(Kit kit) {
    super(kit);
    offerHelpOnly();
    hero = hero();
    fill(hero);
    closed = new AnswerCard(kit.metrics());
    tell(Trouble.SCANNER_MISSING);
    fill(closed);
    outOfService = new AnswerCard(kit.metrics());
    outOfService.say(
        Meaning.REFUSED,
        words("attract.out-of-service.headline"),
        words("attract.out-of-service.body", kit.venue().phone()),
        "");
    fill(outOfService);
    announcement = new BigLabel("", Type.BODY, Ink.QUIET).centred().yielding();
    stack(announcement);
    Words locker = words("attract.my-locker");
    myLocker = kit.buttons().tile("locker", locker).does(kit.choose(Choice.MY_LOCKER));
    noLockers = kit.buttons().closedTile("locker", locker, words("attract.no-lockers"));
    camera =
        kit.buttons()
            .tile("camera", words("attract.camera"))
            .does(kit.choose(Choice.SCAN_WITH_CAMERA));
    face = kit.buttons().tile("face", words("attract.face")).does(kit.choose(Choice.USE_FACE));
    int gap = kit.metrics().grid(2);
    boolean beside = kit.metrics().panel().portrait() || kit.low();
    byCamera =
        beside
            ? new Row(gap).share(1, camera).share(1, face)
            : new Column(gap).with(camera).with(face);
    control(byCamera);
    control(myLocker);
    control(noLockers);
  }

  @Override
  public void show(Home.Attract state) {
    Services services = kit.services().get();
    boolean out = services.backend().state() == Connection.State.REVOKED;
    Optional<Trouble> trouble =
        services
            .memory()
            .or(() -> services.scanner() ? Optional.empty() : Optional.of(Trouble.SCANNER_MISSING));
    trouble.ifPresent(this::tell);
    outOfService.setVisible(out);
    hero.setVisible(!out && trouble.isEmpty());
    closed.setVisible(!out && trouble.isPresent());
    announcement.setVisible(!out && services.announcement().isPresent());
    services.announcement().ifPresent(word -> announcement.setText(said(word)));
    boolean lockers = services.lockers() && services.memory().isEmpty();
    boolean looks = !out && services.memory().isEmpty();
    camera.setVisible(looks && services.camera());
    face.setVisible(looks && services.faces() != FaceService.NONE);
    byCamera.setVisible(camera.isVisible() || face.isVisible());
    myLocker.setVisible(lockers);
    noLockers.setVisible(!lockers);
  }

  private void tell(Trouble trouble) {
    Telling telling = Troubles.tell(kit, trouble);
    closed.say(
        telling.meaning(),
        telling.headline(),
        telling.body(),
        kit.text().main("trouble.code", telling.code()));
  }

  /// Both languages on a line each.
  private String said(Announcement word) {
    Words both =
        kit.text()
            .both(language ->
                switch (language) {
                  case ZH -> word.zh();
                  case EN -> word.en();
                });
    return both.main() + "\n" + both.second();
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
