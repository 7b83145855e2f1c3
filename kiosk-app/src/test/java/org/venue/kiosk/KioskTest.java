package org.venue.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.hardware.Hardware;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.link.Links;
import org.venue.hardware.link.Ticker;
import org.venue.kiosk.effect.FaceDesk;
import org.venue.kiosk.flow.Choice;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.flow.Home;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.flow.camera.CameraFlow;
import org.venue.kiosk.flow.face.FaceFlow;
import org.venue.kiosk.store.Database;
import org.venue.kiosk.store.Faces;
import org.venue.kiosk.store.Mirror;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Vault;
import org.venue.kiosk.sync.BookingApi;
import org.venue.kiosk.vision.face.Models;
import org.venue.kiosk.visit.AgeStated;
import org.venue.kiosk.visit.FaceService;
import org.venue.kiosk.visit.FaceStep;
import org.venue.kiosk.visit.Place;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.wire.FeedItem;

/// The composed terminal when the world is not as it should be.
class KioskTest {

  @TempDir private Path folder;

  private final BlockingQueue<View> views = new LinkedBlockingQueue<>();

  @Test
  void aTerminalWithoutAnyOfItsDevicesStartsAndSaysWhatIsMissing() throws Exception {
    KioskConfig config =
        config(text ->
            text.replace("sim:men?", "serial:/nowhere/men?")
                .replace("sim:women?", "serial:/nowhere/women?")
                .replace("sim:gate", "serial:/nowhere/gate")
                .replace("sim:scanner-inside", "serial:/nowhere/inside")
                .replace("sim:scanner\"", "serial:/nowhere/scanner\""));
    try (Kiosk kiosk = start(config)) {
      View view = await(v -> !v.services().scanner());

      assertInstanceOf(Home.Attract.class, view.state());
      assertFalse(view.services().lockers());
      assertFalse(view.services().gate());

      kiosk.loop().happened(new Event.Scanned("https://example.org", Place.LOBBY));
      var refused = (Home.Refused) await(v -> v.state() instanceof Home.Refused).state();
      assertEquals(new Refusal.NoSuchCode(), refused.refusal());
    }
  }

  @Test
  void aTerminalCanBeStoppedAndStartedOnTheSameStore() throws Exception {
    KioskConfig config = config(text -> text);
    for (int i = 0; i < 2; i++) {
      try (Kiosk kiosk = start(config)) {
        assertNotNull(kiosk.store());
        await(v -> v.state() instanceof Home.Attract);
      }
    }
  }

  @Test
  void aCodeBeforeTheCameraIsScannedWhileItsScreenIsShown() throws Exception {
    Path stills = Files.createDirectory(folder.resolve("stills"));
    BitMatrix code =
        new QRCodeWriter().encode("https://example.org", BarcodeFormat.QR_CODE, 320, 320);
    ImageIO.write(picture(code), "png", stills.resolve("code.png").toFile());
    KioskConfig config =
        config(text ->
            text.replace(
                "[tickets]",
                """
                [[camera]]
                name = "camera.front"
                device = "folder file:%s"
                purposes = ["codes"]
                place = "inside"

                [tickets]
                """
                    .formatted(stills)));
    try (Kiosk kiosk = start(config)) {
      await(v -> v.services().camera());
      Camera camera = camera(kiosk);
      assertEquals(0, camera.counters().questions());

      kiosk.loop().happened(new Event.Touched(Choice.SCAN_WITH_CAMERA));

      await(v -> v.state() instanceof CameraFlow.Aiming);
      var resolving = (Home.Resolving) await(v -> v.state() instanceof Home.Resolving).state();
      assertEquals(Place.INSIDE, resolving.place());
      var refused = (Home.Refused) await(v -> v.state() instanceof Home.Refused).state();
      assertEquals(new Refusal.NoSuchCode(), refused.refusal());
      awaitUntil(() -> !camera.watched());
    }
  }

  @Test
  void withoutModelsNobodyIsKnownAndTheScreenSaysSo() throws Exception {
    try (Kiosk kiosk = start(withFaces(stills()))) {
      View view = await(v -> v.services().faces() == FaceService.MATCHING_OFF);
      assertFalse(view.services().camera(), "it is not for codes");

      kiosk.loop().happened(new Event.Touched(Choice.USE_FACE));
      await(v -> v.state() instanceof FaceFlow.Before);
      assertEquals(0, camera(kiosk).counters().questions(), "nobody looked");
    }
  }

  @Test
  void withModelsTheCameraIsOnExactlyWhileAScreenSaysThatItLooksAtAFace() throws Exception {
    installModels();
    try (Kiosk kiosk = start(withFaces(stills()))) {
      await(v -> v.services().faces() == FaceService.READY);
      Camera camera = camera(kiosk);
      kiosk.loop().happened(new Event.Touched(Choice.USE_FACE));
      await(v -> v.state() instanceof FaceFlow.Before);
      assertFalse(camera.watched());

      kiosk.loop().happened(new Event.Touched(Choice.START_CAMERA));
      await(v -> v.state() instanceof FaceFlow.Watched);
      awaitUntil(camera::watched);
      await(v ->
          v.state() instanceof FaceFlow.Watched watched
              && watched.step() instanceof FaceStep.LookStraight);
      assertTrue(kiosk.faces().orElseThrow().newest().isPresent());
      assertTrue(Face.live(kiosk).newest().isPresent());

      kiosk.loop().happened(new Event.Touched(Choice.HELP));
      awaitUntil(() -> !camera.watched());
      awaitUntil(() -> kiosk.faces().orElseThrow().newest().isEmpty());
    }
  }

  @Test
  void aStoredFaceCanBeDeletedThoughTheCameraIsGone() throws Exception {
    KioskConfig config = config(text -> text);
    start(config).close();
    storeFace(config.terminal().store());
    try (Kiosk _ = start(config)) {
      await(v -> v.services().faces() == FaceService.MATCHING_OFF);
    }
  }

  private static void storeFace(Path file) throws StoreException {
    Vault vault = Vault.beside(file);
    var faces = new Faces(vault);
    Instant now = Instant.now();
    var consent =
        new Faces.Consent(
            new UUID(1, 1).toString(),
            "m-1",
            FaceDesk.TEXT_VERSION,
            AgeStated.FOURTEEN_OR_OVER,
            now,
            now.plus(Duration.ofDays(1)));
    try (Database store = Database.open(file, Executors.newSingleThreadExecutor())) {
      store.transaction(
          "store a face",
          tx -> {
            Mirror.member(tx, new FeedItem.Member("m-1", "李雷", false, false, null, null), vault);
            faces.agree(tx, consent);
            faces.enrol(tx, consent, "any", new float[128], now);
            return null;
          });
    }
  }

  @Test
  void aDemonstrationWithoutLivenessSaysSo() throws Exception {
    installModels();
    var world = Kiosk.Surroundings.real(new Links(), views::add, () -> {}).withoutLiveness();
    try (Kiosk _ = Kiosk.start(withFaces(stills()), world)) {
      await(v -> v.services().faces() == FaceService.WITHOUT_LIVENESS);
    }
  }

  @Test
  void aModelThatIsNotTheKnownOneIsNotUsedAndTheTerminalStarts() throws Exception {
    Files.createDirectories(folder.resolve("models"));
    Files.write(folder.resolve("models/face_detection_yunet_2023mar.onnx"), new byte[] {1, 2, 3});
    Path stills = stills();
    KioskConfig config = config(text -> codesAndFaces(text, stills, "\"codes\", \"faces\""));
    try (Kiosk kiosk = start(config)) {
      View view = await(v -> v.services().camera());
      assertInstanceOf(Home.Attract.class, view.state());
      assertEquals(FaceService.NONE, kiosk.faces().orElseThrow().service());
    }
  }

  private KioskConfig withFaces(Path stills) throws Exception {
    return config(text -> codesAndFaces(text, stills, "\"faces\""));
  }

  private String codesAndFaces(String text, Path stills, String purposes) {
    return text.replace(
        "[tickets]",
        """
        [[camera]]
        name = "camera.front"
        device = "folder file:%s"
        purposes = [%s]

        [faces]
        models = '%s'

        [tickets]
        """
            .formatted(stills, purposes, folder.resolve("models")));
  }

  /// A picture without a face.
  private Path stills() throws IOException {
    Path stills = Files.createDirectory(folder.resolve("stills"));
    BufferedImage grey = new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY);
    ImageIO.write(grey, "png", stills.resolve("grey.png").toFile());
    return stills;
  }

  private void installModels() throws Exception {
    String data = System.getProperty("venue.testdata", "");
    assumeTrue(!data.isEmpty(), "-Dvenue.testdata=DIR names models");
    Models models = Models.in(folder.resolve("models"));
    models.install(Path.of(data).resolve("models/face_detection_yunet_2023mar.onnx"));
    models.install(Path.of(data).resolve("models/face_recognition_mobilefacenet.onnx"));
  }

  private static Camera camera(Kiosk kiosk) {
    return (Camera) kiosk.devices().stream().filter(Camera.class::isInstance).findFirst().get();
  }

  private static void awaitUntil(BooleanSupplier so) throws InterruptedException {
    for (int i = 0; i < 500 && !so.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertTrue(so.getAsBoolean());
  }

  private static BufferedImage picture(BitMatrix code) {
    BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 480; y++) {
      for (int x = 0; x < 640; x++) {
        int column = x - 160;
        int row = y - 80;
        boolean inside = column >= 0 && row >= 0 && column < 320 && row < 320;
        image.setRGB(x, y, inside && code.get(column, row) ? 0 : 0xD0D0D0);
      }
    }
    return image;
  }

  @Test
  void aNumberPrintedOnTwoDoorsIsSaidInOneSentence() throws Exception {
    KioskConfig config = config(text -> text.replace("first_number = 101", "first_number = 20"));

    var e = assertThrows(IllegalArgumentException.class, () -> start(config));

    assertEquals(
        "The doors locker.men/1/20 and locker.women/0/1 would both be number 20;"
            + " give one of their [[locker]] tables another first_number.",
        e.getMessage());
  }

  @Test
  void aTerminalThatCannotStartLeavesNoThreadBehind() throws Exception {
    KioskConfig wrong = config(text -> text.replace("first_number = 101", "first_number = 20"));
    assertLeavesNothing(wrong, IllegalArgumentException.class);

    KioskConfig noStore = config(text -> text.replace("k.db", "nowhere/k.db"));
    assertLeavesNothing(noStore, StoreException.class);
  }

  private void assertLeavesNothing(KioskConfig config, Class<? extends Exception> why) {
    var given = new ArrayList<ExecutorService>();
    var world =
        new Kiosk.Surroundings(
            new Links(),
            InstantSource.system(),
            UUID::randomUUID,
            new Random(1),
            1,
            new Counted(given),
            BookingApi.Wire.NETWORK,
            true,
            views::add,
            () -> {});

    assertThrows(why, () -> Kiosk.start(config, world));

    assertFalse(given.isEmpty());
    assertTrue(
        given.stream().allMatch(ExecutorService::isShutdown),
        "A terminal that could not start lets go of its threads: the next start wants the ports.");
  }

  /// Remembers what it gave.
  private record Counted(List<ExecutorService> given) implements Threads {
    private <E extends ExecutorService> E remember(E thread) {
      given.add(thread);
      return thread;
    }

    @Override
    public ScheduledExecutorService scheduled(String name) {
      return remember(REAL.scheduled(name));
    }

    @Override
    public ExecutorService store() {
      return remember(REAL.store());
    }

    @Override
    public ExecutorService effects() {
      return remember(REAL.effects());
    }

    @Override
    public ExecutorService ahead() {
      return remember(REAL.ahead());
    }

    @Override
    public Ticker ticker() {
      return REAL.ticker();
    }
  }

  private Kiosk start(KioskConfig config) throws Exception {
    return Kiosk.start(config, Kiosk.Surroundings.real(new Links(), views::add, () -> {}));
  }

  /// Patient, as natives take seconds to load where the machine is busy.
  private View await(Predicate<View> which) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (true) {
      View view = views.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertNotNull(view, "the screen never showed it");
      if (which.test(view)) {
        return view;
      }
    }
  }

  private KioskConfig config(UnaryOperator<String> change) throws Exception {
    try (var sample = getClass().getResourceAsStream("/config/sample.toml")) {
      String text = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
      Path file = folder.resolve("kiosk.toml");
      Files.writeString(
          file,
          change.apply(text.replace("\"venue-kiosk.db\"", "'" + folder.resolve("k.db") + "'")));
      return ConfigFile.read(file, ConfigFile.Devices.of(new Hardware()));
    }
  }
}
