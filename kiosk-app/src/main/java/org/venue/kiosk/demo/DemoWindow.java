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
import org.venue.kiosk.ui.look.Fonts;
import org.venue.kiosk.ui.look.Sounds;
import org.venue.kiosk.ui.screen.AllScreens;

/// The demonstration on a desktop: the terminal in a frame and the lobby panel beside it.
public final class DemoWindow {
  private static final String TERMINAL = "lobby-1";

  private DemoWindow() {}

  /// Opens both and returns when the frame is closed or staff leaves the program.
  ///
  /// @param folder where the store lies
  public static void show(Path folder, long seed)
      throws IOException, StoreException, InterruptedException {
    KioskConfig config = DemoHouse.config(folder, TERMINAL, Optional.empty());
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
                  InstantSource.system()),
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
                  DemoHouse.config(folder, TERMINAL, Optional.of(backend)),
                  backend,
                  InstantSource.system(),
                  new Random(seed),
                  true,
                  window,
                  end::countDown)) {
        window.touches(house.kiosk().loop()::acted);
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
