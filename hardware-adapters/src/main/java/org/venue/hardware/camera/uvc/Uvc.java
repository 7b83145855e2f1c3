package org.venue.hardware.camera.uvc;

import java.util.Set;
import java.util.TreeSet;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.camera.Filming;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.LinkUri;

/// A camera on USB.
public final class Uvc {

  /// The catalogue's entry.
  public static final Model<Camera> MODEL =
      Model.withoutBytes(
          "uvc",
          Camera.class,
          "usb",
          options(),
          (uri, context) -> new Filming(context, uri, new UvcWay(UvcSettings.of(uri))),
          Uvc::check);

  private Uvc() {}

  private static Set<String> options() {
    Set<String> all = new TreeSet<>(Filming.options());
    all.addAll(Set.of("size", "rate"));
    return all;
  }

  private static void check(LinkUri uri) {
    Filming.check(uri);
    UvcSettings.of(uri);
  }
}
