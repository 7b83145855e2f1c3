package org.venue.kiosk.ui.widget;

import javax.swing.JComponent;

/// Nothing, this high.
public final class Gap extends JComponent implements Flowing {
  private final int height;

  /// So many pixels.
  public Gap(int height) {
    this.height = height;
  }

  @Override
  public int heightFor(int width) {
    return height;
  }
}
