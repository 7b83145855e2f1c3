package org.venue.kiosk.ui;

import java.awt.AWTError;
import java.awt.BorderLayout;
import java.awt.Cursor;
import java.awt.Graphics;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import org.venue.kiosk.flow.View;
import org.venue.kiosk.ui.look.Panel;

/// The terminal's window: one [Stage], over the whole screen at a terminal, in a frame at a
/// desktop. Views may come from any thread and are shown on the event thread one after the other;
/// touches leave to whoever is named by [#touches], and count for nothing before.
public final class KioskWindow implements Consumer<View>, AutoCloseable {
  /// What a title bar takes where the screen does not tell.
  private static final int TITLE_BAR = 40;

  /// Shape of the picture in a frame, short side to long.
  private static final double SHAPE = 9.0 / 16;

  private final CompletableFuture<Void> painted = new CompletableFuture<>();
  private final JFrame frame = new JFrame();
  private final Stage stage;
  private volatile Stage.Touches touches = (act, step) -> {};

  /// What stands in the window.
  ///
  /// @param house of the stage; its panel is [#wholeScreen] or [#inFrame]
  /// @param screens builds them
  /// @param beside what stands at the stage's right side in a frame, made after the stage
  /// @param closed called when a person closes the frame; the window stays until [#close]
  public record Content(
      Stage.House house,
      Function<Kit, Screens> screens,
      Optional<Supplier<? extends JComponent>> beside,
      Runnable closed) {}

  private KioskWindow(Content content) {
    stage = new Stage(content.house(), (act, step) -> touches.acted(act, step), content.screens());
    frame.setTitle(content.house().venue().nameZh());
    frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent closing) {
            content.closed().run();
          }
        });
    frame.setContentPane(new Ground());
    content
        .beside()
        .ifPresentOrElse(
            beside -> {
              frame.add(stage, BorderLayout.LINE_START);
              frame.add(beside.get());
            },
            () -> frame.add(stage));
  }

  /// Whether there is a screen to show a window on.
  public static boolean possible() {
    try {
      return !GraphicsEnvironment.isHeadless() && screen() != null;
    } catch (AWTError | NoClassDefFoundError | UnsatisfiedLinkError _) {
      // DISPLAY names nothing that answers, or this runtime came without windows.
      return false;
    }
  }

  /// The glass of a terminal: every pixel of the screen.
  public static Panel wholeScreen(double widthMm, double heightMm) {
    Rectangle all = screen().getDefaultConfiguration().getBounds();
    return new Panel(all.width, all.height, widthMm, heightMm);
  }

  /// The same glass seen through a frame that fits this desktop.
  public static Panel inFrame(double widthMm, double heightMm, boolean portrait) {
    GraphicsConfiguration screen = screen().getDefaultConfiguration();
    Insets bars = Toolkit.getDefaultToolkit().getScreenInsets(screen);
    int width = screen.getBounds().width - bars.left - bars.right;
    int height = screen.getBounds().height - bars.top - bars.bottom - TITLE_BAR;
    double shape = portrait ? SHAPE : 1 / SHAPE;
    int fitting = (int) Math.min(height, width / shape);
    return new Panel((int) (fitting * shape), fitting, widthMm, heightMm);
  }

  /// Shows the door sign over the whole screen, without a mouse pointer. Must not be called on the
  /// event thread.
  public static KioskWindow overScreen(Content content) {
    return open(content, KioskWindow::coverScreen);
  }

  /// Shows the door sign in a frame on a desktop. Must not be called on the event thread.
  public static KioskWindow inFrame(Content content) {
    return open(content, KioskWindow::frame);
  }

  private static KioskWindow open(Content content, Consumer<KioskWindow> show) {
    var made = new CompletableFuture<KioskWindow>();
    try {
      SwingUtilities.invokeAndWait(() -> {
        KioskWindow window = new KioskWindow(content);
        show.accept(window);
        made.complete(window);
      });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the window opened", e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("The window cannot be opened", e.getCause());
    }
    return made.join();
  }

  private void coverScreen() {
    frame.setUndecorated(true);
    frame.setResizable(false);
    frame.setCursor(noPointer());
    frame.setBounds(screen().getDefaultConfiguration().getBounds());
    frame.setVisible(true);
    screen().setFullScreenWindow(frame);
  }

  private void frame() {
    frame.setResizable(false);
    frame.pack();
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
  }

  private static GraphicsDevice screen() {
    return GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
  }

  /// A finger needs no arrow.
  private static Cursor noPointer() {
    var nothing = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
    return Toolkit.getDefaultToolkit().createCustomCursor(nothing, new Point(), "none");
  }

  /// Names who is told of touches from now on.
  public void touches(Stage.Touches taker) {
    touches = taker;
  }

  /// Done when something was to be seen for the first time.
  public CompletableFuture<Void> painted() {
    return painted;
  }

  @Override
  public void accept(View view) {
    SwingUtilities.invokeLater(() -> stage.show(view));
  }

  @Override
  public void close() {
    SwingUtilities.invokeLater(frame::dispose);
  }

  /// Notices the first paint.
  private final class Ground extends JPanel {
    Ground() {
      super(new BorderLayout());
    }

    @Override
    public void paint(Graphics g) {
      super.paint(g);
      painted.complete(null);
    }
  }
}
