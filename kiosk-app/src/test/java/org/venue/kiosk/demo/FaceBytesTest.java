package org.venue.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.store.Faces;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.store.Vault;

/// A whole tour in which a face is stored, known, refused and deleted, with every byte between
/// terminals and backend kept: nothing of a face is in them, nor stays on the disk. Takes
/// `-Dvenue.testdata=DIR` with models and a portrait, and is skipped without.
class FaceBytesTest {
  private static final List<String> MODELS = List.of("sface", "mobilefacenet");

  private @TempDir Path folder;
  private final List<float[]> templates = new ArrayList<>();
  private Tap tap;

  /// Listens on the way to the backend, and keeps the template while one is stored.
  private final TourPlan.Witness witness =
      new TourPlan.Witness() {
        @Override
        public int road(int port) {
          try {
            tap = new Tap(port);
            return tap.port();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        public void in(DemoHouse house) throws StoreException {
          Faces faces = new Faces(Vault.beside(house.config().terminal().store()));
          for (String model : MODELS) {
            house
                .kiosk()
                .store()
                .transaction("open a face", tx -> faces.open(tx, model, Instant.now()))
                .faces()
                .forEach(stored -> templates.add(stored.vector()));
          }
        }
      };

  @AfterEach
  void shut() throws IOException {
    if (tap != null) {
      tap.close();
    }
  }

  @Test
  void nothingOfAFaceGoesOverTheNetworkOrStaysBehind() throws Exception {
    Path data = testData();
    String first = take(data, "first");
    byte[] heard = tap.heard();
    assertEquals(1, templates.size(), "a template was stored on the way");
    Leaks leaks = leaks(data, templates.getFirst());

    String text = new String(heard, StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("POST /v1/facts"), "the facts were heard");
    assertTrue(text.contains("CheckedIn"), "and in plain sight");
    assertFalse(Tap.packed(text), "nothing is packed");
    assertEquals(List.of(), leaks.in(heard));
    assertEquals(List.of(), Leaks.words(heard));
    assertNothingStays(folder.resolve("first"), leaks);

    everyPlantedLeakIsHeard(data);
    tap.close();

    templates.clear();
    assertEquals(first, take(data, "second"), "The same seed tells the same story");
  }

  /// The watch itself: whatever is sent through the same tap is found.
  private void everyPlantedLeakIsHeard(Path data) throws IOException {
    float[] template = templates.getFirst();
    byte[] raw = Leaks.bytes(template, ByteOrder.LITTLE_ENDIAN);
    byte[] file = Files.readAllBytes(portrait(data));
    String json = Arrays.toString(template);
    byte[] pixels = Portraits.frame(picture(data)).bgr();
    List<byte[]> planted =
        List.of(
            raw,
            Leaks.bytes(template, ByteOrder.BIG_ENDIAN),
            HexFormat.of().formatHex(raw).getBytes(StandardCharsets.UTF_8),
            HexFormat.of().withUpperCase().formatHex(raw).getBytes(StandardCharsets.UTF_8),
            Base64.getEncoder().encode(raw),
            // At another place in a group of three.
            Base64.getEncoder().encode(Arrays.copyOfRange(raw, 1, raw.length)),
            Base64.getEncoder().encode(Arrays.copyOfRange(raw, 2, raw.length)),
            json.getBytes(StandardCharsets.UTF_8),
            json.replace(" ", "").getBytes(StandardCharsets.UTF_8),
            file,
            Base64.getEncoder().encode(file),
            pixels);
    tap.close();
    ServerSocket sink = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> swallow(sink));
    tap = new Tap(sink.getLocalPort());
    for (byte[] leak : planted) {
      int before = tap.heard().length;
      try (Socket sender = new Socket(InetAddress.getLoopbackAddress(), tap.port())) {
        sender.getOutputStream().write(leak);
        sender.getOutputStream().flush();
        assertTrue(Tour.comesTrue(() -> heardSince(before) >= leak.length), "it was sent");
      }
      byte[] heard = tap.heard();
      assertNotEquals(
          List.of(), leaks(data, template).in(heard), "the watch is blind to planted bytes");
      // The next leak is to be found by itself.
      tap.forget();
    }
    sink.close();
    assertEquals(List.of("face", "人脸"), Leaks.words(bytes("{\"face\":1,\"x\":\"人脸\"}")));
    assertEquals(List.of(), Leaks.words(bytes("a surface, an interface")));
  }

  private static void swallow(ServerSocket sink) {
    try {
      while (true) {
        try (Socket one = sink.accept()) {
          one.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (IOException _) {
      // Nobody sends any more.
    }
  }

  private int heardSince(int before) {
    try {
      return tap.heard().length - before;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void assertNothingStays(Path where, Leaks leaks) throws IOException {
    // What stands before the cameras is the world, and the models are no faces.
    List<Path> world = List.of(where.resolve("views"), where.resolve("models"));
    try (Stream<Path> files = Files.walk(where)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (world.stream().noneMatch(file::startsWith)) {
          assertEquals(List.of(), leaks.in(Files.readAllBytes(file)), file.toString());
        }
      }
    }
  }

  private static Leaks leaks(Path data, float[] template) throws IOException {
    return new Leaks()
        .template(template)
        .file(Files.readAllBytes(portrait(data)))
        .pixels(picture(data));
  }

  private static Path portrait(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("faces"))) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().findFirst().get();
    }
  }

  private static BufferedImage picture(Path data) throws IOException {
    return ImageIO.read(portrait(data).toFile());
  }

  private static Path testData() {
    String data = System.getProperty("venue.testdata", "");
    assumeTrue(!data.isEmpty(), "-Dvenue.testdata=DIR names models and pictures");
    return Path.of(data);
  }

  private String take(Path data, String name) throws Exception {
    var out = new ByteArrayOutputStream();
    boolean kept =
        Tour.take(
            new TourPlan(
                folder.resolve(name),
                7,
                folder.resolve(name + "-pictures"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Optional.of(data),
                witness));
    String story = out.toString(StandardCharsets.UTF_8);
    assertTrue(kept, story);
    return story;
  }
}
