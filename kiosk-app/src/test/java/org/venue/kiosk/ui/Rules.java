package org.venue.kiosk.ui;

import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import org.venue.kiosk.ui.look.Metrics;
import org.venue.kiosk.ui.widget.BigLabel;
import org.venue.kiosk.ui.widget.TouchButton;

/// What must be true of every picture of the terminal. Each breach is a sentence.
final class Rules {
  /// 4.8 mm of a capital (ADA 707) are this much em of Noto Sans SC, less a rounding.
  private static final double LEAST_EM_MM = 6.5;

  /// The share of a label's rim that may be under the text or an edge.
  private static final double RIM_OUTLIERS = 0.15;

  private final Stage stage;
  private final BufferedImage picture;
  private final Metrics metrics;
  private final double contrast;
  private final List<String> breaches = new ArrayList<>();

  private Rules(Stage stage, BufferedImage picture, Metrics metrics, double contrast) {
    this.stage = stage;
    this.picture = picture;
    this.metrics = metrics;
    this.contrast = contrast;
  }

  /// Everything that is wrong with this stage as it is painted.
  static List<String> breaches(
      Stage stage, BufferedImage picture, Metrics metrics, double contrast) {
    Rules rules = new Rules(stage, picture, metrics, contrast);
    rules.check(stage);
    if (stage.look().reach()) {
      rules.reachable(stage);
    }
    return rules.breaches;
  }

  private void check(Container container) {
    List<Component> seen = seen(container);
    for (int i = 0; i < seen.size(); i++) {
      Component child = seen.get(i);
      Rectangle in = child.getBounds();
      if (in.x < 0
          || in.y < 0
          || in.x + in.width > container.getWidth()
          || in.y + in.height > container.getHeight()) {
        breach(child, "sticks out of its place, " + in + " in " + container.getSize());
      }
      for (Component other : seen.subList(i + 1, seen.size())) {
        if (in.intersects(other.getBounds())) {
          breach(child, "overlaps " + name(other));
        }
      }
      if (child instanceof BigLabel label) {
        label(label);
      }
      if (child instanceof TouchButton button && button.seen()) {
        button(button);
      }
      if (child instanceof Container inner) {
        check(inner);
      }
    }
  }

  static List<Component> seen(Container container) {
    List<Component> seen = new ArrayList<>();
    for (Component child : container.getComponents()) {
      boolean away = child instanceof TouchButton button && !button.seen();
      if (child.isVisible() && !away && child.getWidth() > 0 && child.getHeight() > 0) {
        seen.add(child);
      }
      boolean lost = child.isVisible() && (child.getWidth() <= 0 || child.getHeight() <= 0);
      if (lost && child instanceof BigLabel label && !label.getText().isEmpty()) {
        seen.add(child);
      }
    }
    return seen;
  }

  private void label(BigLabel label) {
    if (label.getText().isEmpty()) {
      return;
    }
    int needs = label.heightFor(label.getWidth());
    if (label.getWidth() <= 0 || needs > label.getHeight()) {
      breach(label, "is cut: needs " + needs + " of height, has " + label.getHeight());
      return;
    }
    if (label.widest(label.getWidth()) > label.getWidth() + 1) {
      breach(label, "is cut at its side");
    }
    if (label.getFont().getSize2D() < LEAST_EM_MM * metrics.panel().pixelsPerMm()) {
      breach(label, "is too small to read");
    }
    boolean off = SwingUtilities.getAncestorOfClass(TouchButton.class, label) instanceof TouchButton b
        && !b.isEnabled();
    double least = off ? Math.min(contrast, 4.5) : contrast;
    double seen = contrastOf(label);
    if (seen < least) {
      breach(label, "stands out %.1f:1, must %.1f:1".formatted(seen, least));
    }
  }

  private void button(TouchButton button) {
    int least = button.least();
    if (button.getWidth() < least || button.getHeight() < least) {
      breach(
          button,
          "is %d x %d, fingers need %d".formatted(button.getWidth(), button.getHeight(), least));
    }
    String name = button.getAccessibleContext().getAccessibleName();
    if (name == null || name.isBlank()) {
      breach(button, "has no name that can be read aloud");
    }
  }

  private void reachable(Container container) {
    for (Component child : seen(container)) {
      int top = SwingUtilities.convertPoint(child, 0, 0, stage).y;
      if (child instanceof TouchButton && top < stage.getHeight() / 2) {
        breach(child, "is above the lower half");
      } else if (child instanceof Container inner) {
        reachable(inner);
      }
    }
  }

  /// The contrast of a label's ink against the worst of the ground around it, as painted.
  private double contrastOf(JLabel label) {
    Rectangle at = SwingUtilities.convertRectangle(label.getParent(), label.getBounds(), stage);
    List<Double> rim = new ArrayList<>();
    Color ink = label.getForeground();
    for (int x = at.x; x < at.x + at.width; x++) {
      rim.add(ratio(ink, new Color(picture.getRGB(x, at.y))));
      rim.add(ratio(ink, new Color(picture.getRGB(x, at.y + at.height - 1))));
    }
    rim.sort(Double::compare);
    return rim.get((int) (rim.size() * RIM_OUTLIERS));
  }

  private static double ratio(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private void breach(Component what, String sentence) {
    breaches.add(name(what) + " " + sentence);
  }

  private static String name(Component component) {
    String text =
        switch (component) {
          case JLabel label when label.getText() != null -> " '" + label.getText() + "'";
          case TouchButton button ->
              " '" + button.getAccessibleContext().getAccessibleName() + "'";
          default -> "";
        };
    return component.getClass().getSimpleName() + text;
  }
}
