package org.venue.kiosk.ui.widget;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;
import java.util.HashMap;
import java.util.Map;
import javax.swing.JPanel;
import javax.swing.border.EmptyBorder;

/// Lays its children side by side. Those added with a share divide the width that is left, the
/// others are as wide as they like. Children are as high as the row, or stand in its middle at
/// their own height when it is [#centred].
public class Row extends JPanel implements Flowing {
  private final int gap;
  private final Map<Component, Double> shares = new HashMap<>();
  private boolean centred;
  private boolean yielding;

  /// A row with this gap in pixels.
  @SuppressWarnings("this-escape") // Swing's own setters, which nobody here overrides
  public Row(int gap) {
    this.gap = gap;
    setOpaque(false);
    setLayout(new Flow());
  }

  /// Adds a child as wide as it likes.
  public Row with(Component child) {
    add(child);
    return this;
  }

  /// Adds a child that takes this share of the width that is left.
  public Row share(double share, Component child) {
    shares.put(child, share);
    add(child);
    return this;
  }

  /// Children keep their own height and stand in the middle.
  public Row centred() {
    centred = true;
    return this;
  }

  /// Is left out where there is no room for it.
  public Row yielding() {
    yielding = true;
    return this;
  }

  /// Whether it may be left out.
  boolean yields() {
    return yielding;
  }

  /// Keeps this much room inside its edge.
  public Row pad(int vertical, int horizontal) {
    setBorder(new EmptyBorder(vertical, horizontal, vertical, horizontal));
    return this;
  }

  @Override
  public int heightFor(int width) {
    Insets in = getInsets();
    Map<Component, Integer> widths = widths(width - in.left - in.right);
    int height = 0;
    for (Map.Entry<Component, Integer> each : widths.entrySet()) {
      height = Math.max(height, Flowing.height(each.getKey(), each.getValue()));
    }
    return height + in.top + in.bottom;
  }

  private Map<Component, Integer> widths(int width) {
    double sum = 0;
    int left = width;
    int shown = 0;
    Map<Component, Integer> widths = new HashMap<>();
    for (Component child : getComponents()) {
      if (child.isVisible()) {
        shown++;
        Double share = shares.get(child);
        if (share == null) {
          int own = Math.min(child.getPreferredSize().width, width);
          widths.put(child, own);
          left -= own;
        } else {
          sum += share;
        }
      }
    }
    left = Math.max(0, left - gap * Math.max(0, shown - 1));
    for (Component child : getComponents()) {
      if (child.isVisible() && shares.containsKey(child)) {
        widths.put(child, (int) (left * shares.get(child) / sum));
      }
    }
    return widths;
  }

  private final class Flow implements LayoutManager {
    @Override
    public void layoutContainer(Container parent) {
      Insets in = getInsets();
      int height = getHeight() - in.top - in.bottom;
      Map<Component, Integer> widths = widths(getWidth() - in.left - in.right);
      int x = in.left;
      for (Component child : getComponents()) {
        if (child.isVisible()) {
          int width = widths.get(child);
          int own = centred ? Math.min(height, Flowing.height(child, width)) : height;
          child.setBounds(x, in.top + (height - own) / 2, width, own);
          x += width + gap;
        }
      }
    }

    @Override
    public Dimension preferredLayoutSize(Container parent) {
      Insets in = getInsets();
      int width = -gap;
      for (Component child : getComponents()) {
        if (child.isVisible()) {
          width += child.getPreferredSize().width + gap;
        }
      }
      width = Math.max(0, width) + in.left + in.right;
      return new Dimension(width, heightFor(width));
    }

    @Override
    public Dimension minimumLayoutSize(Container parent) {
      return new Dimension(0, 0);
    }

    @Override
    public void addLayoutComponent(String name, Component child) {}

    @Override
    public void removeLayoutComponent(Component child) {
      shares.remove(child);
    }
  }
}
