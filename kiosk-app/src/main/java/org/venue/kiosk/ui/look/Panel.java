package org.venue.kiosk.ui.look;

/// The glass: how many pixels it has, and how large they are. A 32-inch panel on its side is about
/// 398 x 708 mm, a 21.5-inch one 268 x 476 mm.
public record Panel(int width, int height, double widthMm, double heightMm) {
  public Panel {
    if (width < 1 || height < 1 || widthMm <= 0 || heightMm <= 0) {
      throw new IllegalArgumentException("A panel has pixels and millimetres");
    }
  }

  /// Pixels to a millimetre, the smaller of both directions.
  public double pixelsPerMm() {
    return Math.min(width / widthMm, height / heightMm);
  }

  /// Whether it stands upright.
  public boolean portrait() {
    return height > width;
  }
}
