package org.venue.hardware.camera.video;

import java.util.Set;
import java.util.TreeSet;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.camera.Filming;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.LinkUri;

/// A film in the place of a camera.
public final class Video {

  /// The catalogue's entry.
  public static final Model<Camera> MODEL =
      Model.withoutBytes(
          "video",
          Camera.class,
          "file",
          options(),
          (uri, context) -> new Filming(context, uri, new VideoWay(uri)),
          Video::check);

  private Video() {}

  private static Set<String> options() {
    Set<String> all = new TreeSet<>(Filming.options());
    all.addAll(Set.of("rate", "loop"));
    return all;
  }

  private static void check(LinkUri uri) {
    Filming.check(uri);
    new VideoWay(uri);
  }
}
