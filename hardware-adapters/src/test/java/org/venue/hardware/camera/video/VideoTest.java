package org.venue.hardware.camera.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_videoio;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_videoio.VideoWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.camera.CameraContract;
import org.venue.hardware.camera.Frame;
import org.venue.hardware.camera.Pictures;
import org.venue.hardware.camera.Viewing;
import org.venue.hardware.device.DeviceStatus.State;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.LinkUri;

class VideoTest extends CameraContract {
  private static final int MICROS = 16_700;

  @TempDir private Path temp;

  private Path film() {
    return temp.resolve("film.avi");
  }

  @Override
  protected Model<Camera> model() {
    return Video.MODEL;
  }

  @Override
  protected LinkUri uri() throws IOException {
    Files.write(film(), Pictures.avi(MICROS, jpeg(32), jpeg(48), jpeg(64)));
    return link(Map.of());
  }

  private LinkUri link(Map<String, String> options) {
    return new LinkUri("file", film().toString(), options);
  }

  private static byte[] jpeg(int width) {
    return Pictures.encode(Pictures.plain(width, 24, Color.RED), "jpg");
  }

  @Override
  protected void pull() throws IOException {
    Files.move(film(), temp.resolve("away"));
  }

  @Override
  protected void put() throws IOException {
    Files.move(temp.resolve("away"), film());
  }

  @Test
  void framesComeInOrderAndTheFilmBeginsAgain() throws Exception {
    Camera camera = camera(link(Map.of("rate", "10")));
    try (Viewing viewing = camera.watch()) {
      Frame frame = frame(viewing, -1);
      for (int width : new int[] {32, 48, 64, 32, 48}) {
        assertEquals(width, frame.width());
        frame = frame(viewing, frame.sequence());
      }
    } finally {
      camera.close();
    }
  }

  @Test
  void withoutLoopTheLastFrameStays() throws Exception {
    Camera camera = camera(link(Map.of("loop", "false")));
    try (Viewing viewing = camera.watch()) {
      await("all were asked for", () -> camera.counters().questions() > 10);
      assertEquals(64, viewing.newest().orElseThrow().width());
      assertEquals(2, viewing.newest().orElseThrow().sequence());
      assertTrue(camera.status().ready());
    } finally {
      camera.close();
    }
  }

  @Test
  void aFilmThatOpenCvWroteIsShown() throws Exception {
    Path written = temp.resolve("opencv.avi");
    int jpeg = VideoWriter.fourcc((byte) 'M', (byte) 'J', (byte) 'P', (byte) 'G');
    try (VideoWriter writer =
            new VideoWriter(
                written.toString(), opencv_videoio.CAP_OPENCV_MJPEG, jpeg, 25, new Size(64, 48));
        Mat blue = new Mat(48, 64, opencv_core.CV_8UC3, new Scalar(200, 0, 0, 0))) {
      for (int i = 0; i < 3; i++) {
        writer.write(blue);
      }
      writer.release();
    }
    Camera camera = camera(new LinkUri("file", written.toString(), Map.of()));
    try (Viewing viewing = camera.watch()) {
      Frame frame = frame(viewing, -1);
      assertEquals(64, frame.width());
      assertEquals(200, frame.bgr()[0] & 0xFF, 3.0);
      assertEquals(0, frame.bgr()[2] & 0xFF, 3.0);
    } finally {
      camera.close();
    }
  }

  /// As many cameras write them: whoever shows it has the tables.
  private static byte[] withoutTables(byte[] jpeg) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    rest.write(jpeg, 0, 2);
    int at = 2;
    while ((jpeg[at + 1] & 0xFF) != 0xDA) {
      int length = 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
      if ((jpeg[at + 1] & 0xFF) != 0xC4) {
        rest.write(jpeg, at, length);
      }
      at += length;
    }
    rest.write(jpeg, at, jpeg.length - at);
    return rest.toByteArray();
  }

  @Test
  void framesWithoutHuffmanTablesAreShown() throws Exception {
    byte[] jpeg = Pictures.encode(Pictures.plain(64, 48, new Color(0, 0, 200)), "jpg");
    byte[] bare = withoutTables(jpeg);
    assertTrue(bare.length < jpeg.length);
    Files.write(film(), Pictures.avi(MICROS, bare));
    Camera camera = camera(link(Map.of()));
    try (Viewing viewing = camera.watch()) {
      assertEquals(200, frame(viewing, -1).bgr()[0] & 0xFF, 3.0);
    } finally {
      camera.close();
    }
  }

  private String complaintOf(byte[] file, State state) throws Exception {
    Files.write(film(), file);
    Camera camera = camera(link(Map.of()));
    try (Viewing _ = camera.watch()) {
      await("a complaint", () -> camera.status().state() == state);
      return camera.status().reason().replace(film().toString(), "film.avi");
    } finally {
      camera.close();
    }
  }

  @Test
  void whatIsNoFilmIsNamed() throws Exception {
    // Read again and again, since it may still be being written.
    assertEquals(
        "film.avi cannot be shown: it is not an AVI file.",
        complaintOf(new byte[100], State.OFFLINE));
  }

  @Test
  void aFilmWithoutPicturesSaysSo() throws Exception {
    assertEquals("film.avi holds no picture.", complaintOf(Pictures.avi(MICROS), State.SILENT));
  }

  @Test
  void aFrameOfAHundredMegapixelsIsRefusedByItsHeader() throws Exception {
    byte[] huge = jpeg(32);
    // SOF0: FF C0, length, precision, height, width; source: ITU T.81, B.2.2.
    for (int i = 0; i < huge.length; i++) {
      if (huge[i] == (byte) 0xFF && huge[i + 1] == (byte) 0xC0) {
        huge[i + 5] = 0x27;
        huge[i + 6] = 0x10;
        huge[i + 7] = 0x27;
        huge[i + 8] = 0x10;
        break;
      }
    }
    assertEquals(
        "A frame of film.avi has 10000 x 10000 pixels; more than 24 megapixels are not decoded.",
        complaintOf(Pictures.avi(MICROS, huge), State.SILENT));
  }

  @Test
  void aFilmThatWasCutOffIsShownUpToTheCut() throws Exception {
    byte[] whole = Pictures.avi(MICROS, jpeg(32), jpeg(48), jpeg(64));
    Files.write(film(), Arrays.copyOf(whole, whole.length - 30));
    Camera camera = camera(link(Map.of("loop", "false")));
    try (Viewing viewing = camera.watch()) {
      await("all were asked for", () -> camera.counters().questions() > 6);
      assertEquals(48, viewing.newest().orElseThrow().width());
    } finally {
      camera.close();
    }
  }
}
