package org.venue.hardware.camera;

import org.venue.hardware.link.LinkUri;

/// How a camera hangs: its pictures are turned so that up is up, then mirrored if wanted.
///
/// @param quarters quarter turns clockwise that put the picture upright, 0 to 3
/// @param mirrored whether left and right are swapped, as people know themselves
record Pose(int quarters, boolean mirrored) {

  /// As a link says it: `rotation` in degrees, `mirrored`.
  static Pose of(LinkUri uri) {
    int degrees = uri.option("rotation", 0);
    if (degrees % 90 != 0 || degrees < 0 || degrees > 270) {
      throw new IllegalArgumentException(
          "The link '%s' has rotation=%d; write 0, 90, 180 or 270.".formatted(uri, degrees));
    }
    return new Pose(degrees / 90, uri.option("mirrored", false));
  }

  /// The same pixels upright; the very same object when nothing is to be done.
  Picture upright(Picture picture) {
    if (quarters == 0 && !mirrored) {
      return picture;
    }
    int width = picture.width();
    int height = picture.height();
    boolean lying = quarters % 2 == 1;
    int wide = lying ? height : width;
    int high = lying ? width : height;
    byte[] from = picture.bgr();
    byte[] to = new byte[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column =
            switch (quarters) {
              case 0 -> x;
              case 1 -> height - 1 - y;
              case 2 -> width - 1 - x;
              default -> y;
            };
        int row =
            switch (quarters) {
              case 0 -> y;
              case 1 -> x;
              case 2 -> height - 1 - y;
              default -> width - 1 - x;
            };
        int target = 3 * (row * wide + (mirrored ? wide - 1 - column : column));
        int source = 3 * (y * width + x);
        to[target] = from[source];
        to[target + 1] = from[source + 1];
        to[target + 2] = from[source + 2];
      }
    }
    return new Picture(wide, high, to);
  }
}
