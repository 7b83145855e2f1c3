package org.venue.kiosk.ui.widget;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.HierarchyEvent;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JPanel;
import javax.swing.Timer;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.look.Theme;

/// The live picture of a camera with the corners of the aiming frame over it, or an oval for a
/// face. The frame changes with the very picture in which what was looked for was found.
public final class CameraView extends JPanel implements Flowing {
  private static final Duration BEAT = Duration.ofMillis(33);

  /// How much of a side of the aiming frame its corners take.
  private static final double CORNER = 0.22;

  private static final Color VEIL = new Color(0, 0, 0, 110);

  private final int least;
  private final int round;
  private final float thick;
  private final Supplier<Optional<Live>> source;
  private final Timer beat;
  private Optional<Live> shown = Optional.empty();
  private BufferedImage image;
  private boolean oval;

  /// What is painted.
  ///
  /// @param bgr as cameras give it, not to be written
  /// @param number tells one picture from the next
  /// @param left of the aiming frame, in shares of the picture from the upper left; likewise the
  ///   others
  /// @param turned whether it is painted turned round, so that a person sees themselves as in a
  ///   mirror
  public record Live(
      int width,
      int height,
      byte[] bgr,
      long number,
      double left,
      double top,
      double right,
      double bottom,
      boolean found,
      boolean turned) {

    /// The part of the picture's height that the oval for a face takes, and how slender it is.
    private static final double OVAL_HIGH = 0.72;

    private static final double OVAL_WIDE = 0.74;

    /// A picture in whose middle a face should be.
    ///
    /// @param mirrored whether the camera gives it as a mirror would already
    public static Live ofFace(int width, int height, byte[] bgr, long number, boolean mirrored) {
      double wide = Math.min(1, OVAL_HIGH * OVAL_WIDE * height / width);
      double left = (1 - wide) / 2;
      double top = (1 - OVAL_HIGH) / 2;
      return new Live(width, height, bgr, number, left, top, 1 - left, 1 - top, false, !mirrored);
    }
  }

  /// A view at least this many grid units high; it asks for pictures while it is shown.
  public CameraView(Metrics metrics, double least, Supplier<Optional<Live>> source) {
    super(null);
    setOpaque(false);
    this.least = metrics.grid(least);
    this.round = metrics.radius();
    this.thick = Math.max(2, metrics.grid(0.75));
    this.source = source;
    this.beat = new Timer((int) BEAT.toMillis(), tick -> look());
    addHierarchyListener(changed -> {
      if ((changed.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
        if (isShowing()) {
          beat.start();
        } else {
          beat.stop();
          forget();
        }
      }
    });
  }

  /// Shows a person to themselves, with an oval for the face. The name is what a voice calls it.
  public CameraView mirror(String name) {
    oval = true;
    getAccessibleContext().setAccessibleName(name);
    return this;
  }

  /// Nothing of a picture stays behind the screen.
  private void forget() {
    shown = Optional.empty();
    image = null;
  }

  /// Takes the newest picture, if there is another one.
  public void look() {
    Optional<Live> newest = source.get();
    if (!newest.map(Live::number).equals(shown.map(Live::number))
        || !newest.map(Live::found).equals(shown.map(Live::found))) {
      shown = newest;
      newest.ifPresentOrElse(this::develop, this::forget);
      repaint();
    }
  }

  private void develop(Live live) {
    if (image == null || image.getWidth() != live.width() || image.getHeight() != live.height()) {
      image = new BufferedImage(live.width(), live.height(), BufferedImage.TYPE_3BYTE_BGR);
    }
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(live.bgr(), 0, pixels, 0, pixels.length);
  }

  @Override
  public int heightFor(int width) {
    return least;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    Paints.smooth(g);
    int width = getWidth();
    int height = getHeight();
    g.clip(new RoundRectangle2D.Double(0, 0, width, height, 2.0 * round, 2.0 * round));
    g.setColor(Theme.colour("heroBottom"));
    g.fillRect(0, 0, width, height);
    if (shown.isPresent() && image != null) {
      Live live = shown.get();
      // The picture fills the view; what does not fit is cut off on both sides alike.
      double scale = Math.max((double) width / live.width(), (double) height / live.height());
      double wide = live.width() * scale;
      double high = live.height() * scale;
      double x = (width - wide) / 2;
      double y = (height - high) / 2;
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      int drawn = (int) Math.ceil(wide);
      g.drawImage(
          image,
          (int) x + (live.turned() ? drawn : 0),
          (int) y,
          live.turned() ? -drawn : drawn,
          (int) Math.ceil(high),
          null);
      double left = Math.max(thick, x + live.left() * wide);
      double top = Math.max(thick, y + live.top() * high);
      double right = Math.min(width - thick, x + live.right() * wide);
      double bottom = Math.min(height - thick, y + live.bottom() * high);
      Color colour = live.found() ? Theme.colour("done") : Color.WHITE;
      if (oval) {
        oval(g, left, top, right - left, bottom - top, colour);
      } else {
        corners(g, left, top, right - left, bottom - top, colour);
      }
    }
    g.dispose();
  }

  /// What is outside steps back.
  private void oval(Graphics2D g, double x, double y, double wide, double high, Color colour) {
    Ellipse2D face = new Ellipse2D.Double(x, y, wide, high);
    Area around = new Area(new Rectangle2D.Double(0, 0, getWidth(), getHeight()));
    around.subtract(new Area(face));
    g.setColor(VEIL);
    g.fill(around);
    g.setStroke(new BasicStroke(thick));
    g.setColor(colour);
    g.draw(face);
  }

  private void corners(Graphics2D g, double x, double y, double wide, double high, Color colour) {
    double arm = Math.min(wide, high) * CORNER;
    Path2D all = new Path2D.Double();
    for (int side = 0; side < 4; side++) {
      boolean right = side % 2 == 1;
      boolean low = side >= 2;
      double cornerX = right ? x + wide : x;
      double cornerY = low ? y + high : y;
      all.moveTo(cornerX + (right ? -arm : arm), cornerY);
      all.lineTo(cornerX, cornerY);
      all.lineTo(cornerX, cornerY + (low ? -arm : arm));
    }
    g.setStroke(new BasicStroke(thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(colour);
    g.draw(all);
  }
}
