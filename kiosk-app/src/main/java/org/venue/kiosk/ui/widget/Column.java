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
/// Where there is too little room, what yields is left out, from the last.
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
    return natural(width - in.left - in.right, Set.of()) + in.top + in.bottom;
  }

  private int natural(int width, Set<Component> without) {
    int height = 0;
    int shown = 0;
    for (Component child : getComponents()) {
      if (child.isVisible() && !without.contains(child)) {
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
      int room = getHeight() - in.top - in.bottom;
      Set<Component> out = leftOut(width, room);
      int spare = room - natural(width, out);
      long takers = growing.stream().filter(Component::isVisible).count();
      int extra = takers == 0 ? 0 : (int) (spare / takers);
      int y = in.top + (takers == 0 ? (int) (Math.max(0, spare) * sit) : 0);
      for (Component child : getComponents()) {
        if (out.contains(child)) {
          child.setBounds(in.left, y, 0, 0);
        } else if (child.isVisible()) {
          int own = Flowing.height(child, width);
          int height = growing.contains(child) ? Math.max(0, own + extra) : own;
          child.setBounds(in.left, y, width, height);
          y += height + gap;
        }
      }
    }

    /// What yields, from the last, until the rest fits.
    private Set<Component> leftOut(int width, int room) {
      Set<Component> out = new HashSet<>();
      for (int i = getComponentCount() - 1; i >= 0 && natural(width, out) > room; i--) {
        if (yields(getComponent(i))) {
          out.add(getComponent(i));
        }
      }
      return out;
    }

    private static boolean yields(Component child) {
      return child instanceof Gap
          || child instanceof BigLabel label && label.yields()
          || child instanceof Row row && row.yields();
    }

    @Override
    public Dimension preferredLayoutSize(Container parent) {
      int width = 0;
      for (Component child : getComponents()) {
        width = Math.max(width, child.getPreferredSize().width);
      }
      Insets in = getInsets();
      return new Dimension(
          width + in.left + in.right, natural(width, Set.of()) + in.top + in.bottom);
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
