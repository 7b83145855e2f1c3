package org.venue.kiosk.ui.look;

import java.util.Locale;

/// The four sizes of type, and nothing between.
///
/// The height of a capital of Noto Sans SC is 0.733 em, so that 4.8 mm of it (ADA 707) are 6.55 mm
/// of em: the caption, which is the smallest.
public enum Type {
  DISPLAY(88, 16),
  TITLE(46, 10.5),
  BODY(36, 8.5),
  CAPTION(27, 6.55);

  private final double thousandths;
  private final double mm;

  Type(double of1080, double mm) {
    this.thousandths = of1080 / 1080 * 1000;
    this.mm = mm;
  }

  /// The FlatLaf style class that carries the font.
  public String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The size as a share of the panel's shorter side.
  double share() {
    return thousandths / 1000;
  }

  /// The least em in millimetres.
  double mm() {
    return mm;
  }
}
