package org.venue.kiosk.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.State;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.face.FaceFlow;
import org.venue.kiosk.ui.look.Fonts;
import org.venue.kiosk.ui.look.Language;
import org.venue.kiosk.ui.look.Look;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Mode;
import org.venue.kiosk.ui.look.Panel;
import org.venue.kiosk.ui.look.Scheme;
import org.venue.kiosk.ui.look.Sounds;
import org.venue.kiosk.ui.look.Text;
import org.venue.kiosk.ui.screen.AllScreens;
import org.venue.kiosk.ui.screen.camera.CameraGallery;
import org.venue.kiosk.ui.screen.checkin.CheckInGallery;
import org.venue.kiosk.ui.screen.checkout.CheckOutGallery;
import org.venue.kiosk.ui.screen.face.FaceGallery;
import org.venue.kiosk.ui.screen.home.HomeGallery;
import org.venue.kiosk.ui.screen.pin.PinGallery;
import org.venue.kiosk.ui.screen.staff.StaffGallery;
import org.venue.kiosk.ui.screen.staff.TasksGallery;
import org.venue.kiosk.ui.screen.visit.DuringGallery;
import org.venue.kiosk.ui.widget.CameraView;
import org.venue.kiosk.visit.Announcement;
import org.venue.kiosk.visit.Connection;
import org.venue.kiosk.visit.FaceService;
import org.venue.kiosk.visit.Services;
import org.venue.kiosk.visit.Trouble;

/// Paints every sample state in every language, both ways up, in every mode, and holds each picture
/// against [Rules]. The pictures are left in `kiosk-app/target/gallery`.
///
/// The panel is a 21.5-inch one: the smallest that is meant, where a millimetre takes most pixels.
class GalleryTest {
  private static final Panel UPRIGHT = new Panel(1080, 1920, 268, 476);
  private static final Panel WIDE = new Panel(1920, 1080, 476, 268);
  private static final Path ROOT = Path.of(System.getProperty("venue.root", "."));
  private static final Path PICTURES = ROOT.resolve("kiosk-app/target/gallery");
  private static final Path GOLDEN = ROOT.resolve("kiosk-app/src/test/resources/golden");
  private static final int MOST_WAITING = 8;

  private static Fonts fonts;
  private static ExecutorService encoder;
  private static final Semaphore WAITING = new Semaphore(MOST_WAITING);

  private final List<String> breaches = new ArrayList<>();

  @BeforeAll
  static void readFontsAndMakeRoom() throws IOException {
    encoder = Executors.newFixedThreadPool(2);
    fonts = Fonts.load(encoder).join();
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void letTheLastPicturesBeWritten() throws InterruptedException {
    encoder.shutdown();
    assertTrue(encoder.awaitTermination(2, TimeUnit.MINUTES));
  }

  @Test
  void everyScreenKeepsTheRulesInStandardPortrait() throws Exception {
    paint(UPRIGHT, Mode.STANDARD, 4.5);
  }

  @Test
  void everyScreenKeepsTheRulesInLargePortrait() throws Exception {
    paint(UPRIGHT, Mode.LARGE, 7);
  }

  @Test
  void everyScreenKeepsTheRulesInStandardLandscape() throws Exception {
    paint(WIDE, Mode.STANDARD, 4.5);
  }

  @Test
  void everyScreenKeepsTheRulesInLargeLandscape() throws Exception {
    paint(WIDE, Mode.LARGE, 7);
  }

  @Test
  void everyControlIsInTheLowerHalfInReachMode() throws Exception {
    for (Panel panel : List.of(UPRIGHT, WIDE)) {
      for (Mode mode : Mode.values()) {
        Look look = new Look(Language.ZH, mode, Scheme.LIGHT, true);
        samples().forEach((name, state) -> paint(panel, look, false, name, state, 4.5));
      }
    }
    assertNoBreach();
  }

  @Test
  void everyScreenKeepsTheRulesInHighContrastAndInTheDark() throws Exception {
    for (Scheme scheme : List.of(Scheme.CONTRAST, Scheme.DARK)) {
      Look look = new Look(Language.ZH, Mode.STANDARD, scheme, false);
      samples().forEach((name, state) -> paint(UPRIGHT, look, false, name, state, 7));
    }
    assertNoBreach();
  }

  @Test
  void theSignSaysWhichServiceIsAwayAndWhereToGo() throws Exception {
    Services none = new Services(false, false, false);
    for (Panel panel : List.of(UPRIGHT, WIDE)) {
      for (Language language : Language.values()) {
        Look look = new Look(language, Mode.STANDARD, Scheme.LIGHT, false);
        View view = new View(new Home.Attract(), none, 1);
        onEdt(() -> paint(panel, look, false, "Attract-nothing-works", view, 4.5));
      }
    }
    assertNoBreach();
  }

  @Test
  void theSignHasRoomForAWordOfTheVenue() throws Exception {
    Services saying =
        Services.ALL.saying(
            Optional.of(
                new Announcement(
                    "今日 18:00 起泳池用于比赛，更衣室照常开放。",
                    "From 18:00 the pool is used for a competition; locker rooms stay open.")));
    for (Panel panel : List.of(UPRIGHT, WIDE)) {
      for (Language language : Language.values()) {
        Look look = new Look(language, Mode.STANDARD, Scheme.LIGHT, false);
        View view = new View(new Home.Attract(), saying, 1);
        onEdt(() -> paint(panel, look, false, "Attract-announcement", view, 4.5));
      }
    }
    assertNoBreach();
  }

  @Test
  void theSignHasRoomForTheCamera() throws Exception {
    for (Panel panel : List.of(UPRIGHT, WIDE)) {
      for (Language language : Language.values()) {
        for (Mode mode : Mode.values()) {
          Look look = new Look(language, mode, Scheme.LIGHT, false);
          View view = new View(new Home.Attract(), Services.ALL.seeing(true), 1);
          onEdt(() -> paint(panel, look, false, "Attract-camera", view, 4.5));
        }
      }
    }
    assertNoBreach();
  }

  @Test
  void theSignHasRoomForTheFace() throws Exception {
    Services face = Services.ALL.knowing(FaceService.READY);
    for (Panel panel : List.of(UPRIGHT, WIDE)) {
      for (Language language : Language.values()) {
        for (Mode mode : Mode.values()) {
          Look look = new Look(language, mode, Scheme.LIGHT, false);
          View alone = new View(new Home.Attract(), face, 1);
          View both = new View(new Home.Attract(), face.seeing(true), 1);
          onEdt(() -> paint(panel, look, false, "Attract-face", alone, 4.5));
          onEdt(() -> paint(panel, look, false, "Attract-camera-face", both, 4.5));
          for (boolean deleting : List.of(true, false)) {
            View code =
                new View(new FaceFlow.AskingCode(deleting, Samples.SOON), both.services(), 1);
            String name = "Face-AskingCode-camera" + (deleting ? "-deleting" : "");
            onEdt(() -> paint(panel, look, false, name, code, 4.5));
          }
        }
      }
    }
    assertNoBreach();
  }

  @Test
  void theFacesScreensSayWhatThisTerminalLacks() throws Exception {
    for (Panel panel : List.of(UPRIGHT, WIDE)) {
      for (Mode mode : Mode.values()) {
        State before = FaceGallery.samples().get("Face-Before");
        knowing(FaceService.MATCHING_OFF, panel, mode, "Face-Before", before);
      }
    }
    // The strip takes most room where there is least, and where most people see it.
    FaceGallery.samples()
        .forEach((name, state) -> {
          knowing(FaceService.WITHOUT_LIVENESS, UPRIGHT, Mode.STANDARD, name, state);
          knowing(FaceService.WITHOUT_LIVENESS, WIDE, Mode.LARGE, name, state);
        });
    assertNoBreach();
  }

  private void knowing(FaceService service, Panel panel, Mode mode, String name, State state) {
    Look look = new Look(Language.EN, mode, Scheme.LIGHT, false);
    View view = new View(state, Services.ALL.knowing(service), 1);
    onEdt(() -> paint(panel, look, false, name + "-" + service, view, 4.5));
  }

  @Test
  void theSignSaysWhatIsWrongWithTheStore() throws Exception {
    for (Trouble trouble : List.of(Trouble.STORE_NOT_WRITTEN, Trouble.STORE_DAMAGED)) {
      Services services = Services.ALL.remembering(Optional.of(trouble));
      for (Panel panel : List.of(UPRIGHT, WIDE)) {
        for (Language language : Language.values()) {
          Look look = new Look(language, Mode.STANDARD, Scheme.LIGHT, false);
          View view = new View(new Home.Attract(), services, 1);
          onEdt(() -> paint(panel, look, false, "Attract-" + trouble.code(), view, 4.5));
        }
      }
    }
    assertNoBreach();
  }

  @Test
  void everyScreenHasRoomForTheChipOfTheNetwork() throws Exception {
    Services silent =
        Services.ALL.with(new Connection(Connection.State.SILENT, Samples.at(22, 14, 5)));
    paint(UPRIGHT, new Look(Language.EN, Mode.STANDARD, Scheme.LIGHT, false), silent);
    paint(UPRIGHT, new Look(Language.EN, Mode.LARGE, Scheme.LIGHT, true), silent);
    paint(WIDE, new Look(Language.EN, Mode.LARGE, Scheme.LIGHT, false), silent);
    assertNoBreach();
  }

  @Test
  void theChipAndTheSignTellEveryStateOfTheNetwork() throws Exception {
    for (Connection.State state : Connection.State.values()) {
      Services services = Services.ALL.with(new Connection(state, Samples.at(22, 14, 5), 42));
      for (Panel panel : List.of(UPRIGHT, WIDE)) {
        for (Language language : Language.values()) {
          Look look = new Look(language, Mode.LARGE, Scheme.LIGHT, false);
          View view = new View(new Home.Attract(), services, 1);
          onEdt(() -> paint(panel, look, false, "Attract-" + state, view, 4.5));
        }
      }
    }
    assertNoBreach();
  }

  @Test
  void theLayoutIsTheGoldenOne() throws Exception {
    boolean update = "update".equals(System.getProperty("golden"));
    List<String> differing = new ArrayList<>();
    for (Language language : Language.values()) {
      Look look = new Look(language, Mode.STANDARD, Scheme.LIGHT, false);
      for (Map.Entry<String, State> sample : samples().entrySet()) {
        View view = new View(sample.getValue(), services(sample.getValue()), 1);
        String layout = onEdt(() -> layout(stage(UPRIGHT, look, false, view)));
        Path file = GOLDEN.resolve(language.tag()).resolve(sample.getKey() + ".txt");
        if (update) {
          Files.createDirectories(file.getParent());
          Files.writeString(file, layout);
        } else if (!Files.exists(file) || !Files.readString(file).equals(layout)) {
          differing.add(language.tag() + "/" + sample.getKey());
        }
      }
    }
    assertEquals(
        List.of(),
        differing,
        "These layouts changed. If that was meant, run with -Dgolden=update and review the lines");
  }

  @Test
  void everyStateOfEveryJourneyHasASample() {
    List<String> missing = new ArrayList<>();
    List<Class<?>> shown = new ArrayList<>();
    samples().values().forEach(state -> shown.add(state.getClass()));
    for (State sample : samples().values()) {
      for (Class<?> journey : sample.getClass().getInterfaces()) {
        if (journey.isSealed()) {
          for (Class<?> kind : journey.getPermittedSubclasses()) {
            if (!kind.isInterface() && !shown.contains(kind)) {
              missing.add(kind.getSimpleName());
            }
          }
        }
      }
    }
    assertEquals(List.of(), missing, "A state without a sample is a screen nobody has looked at");
  }

  /// Faces are known where a face is in play.
  private static Services services(State state) {
    return state instanceof FaceFlow.Facing
        ? Services.ALL.knowing(FaceService.READY)
        : Services.ALL;
  }

  private static Map<String, State> samples() {
    Map<String, State> all = new LinkedHashMap<>();
    all.putAll(HomeGallery.samples());
    all.putAll(CheckInGallery.samples());
    all.putAll(DuringGallery.samples());
    all.putAll(CheckOutGallery.samples());
    all.putAll(PinGallery.samples());
    all.putAll(CameraGallery.samples());
    all.putAll(FaceGallery.samples());
    all.putAll(StaffGallery.samples());
    all.putAll(TasksGallery.samples());
    return all;
  }

  private void paint(Panel panel, Mode mode, double contrast) {
    for (Language language : Language.values()) {
      Look look = new Look(language, mode, Scheme.LIGHT, false);
      samples().forEach((name, state) -> paint(panel, look, false, name, state, contrast));
      // Large English has used its room up already: a locker with its PIN holds no 40 % more.
      if (mode == Mode.STANDARD || language == Language.ZH) {
        samples().forEach((name, state) -> paint(panel, look, true, name, state, contrast));
      }
    }
    assertNoBreach();
  }

  private void paint(Panel panel, Look look, Services services) {
    samples()
        .forEach((name, state) -> {
          View view = new View(state, services, 1);
          onEdt(() -> paint(panel, look, false, "offline-" + name, view, 4.5));
        });
  }

  private void paint(
      Panel panel, Look look, boolean pseudo, String name, State state, double contrast) {
    View view = new View(state, services(state), 1);
    onEdt(() -> paint(panel, look, pseudo, name, view, contrast));
  }

  private Void paint(
      Panel panel, Look look, boolean pseudo, String name, View view, double contrast) {
    Stage stage = stage(panel, look, pseudo, view);
    BufferedImage picture =
        new BufferedImage(panel.width(), panel.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    stage.print(g);
    g.dispose();
    String variant =
        "%s-%s-%s-%s%s%s"
            .formatted(
                name,
                look.language().tag(),
                panel.portrait() ? "portrait" : "landscape",
                look.mode().name().toLowerCase(java.util.Locale.ROOT),
                look.scheme() == Scheme.LIGHT
                    ? ""
                    : "-" + look.scheme().name().toLowerCase(java.util.Locale.ROOT),
                look.reach() ? "-reach" : "");
    Rules.breaches(stage, picture, new Metrics(panel, look.mode()), contrast)
        .forEach(breach -> breaches.add(variant + (pseudo ? "-pseudo" : "") + ": " + breach));
    stage.removeNotify();
    if (!pseudo) {
      write(picture, PICTURES.resolve(variant + ".png"));
    }
    return null;
  }

  private static Stage stage(Panel panel, Look look, boolean pseudo, View view) {
    UnaryOperator<String> change = pseudo ? GalleryTest::longer : UnaryOperator.identity();
    Stage.House house =
        new Stage.House(
                panel,
                Samples.VENUE,
                look,
                fonts,
                language -> new Text(language, Samples.ZONE, change),
                InstantSource.fixed(Samples.NOW),
                Sounds.none(),
                Duration.ZERO)
            .with(() -> Optional.of(SamplePicture.of(view.state())));
    Stage stage = new Stage(house, (act, step) -> {}, AllScreens::new);
    stage.setSize(panel.width(), panel.height());
    stage.show(view);
    stage.addNotify();
    lookThrough(stage);
    layOut(stage);
    return stage;
  }

  private static String layout(Stage stage) {
    String layout = LayoutText.of(stage);
    stage.removeNotify();
    return layout;
  }

  /// Without a window nobody validates; so each container lays out its children here.
  private static void layOut(Container container) {
    container.doLayout();
    for (Component child : container.getComponents()) {
      if (child instanceof Container inner) {
        layOut(inner);
      }
    }
  }

  /// A view of a camera asks for its picture by a timer; here it is asked at once.
  private static void lookThrough(Container container) {
    for (Component child : container.getComponents()) {
      if (child instanceof CameraView view) {
        view.look();
      } else if (child instanceof Container inner) {
        lookThrough(inner);
      }
    }
  }

  /// A text 40 % longer, made of its own script.
  private static String longer(String text) {
    String plain = text.replaceAll("\\{\\d}", "");
    int more = (int) Math.ceil(plain.length() * 0.4);
    return text + plain.substring(0, Math.min(plain.length(), more));
  }

  private static void write(BufferedImage picture, Path file) {
    WAITING.acquireUninterruptibly();
    encoder.execute(() -> {
      try {
        encode(picture, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        WAITING.release();
      }
    });
  }

  /// Packed lightly: there are hundreds of them.
  private static void encode(BufferedImage picture, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    Files.deleteIfExists(file);
    try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      ImageWriteParam light = writer.getDefaultWriteParam();
      light.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      light.setCompressionQuality(0.9f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), light);
    } finally {
      writer.dispose();
    }
  }

  private static <T> T onEdt(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    EventQueue.invokeLater(task);
    try {
      return task.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertNoBreach() {
    assertTrue(
        breaches.isEmpty(), () -> breaches.size() + " breaches:\n" + String.join("\n", breaches));
  }
}
