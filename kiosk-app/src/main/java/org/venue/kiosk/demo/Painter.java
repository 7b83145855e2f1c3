package org.venue.kiosk.demo;

import java.awt.Component;
import java.awt.Container;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.venue.kiosk.flow.View;
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
import org.venue.kiosk.ui.screen.AllScreens;

/// Paints the very screens of the terminal to PNG files, without a display. Pictures are encoded
/// off the event thread, which is the slow part.
final class Painter implements BiConsumer<View, String>, AutoCloseable {
  private static final Panel PANEL = new Panel(1080, 1920, 398, 708);

  private final Path folder;
  private final Stage stage;
  private final ExecutorService encoder = Executors.newFixedThreadPool(2);
  private final Map<String, Integer> painted = new ConcurrentHashMap<>();

  Painter(Path folder, Venue venue, ZoneId zone, InstantSource clock) throws IOException {
    this.folder = Files.createDirectories(folder);
    Fonts fonts = Fonts.load(encoder).join();
    Look look = new Look(Language.ZH, Mode.STANDARD, Scheme.LIGHT, false);
    Stage.House house =
        new Stage.House(
            PANEL,
            venue,
            look,
            fonts,
            language -> new Text(language, zone),
            clock,
            Sounds.none(),
            Duration.ZERO);
    Stage[] made = new Stage[1];
    onEdt(() -> {
      made[0] = new Stage(house, (_, _) -> {}, AllScreens::new);
      made[0].setSize(PANEL.width(), PANEL.height());
      made[0].addNotify();
    });
    stage = made[0];
  }

  @Override
  public void accept(View view, String name) {
    int count = painted.merge(name, 1, Integer::sum);
    String file = count == 1 ? name : name + "-" + count;
    var picture = new BufferedImage(PANEL.width(), PANEL.height(), BufferedImage.TYPE_INT_RGB);
    onEdt(() -> {
      stage.show(view);
      layout(stage);
      Graphics2D g = picture.createGraphics();
      stage.print(g);
      g.dispose();
    });
    encoder.execute(() -> write(picture, folder.resolve(file + ".png")));
  }

  private static void layout(Component component) {
    component.doLayout();
    if (component instanceof Container container) {
      for (Component child : container.getComponents()) {
        layout(child);
      }
    }
  }

  private static void write(BufferedImage picture, Path file) {
    try {
      ImageIO.write(picture, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void onEdt(Runnable work) {
    try {
      SwingUtilities.invokeAndWait(work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while painting", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("A screen cannot be painted", e.getCause());
    }
  }

  /// Waits until every picture is on the disk.
  @Override
  public void close() {
    encoder.shutdown();
    try {
      if (!encoder.awaitTermination(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The pictures are still not written after a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
