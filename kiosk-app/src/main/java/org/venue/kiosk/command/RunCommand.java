package org.venue.kiosk.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import org.venue.hardware.Hardware;
import org.venue.hardware.link.Links;
import org.venue.kiosk.ConfigException;
import org.venue.kiosk.ConfigFile;
import org.venue.kiosk.Face;
import org.venue.kiosk.Kiosk;
import org.venue.kiosk.KioskConfig;
import org.venue.kiosk.Watchdog;
import org.venue.kiosk.config.Explanation;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.ui.KioskWindow;
import org.venue.kiosk.ui.LivePicture;
import org.venue.kiosk.ui.look.Fonts;
import org.venue.kiosk.ui.look.Panel;
import org.venue.kiosk.ui.look.Sounds;
import org.venue.kiosk.ui.screen.AllScreens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs one terminal until staff leave it, the system ends it, or its frame is closed.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the terminal that a configuration file describes.",
    footer = {
      "",
      "Examples:",
      "  venue-kiosk run --config /etc/venue-kiosk.toml",
      "  venue-kiosk run --explain"
    })
public final class RunCommand implements Callable<Integer> {
  /// How long the system's order to end waits for what is under way.
  private static final int FAREWELL_SECONDS = 10;

  /// The picture of whichever camera is on, once there is a terminal.
  private final AtomicReference<LivePicture> live = new AtomicReference<>(LivePicture.NONE);

  @Spec private CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "venue-kiosk.toml",
      description = "The configuration; ${DEFAULT-VALUE} by default.")
  private Path file;

  @Option(names = "--windowed", description = "A frame on a desktop instead of the whole screen.")
  private boolean windowed;

  @Option(
      names = "--explain",
      description = "Print every key of the configuration with its meaning and default.")
  private boolean explain;

  @Override
  public Integer call() throws ConfigException, IOException, StoreException, InterruptedException {
    PrintWriter out = command.commandLine().getOut();
    if (explain) {
      out.print(Explanation.of(KioskConfig.class));
      out.flush();
      return 0;
    }
    KioskConfig config = ConfigFile.read(file, ConfigFile.Devices.of(new Hardware()));
    try (Claim _ = Claim.onStore(config.terminal().store())) {
      return run(config);
    }
  }

  private int run(KioskConfig config) throws StoreException, InterruptedException {
    if (!KioskWindow.possible()) {
      command
          .commandLine()
          .getErr()
          .println("venue-kiosk: there is no display; run needs a screen (DISPLAY is not usable).");
      return 1;
    }
    var end = new CountDownLatch(1);
    var gone = new CountDownLatch(1);
    var farewell = new Thread(() -> leave(end, gone), "farewell");
    Runtime.getRuntime().addShutdownHook(farewell);
    try {
      run(config, end);
    } finally {
      gone.countDown();
      forget(farewell);
    }
    return 0;
  }

  private void run(KioskConfig config, CountDownLatch end)
      throws StoreException, InterruptedException {
    // Never waited for: an audio device may hang.
    Executor sound =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("sound").factory());
    try (ExecutorService readers = Executors.newFixedThreadPool(3);
        ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("watch").factory());
        KioskWindow window = window(config, Fonts.load(readers), new Sounds(sound), end);
        Kiosk kiosk =
            Kiosk.start(config, Kiosk.Surroundings.real(new Links(), window, end::countDown))) {
      window.touches(kiosk.loop()::acted);
      live.set(Face.live(kiosk));
      new Watchdog()
          .over("The event thread", SwingUtilities::invokeLater)
          .over("The flow loop", kiosk.loop()::whenFree)
          .start(watch);
      end.await();
    }
  }

  private KioskWindow window(
      KioskConfig config, CompletableFuture<Fonts> fonts, Sounds sounds, CountDownLatch end) {
    KioskConfig.Screen screen = config.screen();
    boolean frame = windowed || !screen.fullScreen();
    boolean portrait = screen.orientation() == KioskConfig.Orientation.PORTRAIT;
    Panel panel =
        frame
            ? KioskWindow.inFrame(screen.widthMm(), screen.heightMm(), portrait)
            : KioskWindow.wholeScreen(screen.widthMm(), screen.heightMm());
    var content =
        new KioskWindow.Content(
            Face.house(config, panel, fonts.join(), sounds, InstantSource.system())
                .with(() -> live.get().newest()),
            AllScreens::new,
            Optional.empty(),
            end::countDown);
    KioskWindow window = frame ? KioskWindow.inFrame(content) : KioskWindow.overScreen(content);
    PrintWriter out = command.commandLine().getOut();
    window
        .painted()
        .thenRun(() -> {
          long ms = ManagementFactory.getRuntimeMXBean().getUptime();
          out.println("first picture %d ms after the start".formatted(ms));
        });
    return window;
  }

  /// The system ends the program: what is under way is finished first.
  private static void leave(CountDownLatch end, CountDownLatch gone) {
    end.countDown();
    try {
      gone.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread farewell) {
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException _) {
      // The program is ending already; the hook runs and finds nothing to wait for.
    }
  }
}
