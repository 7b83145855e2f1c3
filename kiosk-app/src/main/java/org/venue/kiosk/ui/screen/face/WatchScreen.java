package org.venue.kiosk.ui.screen.face;

import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.face.FaceFlow.Watched;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.CameraView;
import org.venue.kiosk.ui.widget.Card;
import org.venue.kiosk.ui.widget.Column;
import org.venue.kiosk.ui.widget.Dots;
import org.venue.kiosk.ui.widget.FacePicture;
import org.venue.kiosk.ui.widget.MeaningMark;
import org.venue.kiosk.ui.widget.Row;
import org.venue.kiosk.ui.widget.TouchButton;
import org.venue.kiosk.visit.FaceStep;

/// The camera is on: what it is on for, the person as in a mirror, and what to do now, as a picture
/// and in words. The code is one touch away.
final class WatchScreen<S extends Watched> extends Screen<S> {
  private final BigLabel main;
  private final BigLabel second = new BigLabel("", Type.CAPTION, Ink.QUIET).yielding();
  private final BigLabel how = new BigLabel("", Type.BODY, Ink.STRONG);
  private final FacePicture picture;
  private final Column dotted = new Column(0);
  private int places;
  private Dots dots;

  /// @param on what the camera is on for
  WatchScreen(Kit kit, String on) {
    super(kit);
    offerBack();
    Metrics metrics = kit.metrics();
    boolean upright = metrics.panel().portrait();
    main = new BigLabel("", upright && !metrics.large() ? Type.DISPLAY : Type.TITLE, Ink.STRONG);
    picture = new FacePicture(metrics, upright ? 24 : 18);
    Column says = new Column(metrics.grid(0.5)).with(main).with(second).with(how).with(dotted);
    Row guide = new Row(metrics.grid(4)).centred().with(picture).share(1, says);
    CameraView view =
        new CameraView(metrics, upright ? 40 : 24, kit.live()::newest)
            .mirror(kit.text().main("face.picture"));
    Words why = words(on);
    Column truth = new Column(0);
    truth
        .with(new BigLabel(why.main(), Type.CAPTION, Ink.STRONG))
        .with(new BigLabel(why.second(), Type.CAPTION, Ink.QUIET).yielding());
    Row camera =
        new Row(metrics.grid(2))
            .centred()
            .with(MeaningMark.of("camera", metrics, 7))
            .share(1, truth);
    Card card = new Card(metrics);
    if (upright) {
      card.with(guide);
    } else {
      Card beside = new Card(metrics);
      control(beside.with(guide));
    }
    card.grow(view).with(camera);
    fill(card);
    TouchButton code =
        kit.buttons().tile("code", words("face.code-instead")).does(kit.choose(Choice.BACK));
    control(code);
  }

  @Override
  public void show(S state) {
    FaceStep step = state.step();
    FaceWords.Guide guide = FaceWords.guide(kit.text(), step);
    main.setText(guide.what().main());
    second.setText(guide.what().second());
    how.setText(guide.how().main());
    picture.show(guide.pose(), guide.how().main());
    boolean taking = step instanceof FaceStep.Taking;
    dotted.setVisible(taking);
    if (step instanceof FaceStep.Taking(int taken, int of)) {
      fill(taken, of);
    }
  }

  private void fill(int taken, int of) {
    if (dots == null || places != of) {
      places = of;
      dots = new Dots(of, kit.metrics());
      dotted.removeAll();
      dotted.with(dots);
    }
    dots.fill(taken);
  }
}
