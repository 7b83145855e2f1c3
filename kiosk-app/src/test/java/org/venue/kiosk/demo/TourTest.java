package org.venue.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guided tour over the whole composed terminal: every promise is kept, and the same seed tells
/// the same story.
class TourTest {

  @TempDir private Path folder;

  @Test
  void everyPromiseIsKeptAndTheSameSeedTellsTheSameStory() throws Exception {
    String first = take("first");
    String second = take("second");

    assertEquals(first, second);
    assertTrue(first.contains("Every promise was kept."), first);
    try (Stream<Path> pictures = Files.list(folder.resolve("first-pictures"))) {
      assertTrue(pictures.count() > 30, "each screen is painted");
    }
  }

  private String take(String name) throws Exception {
    var out = new ByteArrayOutputStream();
    boolean kept =
        Tour.take(
            folder.resolve(name),
            7,
            folder.resolve(name + "-pictures"),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            Optional.empty());
    String story = out.toString(StandardCharsets.UTF_8);
    assertTrue(kept, story);
    return story;
  }
}
