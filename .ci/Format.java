import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds every source file of the repository to google-java-format. Run by Maven as a single source
/// file: `Format.java check|apply ROOT`. Exits 1 when a file is not in form or cannot be parsed.
final class Format {
  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea");

  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    List<String> wrong =
        sources(root).parallelStream()
            .flatMap(file -> problem(root, file, apply).stream())
            .toList();
    if (!wrong.isEmpty()) {
      System.err.println("Not in the project's form (`mvn -N -Pformat` rewrites what it can):");
      wrong.forEach(line -> System.err.println("  " + line));
      System.exit(1);
    }
  }

  private static Optional<String> problem(Path root, Path file, boolean apply) {
    Path name = root.relativize(file);
    try {
      String source = Files.readString(file);
      String formatted = new Formatter().formatSourceAndFixImports(source);
      if (formatted.equals(source)) {
        return Optional.empty();
      }
      if (apply) {
        Files.writeString(file, formatted);
        System.out.println("Formatted " + name);
        return Optional.empty();
      }
      return Optional.of(name.toString());
    } catch (FormatterException | IOException e) {
      return Optional.of(name + ": " + e.getMessage());
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
