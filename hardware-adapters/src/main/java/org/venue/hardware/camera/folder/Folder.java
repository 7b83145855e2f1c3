package org.venue.hardware.camera.folder;

import java.util.Set;
import java.util.TreeSet;
import org.venue.hardware.camera.Camera;
import org.venue.hardware.camera.Filming;
import org.venue.hardware.device.Model;
import org.venue.hardware.link.LinkUri;

/// A folder of stills in the place of a camera.
public final class Folder {

  /// The catalogue's entry.
  public static final Model<Camera> MODEL =
      Model.withoutBytes(
          "folder",
          Camera.class,
          "file",
          options(),
          (uri, context) -> new Filming(context, uri, new FolderWay(uri, context.ticker())),
          Folder::check);

  private Folder() {}

  private static Set<String> options() {
    Set<String> all = new TreeSet<>(Filming.options());
    all.addAll(Set.of("each", "rate", "loop"));
    return all;
  }

  private static void check(LinkUri uri) {
    Filming.check(uri);
    FolderSettings.of(uri);
  }
}
