package org.venue.kiosk.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import org.venue.kiosk.Face;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.Watchdog;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.ui.KioskWindow;
import org.venue.kiosk.ui.LivePicture;
import org.venue.kiosk.ui.look.Fonts;
import org.venue.kiosk.ui.look.Sounds;
import org.venue.kiosk.ui.screen.AllScreens;

/// The demonstration on a desktop: the terminal in a frame and the lobby panel beside it.
public final class DemoWindow {
  private static final String TERMINAL = "lobby-1";

  private DemoWindow() {}

  /// A camera of this machine, for codes and faces.
  ///
  /// @param device its model and link, as a configuration names them
  /// @param models the directory of the models
  /// @param live whether a face must show that it is no picture
  public record Eye(String device, Path models, boolean live) {

    private String configured() {
      return """

      [[camera]]
      name = "camera.front"
      device = '%s'
      purposes = ["codes", "faces"]

      [faces]
      models = '%s'
      """
          .formatted(device, models.toAbsolutePath());
    }
  }

  /// Opens both, without a camera, and returns when the frame is closed or staff leaves the
  /// program.
  ///
  /// @param folder where the store lies
  public static void show(Path folder, long seed)
      throws IOException, StoreException, InterruptedException {
    show(folder, seed, Optional.empty());
  }

  /// The same with a camera.
  public static void show(Path folder, long seed, Optional<Eye> eye)
      throws IOException, StoreException, InterruptedException {
    KioskConfig config = DemoHouse.config(folder, TERMINAL, Optional.empty());
    String cameras = eye.map(Eye::configured).orElse("");
    var live = new AtomicReference<>(LivePicture.NONE);
    KioskConfig.Screen screen = config.screen();
    var end = new CountDownLatch(1);
    var lobby = new AtomicReference<LobbyPanel>();
    try (ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
        ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("watch").factory())) {
      var content =
          new KioskWindow.Content(
              Face.house(
                      config,
                      KioskWindow.inFrame(screen.widthMm(), screen.heightMm(), true),
                      Fonts.load(threads).join(),
                      new Sounds(threads),
                      InstantSource.system())
                  .with(() -> live.get().newest()),
              AllScreens::new,
              Optional.of(() -> {
                lobby.set(new LobbyPanel());
                return lobby.get();
              }),
              end::countDown);
      try (KioskWindow window = KioskWindow.inFrame(content);
          DemoBackend backend =
              new DemoBackend(folder, config.venue().id(), InstantSource.system());
          DemoHouse house =
              new DemoHouse(
                  DemoHouse.config(folder, TERMINAL, Optional.of(backend), cameras),
                  backend,
                  InstantSource.system(),
                  new Random(seed),
                  eye.map(Eye::live).orElse(true),
                  window,
                  end::countDown)) {
        window.touches(house.kiosk().loop()::acted);
        live.set(Face.live(house.kiosk()));
        new Watchdog()
            .over("The event thread", SwingUtilities::invokeLater)
            .over("The flow loop", house.kiosk().loop()::whenFree)
            .start(watch);
        house.awaitDevices();
        SwingUtilities.invokeLater(() -> lobby.get().enter(house, backend));
        end.await();
      }
    }
  }
}
