package org.venue.kiosk.ui.widget;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager2;
import java.util.HashSet;
import java.util.Set;
import javax.swing.JPanel;
import javax.swing.border.EmptyBorder;

/// Lays its children one under the other at full width, each as high as it needs. Those added with
/// [#grow] share what is left; without one the column stands at its top, or where [#sit] says.
public class Column extends JPanel implements Flowing {
  private static final String GROW = "grow";

  private final int gap;
  private double sit;

  /// A column with this gap in pixels.
  @SuppressWarnings("this-escape") // Swing's own setters, which nobody here overrides
  public Column(int gap) {
    this.gap = gap;
    setOpaque(false);
    setLayout(new Flow());
  }

  /// Adds a child that takes a share of the height that is left.
  public Column grow(Component child) {
    add(child, GROW);
    return this;
  }

  /// Adds a child.
  public Column with(Component child) {
    add(child);
    return this;
  }

  /// Where the children stand when nothing grows: 0 the top, 1 the bottom.
  public Column sit(double where) {
    sit = where;
    return this;
  }

  /// Keeps this much room inside its edge.
  public Column pad(int vertical, int horizontal) {
    setBorder(new EmptyBorder(vertical, horizontal, vertical, horizontal));
    return this;
  }

  @Override
  public int heightFor(int width) {
    Insets in = getInsets();
    return natural(width - in.left - in.right) + in.top + in.bottom;
  }

  private int natural(int width) {
    int height = 0;
    int shown = 0;
    for (Component child : getComponents()) {
      if (child.isVisible()) {
        height += Flowing.height(child, width);
        shown++;
      }
    }
    return height + gap * Math.max(0, shown - 1);
  }

  private final class Flow implements LayoutManager2 {
    private final Set<Component> growing = new HashSet<>();

    @Override
    public void addLayoutComponent(Component child, Object constraint) {
      if (GROW.equals(constraint)) {
        growing.add(child);
      }
    }

    @Override
    public void removeLayoutComponent(Component child) {
      growing.remove(child);
    }

    @Override
    public void layoutContainer(Container parent) {
      Insets in = getInsets();
      int width = getWidth() - in.left - in.right;
      int spare = getHeight() - in.top - in.bottom - natural(width);
      long takers = growing.stream().filter(Component::isVisible).count();
      int extra = takers == 0 ? 0 : (int) (spare / takers);
      int y = in.top + (takers == 0 ? (int) Math.max(0, spare * sit) : 0);
      for (Component child : getComponents()) {
        if (child.isVisible()) {
          int height = Flowing.height(child, width);
          if (growing.contains(child)) {
            height = Math.max(0, height + extra);
          }
          child.setBounds(in.left, y, width, height);
          y += height + gap;
        }
      }
    }

    @Override
    public Dimension preferredLayoutSize(Container parent) {
      int width = 0;
      for (Component child : getComponents()) {
        width = Math.max(width, child.getPreferredSize().width);
      }
      Insets in = getInsets();
      return new Dimension(width + in.left + in.right, natural(width) + in.top + in.bottom);
    }

    @Override
    public Dimension minimumLayoutSize(Container parent) {
      return new Dimension(0, 0);
    }

    @Override
    public Dimension maximumLayoutSize(Container parent) {
      return new Dimension(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public void addLayoutComponent(String name, Component child) {}

    @Override
    public float getLayoutAlignmentX(Container parent) {
      return 0;
    }

    @Override
    public float getLayoutAlignmentY(Container parent) {
      return 0;
    }

    @Override
    public void invalidateLayout(Container parent) {}
  }
}
