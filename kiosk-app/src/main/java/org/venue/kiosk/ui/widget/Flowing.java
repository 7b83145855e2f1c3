package org.venue.kiosk.ui.widget;

import java.awt.Component;

/// Something whose height depends on its width, as that of wrapped text does.
public interface Flowing {

  /// The height it needs at this width.
  int heightFor(int width);

  /// The height any component needs at this width.
  static int height(Component component, int width) {
    return component instanceof Flowing flowing
        ? flowing.heightFor(width)
        : component.getPreferredSize().height;
  }
}
