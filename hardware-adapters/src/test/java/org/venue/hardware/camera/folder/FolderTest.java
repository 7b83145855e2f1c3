package org.venue.hardware.camera.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.camera.CameraContract;
import org.venue.hardware.camera.Frame;
import org.venue.hardware.camera.Pictures;
import org.venue.hardware.camera.Viewing;
import org.venue.hardware.device.DeviceStatus.State;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.LinkUri;

class FolderTest extends CameraContract {
  @TempDir private Path temp;

  private Path folder() {
    return temp.resolve("stills");
  }

  @Override
  protected Model<Camera> model() {
    return Folder.MODEL;
  }

  @Override
  protected LinkUri uri() throws IOException {
    Files.createDirectories(folder());
    put("b.png", Pictures.encode(Pictures.plain(32, 24, Color.RED), "png"));
    put("c.jpg", Pictures.encode(Pictures.plain(48, 24, Color.BLUE), "jpg"));
    return link(Map.of("each", "20ms", "rate", "60"));
  }

  private LinkUri link(Map<String, String> options) {
    return new LinkUri("file", folder().toString(), options);
  }

  @Override
  protected void pull() throws IOException {
    Files.move(folder(), temp.resolve("away"));
  }

  @Override
  protected void put() throws IOException {
    Files.move(temp.resolve("away"), folder());
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.write(folder().resolve(name), bytes);
  }

  private void empty() throws IOException {
    for (String name : List.of("b.png", "c.jpg")) {
      Files.delete(folder().resolve(name));
    }
  }

  /// The widths of stills as they come, each once in a row.
  private static List<Integer> widths(Viewing viewing, int count) throws InterruptedException {
    List<Integer> widths = new ArrayList<>();
    long seen = -1;
    while (widths.size() < count) {
      Frame frame = frame(viewing, seen);
      seen = frame.sequence();
      if (widths.isEmpty() || widths.getLast() != frame.width()) {
        widths.add(frame.width());
      }
    }
    return widths;
  }

  @Test
  void stillsComeInTheOrderOfTheirNamesAndBeginAgain() throws Exception {
    put("a.bmp", Pictures.encode(Pictures.plain(16, 16, Color.GREEN), "bmp"));
    put("notes.txt", new byte[] {1, 2, 3});
    Camera camera = camera(link(Map.of("each", "100ms", "rate", "60")));
    try (Viewing viewing = camera.watch()) {
      assertEquals(List.of(16, 32, 48, 16), widths(viewing, 4));
    } finally {
      camera.close();
    }
  }

  @Test
  void aStillThatIsPutInIsShown() throws Exception {
    Camera camera = camera(uri());
    try (Viewing viewing = camera.watch()) {
      frame(viewing, -1);
      put("d.png", Pictures.encode(Pictures.plain(64, 64, Color.GREEN), "png"));
      await("the new one", () -> viewing.newest().orElseThrow().width() == 64);
    } finally {
      camera.close();
    }
  }

  @Test
  void pixelsAreBlueGreenRed() throws Exception {
    empty();
    put("x.png", Pictures.encode(Pictures.plain(16, 16, new Color(10, 20, 30)), "png"));
    Camera camera = camera(uri16());
    try (Viewing viewing = camera.watch()) {
      Frame frame = frame(viewing, -1);
      assertEquals("1e140a", HexFormat.of().formatHex(Arrays.copyOf(frame.bgr(), 3)));
      assertEquals(20, frame.grey()[0]);
    } finally {
      camera.close();
    }
  }

  private LinkUri uri16() {
    return link(Map.of("rate", "60"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "90", "180", "270"})
  void aTurnedCameraGivesUprightPictures(String rotation) throws Exception {
    empty();
    BufferedImage image = Pictures.plain(32, 16, Color.BLACK);
    image.setRGB(0, 0, 0xFFFFFF);
    put("x.png", Pictures.encode(image, "png"));
    for (boolean mirrored : new boolean[] {false, true}) {
      Camera camera = camera(link(Map.of("rotation", rotation, "mirrored", "" + mirrored)));
      try (Viewing viewing = camera.watch()) {
        Frame frame = frame(viewing, -1);
        int degrees = Integer.parseInt(rotation);
        boolean lying = degrees % 180 == 90;
        assertEquals(lying ? 16 : 32, frame.width());
        // Turned clockwise, the top left corner becomes top right, bottom right, bottom left.
        boolean right = degrees == 90 || degrees == 180;
        boolean bottom = degrees >= 180;
        int x = right != mirrored ? frame.width() - 1 : 0;
        int y = bottom ? frame.height() - 1 : 0;
        assertEquals(-1, frame.grey()[y * frame.width() + x], "the white corner");
      } finally {
        camera.close();
      }
    }
  }

  @Test
  void withoutLoopTheLastStillStays() throws Exception {
    Camera camera = camera(link(Map.of("each", "20ms", "rate", "60", "loop", "false")));
    try (Viewing viewing = camera.watch()) {
      await("the last", () -> viewing.newest().filter(f -> f.width() == 48).isPresent());
      long seen = viewing.newest().orElseThrow().sequence();
      for (int i = 0; i < 10; i++) {
        Frame frame = frame(viewing, seen);
        assertEquals(48, frame.width());
        seen = frame.sequence();
      }
    } finally {
      camera.close();
    }
  }

  private String complaintOf(String name, byte[] bytes) throws Exception {
    empty();
    put(name, bytes);
    Camera camera = camera(uri16());
    try (Viewing _ = camera.watch()) {
      await("a complaint", () -> camera.status().state() == State.SILENT);
      return camera.status().reason().replace(folder().toString(), "stills");
    } finally {
      camera.close();
    }
  }

  @Test
  void aBrokenPictureIsNamed() throws Exception {
    byte[] whole = Pictures.encode(Pictures.plain(300, 300, Color.RED), "png");
    assertEquals(
        "stills/x.png is a broken picture.",
        complaintOf("x.png", Arrays.copyOf(whole, whole.length / 2)));
  }

  @Test
  void whatIsNoPictureIsNamed() throws Exception {
    assertEquals("stills/x.jpg is not a picture.", complaintOf("x.jpg", new byte[1000]));
  }

  @Test
  void aPictureOfOnePixelIsRefused() throws Exception {
    assertEquals(
        "stills/x.png has 1 x 1 pixels; a picture has at least 16 x 16.",
        complaintOf("x.png", Pictures.encode(Pictures.plain(1, 1, Color.RED), "png")));
  }

  @Test
  void aHundredMegapixelsAreRefusedByTheirHeader() throws Exception {
    assertEquals(
        "stills/x.png has 10000 x 10000 pixels; more than 24 megapixels are not decoded.",
        complaintOf("x.png", Pictures.claimingPng(10_000, 10_000)));
  }

  @Test
  void anEmptyFolderSaysSo() throws Exception {
    empty();
    Camera camera = camera(uri16());
    try (Viewing viewing = camera.watch()) {
      await("a complaint", () -> camera.status().state() == State.SILENT);
      assertTrue(camera.status().reason().startsWith("There is no picture in"));
      put("x.png", Pictures.encode(Pictures.plain(16, 16, Color.RED), "png"));
      frame(viewing, -1);
    } finally {
      camera.close();
    }
  }

  @Test
  void aBrokenPictureIsPassedOver() throws Exception {
    put("bb.png", new byte[] {1, 2, 3});
    Camera camera = camera(link(Map.of("each", "50ms", "rate", "60")));
    try (Viewing viewing = camera.watch()) {
      assertEquals(List.of(32, 48, 32), widths(viewing, 3));
    } finally {
      camera.close();
    }
  }

  @Test
  void wrongOptionsAreSaidBeforeAnythingIsOpened() {
    assertEquals(
        "The link 'file:/x?rotation=45' has rotation=45; write 0, 90, 180 or 270.",
        assertThrows(
                IllegalArgumentException.class,
                () -> Folder.MODEL.check(LinkUri.parse("file:/x?rotation=45")))
            .getMessage());
    assertEquals(
        "The link 'serial:/x' does not lead to the model folder; that wants file:.",
        assertThrows(
                IllegalArgumentException.class,
                () -> Folder.MODEL.check(LinkUri.parse("serial:/x")))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Folder.MODEL.check(LinkUri.parse("file:/x?baud=9600")));
  }
}
