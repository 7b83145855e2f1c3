package org.venue.hardware.camera.uvc;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.venue.hardware.camera.Stills;
import org.venue.hardware.link.LinkUri;

/// What a link says of a camera on USB.
///
/// @param device a path, or a number
record UvcSettings(String device, int width, int height, int rate, Stills stills) {
  private static final Pattern SIZE = Pattern.compile("([0-9]{2,4})x([0-9]{2,4})");

  static UvcSettings of(LinkUri uri) {
    String size = uri.option("size", "1280x720");
    Matcher sides = SIZE.matcher(size);
    if (!sides.matches()) {
      throw new IllegalArgumentException(
          "The link '%s' has size=%s; write a size such as 1280x720.".formatted(uri, size));
    }
    return new UvcSettings(
        uri.address(),
        Integer.parseInt(sides.group(1)),
        Integer.parseInt(sides.group(2)),
        uri.option("rate", 30, 1, 120),
        Stills.of(uri));
  }

  /// The number, where the device is named by one.
  OptionalInt number() {
    return device.matches("[0-9]{1,2}")
        ? OptionalInt.of(Integer.parseInt(device))
        : OptionalInt.empty();
  }
}
