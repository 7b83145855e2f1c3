package org.venue.hardware.camera.folder;

import java.nio.file.Path;
import java.time.Duration;
import org.venue.hardware.camera.Stills;
import org.venue.hardware.link.LinkUri;

/// What a link says of a folder.
///
/// @param each how long a still is shown
/// @param pace from one frame to the next
record FolderSettings(Path folder, Duration each, Duration pace, boolean loop, Stills stills) {

  static FolderSettings of(LinkUri uri) {
    return new FolderSettings(
        Path.of(uri.address()),
        uri.option("each", Duration.ofSeconds(1)),
        Duration.ofSeconds(1).dividedBy(uri.option("rate", 10, 1, 60)),
        uri.option("loop", true),
        Stills.of(uri));
  }
}
