package org.venue.kiosk.vision.face;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// The models of a terminal: a directory of files, each known by a sheet and used only when its
/// hash is the sheet's.
public final class Models {
  /// The better recogniser first.
  private static final List<String> KNOWN = List.of("yunet", "sface", "mobilefacenet");

  private static final String SHEET = ".properties";

  private final Path directory;
  private final List<ModelSheet> sheets;

  /// How a model's file is.
  public enum State {
    INSTALLED,
    MISSING,
    /// There is a file, and it is not the one the sheet describes.
    DIFFERENT
  }

  private Models(Path directory, List<ModelSheet> sheets) {
    this.directory = directory;
    this.sheets = List.copyOf(sheets);
  }

  /// The models we know and those described by sheets in the directory, which need not exist.
  ///
  /// @throws FaceException when a sheet makes no sense
  public static Models in(Path directory) throws FaceException {
    List<ModelSheet> sheets = new ArrayList<>();
    try {
      for (String name : KNOWN) {
        String resource = "/models/" + name + SHEET;
        try (InputStream in = Models.class.getResourceAsStream(resource)) {
          sheets.add(sheet(new InputStreamReader(in, StandardCharsets.UTF_8), resource));
        }
      }
      if (Files.isDirectory(directory)) {
        try (DirectoryStream<Path> own = Files.newDirectoryStream(directory, "*" + SHEET)) {
          for (Path file : own) {
            sheets.add(sheet(Files.newBufferedReader(file), file.toString()));
          }
        }
      }
    } catch (IOException e) {
      throw new FaceException("Could not read the models' sheets: " + e.getMessage(), e);
    }
    return new Models(directory, sheets);
  }

  private static ModelSheet sheet(Reader text, String where) throws IOException, FaceException {
    try (text) {
      Properties lines = new Properties();
      lines.load(text);
      return ModelSheet.of(lines, where);
    } catch (IllegalArgumentException e) {
      throw new FaceException(where + ": " + e.getMessage(), e);
    }
  }

  /// Every sheet, the preferred of a kind first.
  public List<ModelSheet> sheets() {
    return sheets;
  }

  /// The sheet of this name.
  public Optional<ModelSheet> named(String name) {
    return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
  }

  /// Where a model's file lies, or would.
  public Path file(ModelSheet sheet) {
    return directory.resolve(sheet.file());
  }

  /// How a model's file is; reads all of it.
  public State state(ModelSheet sheet) throws FaceException {
    Path file = file(sheet);
    if (!Files.exists(file)) {
      return State.MISSING;
    }
    return fits(sheet, file) ? State.INSTALLED : State.DIFFERENT;
  }

  /// The preferred model of a kind whose file is there, whether or not it is the right one.
  public Optional<ModelSheet> installed(ModelSheet.Kind kind) {
    return sheets.stream()
        .filter(sheet -> sheet.kind() == kind && Files.exists(file(sheet)))
        .findFirst();
  }

  /// The file of a model, to be used at once.
  ///
  /// @throws FaceException when it is missing or not the one the sheet describes
  public Path open(ModelSheet sheet) throws FaceException {
    Path file = file(sheet);
    return switch (state(sheet)) {
      case INSTALLED -> file;
      case MISSING -> throw new FaceException("The model " + sheet.name() + " is not installed");
      case DIFFERENT -> throw new FaceException(different(sheet, file));
    };
  }

  /// Copies a file to where its sheet wants it; the sheet is found by the file's hash.
  ///
  /// @return which model it is
  /// @throws FaceException when no sheet describes this file
  public ModelSheet install(Path file) throws FaceException {
    try {
      long bytes = Files.size(file);
      String hash = sha256(file);
      ModelSheet sheet =
          sheets.stream()
              .filter(each -> each.sha256().equals(hash))
              .findFirst()
              .orElseThrow(() -> unknown(file, bytes, hash));
      Files.createDirectories(directory);
      Path draft = directory.resolve(sheet.file() + ".new");
      Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
      Files.move(draft, file(sheet), StandardCopyOption.ATOMIC_MOVE);
      return sheet;
    } catch (IOException e) {
      throw new FaceException("Could not install " + file + ": " + e.getMessage(), e);
    }
  }

  private FaceException unknown(Path file, long bytes, String hash) {
    Optional<ModelSheet> meant =
        sheets.stream()
            .filter(sheet -> sheet.file().equals(file.getFileName().toString()))
            .findFirst();
    if (meant.isPresent()) {
      return new FaceException(
          "%s is not the %s that is known: it has %d bytes of %d and the hash %s"
              .formatted(file, meant.get().name(), bytes, meant.get().bytes(), hash));
    }
    return new FaceException(
        "%s with the hash %s is none of the known models (%s); a sheet in %s can describe it"
            .formatted(
                file,
                hash,
                sheets.stream().map(ModelSheet::name).collect(Collectors.joining(", ")),
                directory));
  }

  private static boolean fits(ModelSheet sheet, Path file) throws FaceException {
    try {
      return Files.size(file) == sheet.bytes() && sha256(file).equals(sheet.sha256());
    } catch (IOException e) {
      throw new FaceException("Could not read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String different(ModelSheet sheet, Path file) throws FaceException {
    try {
      return "%s is refused: it is not the %s that is known (%d bytes of %d)"
          .formatted(file, sheet.name(), Files.size(file), sheet.bytes());
    } catch (IOException e) {
      throw new FaceException("Could not read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
