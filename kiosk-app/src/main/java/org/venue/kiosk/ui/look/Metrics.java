package org.venue.kiosk.ui.look;

/// The arithmetic of sizes: millimetres and an 8-unit grid into pixels of this panel. A finger and
/// an eye do not care about pixels, so everything a person touches or reads has a floor in
/// millimetres; above it things grow with the panel.
public record Metrics(Panel panel, Mode mode) {
  /// A primary button, a key of a keypad (Colle and Hiszem 2004).
  private static final double KEY_MM = 20;

  private static final double TOUCH_MM = 12;

  /// The panel the grid is drawn for: one unit is 8 pixels of 1080.
  private static final double GRID = 8.0 / 1080;

  private static final double ENLARGED = 1.25;

  /// Pixels of so many millimetres, never less.
  public int mm(double mm) {
    return (int) Math.ceil(mm * panel.pixelsPerMm());
  }

  /// Pixels of so many grid units.
  public int grid(double units) {
    return (int) Math.round(units * GRID * shorterSide());
  }

  /// The least side of whatever can be touched.
  public int touch() {
    return mm(large() ? KEY_MM : TOUCH_MM);
  }

  /// The least side of a primary button or a key.
  public int key() {
    return mm(KEY_MM);
  }

  /// The one corner radius.
  public int radius() {
    return grid(3);
  }

  /// The size of this type, em in pixels.
  public float em(Type type) {
    double em = Math.max(type.share() * shorterSide(), type.mm() * panel.pixelsPerMm());
    return (float) (large() && type != Type.DISPLAY ? em * ENLARGED : em);
  }

  /// The side of an icon that stands beside this type.
  public int icon(Type type) {
    return Math.round(em(type) * 1.25f);
  }

  /// Whether this is the mode for older visitors.
  public boolean large() {
    return mode == Mode.LARGE;
  }

  private int shorterSide() {
    return Math.min(panel.width(), panel.height());
  }
}
