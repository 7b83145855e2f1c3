package org.venue.kiosk.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.venue.kiosk.ui.look.Fonts;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Mode;
import org.venue.kiosk.ui.look.Panel;
import org.venue.kiosk.ui.look.Scheme;
import org.venue.kiosk.ui.look.Theme;
import org.venue.kiosk.ui.widget.CameraView.Live;

class CameraViewTest {
  private static final Metrics METRICS =
      new Metrics(new Panel(1080, 1920, 268, 476), Mode.STANDARD);
  private static final int SIDE = 400;

  private Optional<Live> newest = Optional.empty();

  @BeforeAll
  static void dress() throws Exception {
    Fonts fonts = Fonts.load(Runnable::run).join();
    EventQueue.invokeAndWait(() -> Theme.install(Scheme.LIGHT, METRICS, fonts));
  }

  /// A picture twice as wide as high, all of one colour.
  private static Live live(long number, boolean found) {
    byte[] bgr = new byte[3 * 200 * 100];
    Arrays.fill(bgr, (byte) 0x40);
    return new Live(200, 100, bgr, number, 0.3, 0.1, 0.7, 0.9, found, false);
  }

  private BufferedImage paint(CameraView view) {
    view.look();
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    view.paint(g);
    g.dispose();
    return image;
  }

  private CameraView view() {
    CameraView view = new CameraView(METRICS, 10, () -> newest);
    view.setSize(SIDE, SIDE);
    return view;
  }

  private static Color at(BufferedImage image, int x, int y) {
    return new Color(image.getRGB(x, y));
  }

  @Test
  void thePictureFillsTheViewAndTheAimingFrameLiesOverIt() throws Exception {
    EventQueue.invokeAndWait(() -> {
      newest = Optional.of(live(1, false));
      BufferedImage image = paint(view());
      assertEquals(new Color(0x40, 0x40, 0x40), at(image, 200, 200));
      // 0.3 of a picture 800 wide that sticks out by 200 on the left, 0.1 of its height of 400.
      assertEquals(Color.WHITE, at(image, 40, 60));
    });
  }

  @Test
  void theFrameInWhichACodeWasReadShowsIt() throws Exception {
    EventQueue.invokeAndWait(() -> {
      CameraView view = view();
      newest = Optional.of(live(1, false));
      paint(view);
      newest = Optional.of(live(1, true));
      assertEquals(Theme.colour("done"), at(paint(view), 40, 60));
    });
  }

  @Test
  void nothingOfAPictureStaysWhenTheCameraIsOff() throws Exception {
    EventQueue.invokeAndWait(() -> {
      CameraView view = view();
      newest = Optional.of(live(1, false));
      paint(view);
      newest = Optional.empty();
      assertEquals(Theme.colour("heroBottom"), at(paint(view), 200, 200));
    });
  }

  @Test
  void aPersonSeesThemselvesAsInAMirrorHoweverTheCameraGivesIt() throws Exception {
    byte[] bgr = new byte[3 * 200 * 100];
    for (int row = 0; row < 100; row++) {
      Arrays.fill(bgr, 3 * 200 * row, 3 * (200 * row + 100), (byte) 0xFF);
    }
    EventQueue.invokeAndWait(() -> {
      for (boolean mirrored : new boolean[] {false, true}) {
        newest = Optional.of(Live.ofFace(200, 100, bgr, 1, mirrored));
        BufferedImage image = paint(view().mirror("mirror"));
        // White is left in the camera's picture, and right in the mirror unless it is one already.
        assertEquals(mirrored ? Color.WHITE : Color.BLACK, at(image, 170, 200));
        assertEquals(mirrored ? Color.BLACK : Color.WHITE, at(image, 230, 200));
      }
    });
  }
}
