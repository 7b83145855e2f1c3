package org.venue.kiosk.ui.screen.face;

import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.face.FaceFlow.AskingCode;
import org.venue.kiosk.ui.Kit;
import org.venue.kiosk.ui.Screen;
import org.venue.kiosk.ui.look.Ink;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Type;
import org.venue.kiosk.ui.look.Words;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.HeroCard;
import org.venue.kiosk.ui.widget.PhonePicture;
import org.venue.kiosk.ui.widget.TouchButton;

/// Hold your member code to the scanner, or to the camera, and what it is for.
final class MemberCodeScreen extends Screen<AskingCode> {
  private final BigLabel headline;
  private final BigLabel second = new BigLabel("", Type.BODY, Ink.ON_ACCENT_QUIET).yielding();
  private final BigLabel body = new BigLabel("", Type.BODY, Ink.ON_ACCENT);
  private final BigLabel bodySecond =
      new BigLabel("", Type.CAPTION, Ink.ON_ACCENT_QUIET).yielding();
  private final TouchButton camera;
  private final TouchButton code;
  private final TouchButton keep;

  MemberCodeScreen(Kit kit) {
    super(kit);
    offerBack();
    Metrics metrics = kit.metrics();
    headline = new BigLabel("", Type.DISPLAY, Ink.ON_ACCENT);
    HeroCard hero = new HeroCard(metrics);
    hero.with(headline).with(second);
    hero.grow(new PhonePicture(metrics, metrics.panel().portrait() ? 30 : 16, 0.5));
    hero.with(body).with(bodySecond);
    fill(hero);
    camera = tile("camera", "attract.camera", Choice.SCAN_WITH_CAMERA);
    code = tile("code", "face.code-instead", Choice.BACK);
    keep = tile("back", "face.code.leave", Choice.BACK);
  }

  private TouchButton tile(String icon, String key, Choice choice) {
    TouchButton tile = kit.buttons().tile(icon, words(key)).does(kit.choose(choice));
    control(tile);
    return tile;
  }

  @Override
  public void show(AskingCode state) {
    String key = state.deleting() ? "face.code.delete" : "face.code.enrol";
    Words says = words(key + ".headline");
    Words what = words(key + ".body");
    headline.setText(says.main());
    second.setText(says.second());
    body.setText(what.main());
    bodySecond.setText(what.second());
    camera.setVisible(kit.services().get().camera());
    code.setVisible(!state.deleting());
    keep.setVisible(state.deleting());
  }
}
