package org.venue.kiosk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.bench.FacesBench;
import picocli.CommandLine;

/// The bench in a size that proves the wiring and nothing about speed.
class FacesBenchCommandTest {
  @TempDir private Path models;

  @Test
  void theSearchIsHeldAgainstOpenBlasAndTheRestIsSaidToBeLeftOut() {
    String out = run();

    assertTrue(out.contains("sgemv + max"), out);
    assertTrue(out.contains("at most 1.20x"), out);
    assertTrue(out.contains("From frame to identity was not measured"), out);
  }

  @Test
  void withModelsAndAPortraitTheWholeWayIsMeasuredInParts() {
    String folder = System.getProperty("venue.testdata", "");
    assumeTrue(!folder.isEmpty(), "-Dvenue.testdata=DIR names models and pictures");
    Path data = Path.of(folder);
    for (String name :
        new String[] {"face_detection_yunet_2023mar.onnx", "face_recognition_mobilefacenet.onnx"}) {
      Terminal.run(
          "models",
          "install",
          data.resolve("models").resolve(name).toString(),
          "--dir",
          models.toString());
    }

    String out = run(data.resolve("faces/astronaut.png").toString());

    for (String part : new String[] {"detect", "align", "embed", "search", "frame to identity"}) {
      assertTrue(out.contains(part), out);
    }
    assertTrue(out.contains("at most 1.10x"), out);
  }

  private String run(String... portrait) {
    var out = new StringWriter();
    String[] args = new String[portrait.length + 2];
    System.arraycopy(portrait, 0, args, 0, portrait.length);
    args[portrait.length] = "--models";
    args[portrait.length + 1] = models.toString();
    int exit =
        new CommandLine(new FacesBenchCommand(new FacesBench.Volume(500, 5, 3)))
            .setOut(new PrintWriter(out, true))
            .execute(args);
    assertEquals(0, exit);
    return out.toString();
  }
}
