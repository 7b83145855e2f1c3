package org.venue.kiosk.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.venue.kiosk.sync.Download;
import org.venue.kiosk.vision.face.FaceException;
import org.venue.kiosk.vision.face.ModelSheet;
import org.venue.kiosk.vision.face.Models;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The models that find and know faces: which are there, from a file, from their pinned address.
/// Each is used only when its hash is the one its sheet names.
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists, installs and fetches the models that know faces.",
    footer = {
      "",
      "Without a detector and a recogniser the terminal knows no faces and says so.",
      "Examples:",
      "  venue-kiosk models list",
      "  venue-kiosk models install face_recognition_sface_2021dec.onnx",
      "  venue-kiosk models fetch yunet"
    })
public final class ModelsCommand implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PERCENT = 100;

  @Spec private CommandSpec command;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where the models lie; models in the working directory by default.")
  private Path dir = Path.of("models");

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "Which of list, install FILE, fetch [NAME]?");
  }

  @Command(name = "list", description = "Says which models are known and which are there.")
  int list() throws FaceException {
    Models models = Models.in(dir);
    PrintWriter out = out();
    for (ModelSheet sheet : models.sheets()) {
      String state =
          switch (models.state(sheet)) {
            case INSTALLED -> "installed";
            case MISSING -> "not there";
            case DIFFERENT -> "REFUSED: another file";
          };
      out.println(
          "%-14s %-11s %-22s %,d bytes, %s, %s"
              .formatted(
                  sheet.name(),
                  sheet.kind().name().toLowerCase(Locale.ROOT),
                  state,
                  sheet.bytes(),
                  sheet.licence(),
                  sheet.source()));
    }
    out.flush();
    return 0;
  }

  @Command(name = "install", description = "Takes in a file that a sheet describes.")
  int install(@Parameters(paramLabel = "FILE") Path file) throws FaceException {
    ModelSheet sheet = Models.in(dir).install(file);
    out().println("%s is installed in %s".formatted(sheet.name(), dir));
    out().flush();
    return 0;
  }

  @Command(
      name = "fetch",
      description = "Downloads a model, or all that are missing; goes on where it was cut off.")
  int fetch(@Parameters(arity = "0..1", paramLabel = "NAME") Optional<String> name)
      throws FaceException, IOException {
    Models models = Models.in(dir);
    List<ModelSheet> wanted =
        name.isPresent()
            ? List.of(named(models, name.get()))
            : models.sheets().stream().filter(sheet -> sheet.address().isPresent()).toList();
    for (ModelSheet sheet : wanted) {
      if (sheet.address().isEmpty()) {
        throw new FaceException(
            "No pinned address of %s is known; get %s from %s and install it"
                .formatted(sheet.name(), sheet.file(), sheet.source()));
      }
      if (models.state(sheet) == Models.State.INSTALLED) {
        out().println(sheet.name() + " is there already");
      } else {
        fetch(models, sheet);
      }
    }
    out().flush();
    return 0;
  }

  private void fetch(Models models, ModelSheet sheet) throws IOException {
    long[] told = {-1};
    new Download(PATIENCE)
        .fetch(
            new Download.Wanted(sheet.address().orElseThrow(), sheet.bytes(), sheet.sha256()),
            models.file(sheet),
            have -> {
              long percent = have * PERCENT / sheet.bytes() / 10 * 10;
              if (percent != told[0]) {
                told[0] = percent;
                out().println("%s %d %%".formatted(sheet.name(), percent));
                out().flush();
              }
            });
    out().println("%s is installed in %s".formatted(sheet.name(), dir));
  }

  private ModelSheet named(Models models, String name) {
    return models
        .named(name)
        .orElseThrow(() ->
            new ParameterException(
                command.commandLine(),
                "There is no model '%s'; known are %s."
                    .formatted(
                        name,
                        String.join(
                            ", ", models.sheets().stream().map(ModelSheet::name).toList()))));
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
