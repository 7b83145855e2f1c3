package org.venue.kiosk;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.venue.hardware.camera.Frame;
import org.venue.kiosk.effect.CodeCamera;
import org.venue.kiosk.effect.FaceCamera;
import org.venue.kiosk.ui.LivePicture;
import org.venue.kiosk.ui.Stage;
import org.venue.kiosk.ui.Venue;
import org.venue.kiosk.ui.look.Fonts;
import org.venue.kiosk.ui.look.Language;
import org.venue.kiosk.ui.look.Look;
import org.venue.kiosk.ui.look.Mode;
import org.venue.kiosk.ui.look.Panel;
import org.venue.kiosk.ui.look.Scheme;
import org.venue.kiosk.ui.look.Sounds;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.widget.CameraView;
import org.venue.kiosk.vision.code.Aim;

/// What the configuration says of the screen, in the words of the stage.
public final class Face {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private Face() {}

  /// A stage for this terminal's glass.
  public static Stage.House house(
      KioskConfig config, Panel panel, Fonts fonts, Sounds sounds, InstantSource clock) {
    Map<Language, Text> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      words.put(language, new Text(language, config.venue().zone()));
    }
    return new Stage.House(
        panel, venue(config), look(config), fonts, words::get, clock, sounds, PATIENCE);
  }

  /// The picture of whichever camera of this terminal is on, as its screen paints it.
  public static LivePicture live(Kiosk kiosk) {
    Optional<CodeCamera> codes = kiosk.codes();
    Optional<FaceCamera> faces = kiosk.faces();
    return () ->
        codes.flatMap(CodeCamera::newest).map(Face::ofCode).or(() -> faces.flatMap(Face::ofFace));
  }

  private static CameraView.Live ofCode(CodeCamera.Seen seen) {
    Frame frame = seen.frame();
    Aim aim = CodeCamera.AIM;
    return new CameraView.Live(
        frame.width(),
        frame.height(),
        frame.bgr(),
        frame.sequence(),
        aim.left(),
        aim.top(),
        aim.right(),
        aim.bottom(),
        seen.found(),
        false);
  }

  private static Optional<CameraView.Live> ofFace(FaceCamera camera) {
    return camera
        .newest()
        .map(frame ->
            CameraView.Live.ofFace(
                frame.width(), frame.height(), frame.bgr(), frame.sequence(), camera.mirrored()));
  }

  private static Look look(KioskConfig config) {
    Language language =
        switch (config.terminal().language()) {
          case ZH -> Language.ZH;
          case EN -> Language.EN;
        };
    Scheme scheme =
        switch (config.screen().theme()) {
          case LIGHT -> Scheme.LIGHT;
          case DARK -> Scheme.DARK;
          case CONTRAST -> Scheme.CONTRAST;
        };
    return new Look(language, Mode.STANDARD, scheme, false);
  }

  /// Whose terminal this is, and where it stands.
  public static Venue venue(KioskConfig config) {
    KioskConfig.Venue venue = config.venue();
    KioskConfig.Terminal here = config.terminal();
    return new Venue(
        venue.nameZh(),
        venue.nameEn(),
        venue.phone(),
        new Venue.Terminal(here.id(), here.labelZh(), here.labelEn()));
  }
}
