package org.venue.kiosk.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.venue.kiosk.bench.FacesBench;
import org.venue.kiosk.bench.Measure;
import org.venue.kiosk.vision.face.FaceException;
import org.venue.kiosk.vision.face.Models;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Holds our search and our way from a frame to an identity against the bare libraries.
@Command(
    name = "faces",
    mixinStandardHelpOptions = true,
    description = "Finds faces among many and in a frame, beside OpenBLAS and OpenCV alone.",
    footer = {
      "",
      "The second part wants installed models and a PORTRAIT: one face, well lit, from the front."
    })
public final class FacesBenchCommand implements Callable<Integer> {
  private static final String ROW = "  %-18s %12s   %-14s %12s %8s   %s%n";

  private final FacesBench.Volume volume;

  @Spec private CommandSpec command;

  @Parameters(arity = "0..1", paramLabel = "PORTRAIT", description = "A picture of one face.")
  private Optional<Path> portrait = Optional.empty();

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "Where the models lie; models in the working directory by default.")
  private Path models = Path.of("models");

  /// In the sizes that count.
  public FacesBenchCommand() {
    this(FacesBench.Volume.USUAL);
  }

  FacesBenchCommand(FacesBench.Volume volume) {
    this.volume = volume;
  }

  @Override
  public Integer call() throws IOException, FaceException {
    PrintWriter out = command.commandLine().getOut();
    FacesBench bench = new FacesBench(volume);
    Measure search = bench.search();
    out.printf(
        "faces: %,d templates of 128 numbers; %.1f ns a template, OpenBLAS alone %.1f%n",
        volume.templates(), perTemplate(search.took()), perTemplate(search.bare()));
    out.printf(ROW, "p50", "took", "yardstick", "took", "ratio", "aim");
    row(out, search);
    Optional<List<Measure>> parts =
        portrait.isEmpty() ? Optional.empty() : bench.frame(Models.in(models), portrait.get());
    if (parts.isPresent()) {
      parts.get().forEach(part -> row(out, part));
    } else {
      out.println(
          "  From frame to identity was not measured: it wants a PORTRAIT, and a detector and a"
              + " recogniser in "
              + models
              + ".");
    }
    out.flush();
    return 0;
  }

  private double perTemplate(Duration time) {
    return (double) time.toNanos() / volume.templates();
  }

  private static void row(PrintWriter out, Measure measure) {
    out.printf(
        ROW,
        measure.what(),
        ms(measure.took()),
        measure.yardstick(),
        ms(measure.bare()),
        "%.2fx".formatted(measure.ratio()),
        measure
            .met()
            .map(met ->
                "at most %.2fx: %s".formatted(measure.aim().getAsDouble(), met ? "met" : "MISSED"))
            .orElse(""));
  }

  private static String ms(Duration time) {
    return "%.3f ms".formatted(time.toNanos() / 1e6);
  }
}
