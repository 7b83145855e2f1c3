package org.venue.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `installer/venue-kiosk`, as a person starts it.
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("venue.root"), "installer", "venue-kiosk");

  @TempDir private Path folder;

  private record Ended(int exit, String output) {}

  @Test
  void itRunsTheBuildTreeFromAnywhereThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("kiosk"), LAUNCHER);
    Ended help = run(link, "--help");
    Files.delete(link);
    assertEquals(0, help.exit(), help::output);
    assertTrue(help.output().contains("Usage: venue-kiosk"), help::output);
  }

  @Test
  void chineseWordsArriveWithoutALocaleToo() throws Exception {
    Ended open = run(LAUNCHER, "device", "gate", "waveshare sim:", "open", "--json", "--reason=送货");
    assertEquals(0, open.exit(), open::output);
    assertTrue(open.output().contains("\"reason\":\"送货\""), open::output);
  }

  @Test
  void aTreeThatIsNotBuiltNamesTheCommandThatBuildsIt() throws Exception {
    Files.createDirectories(folder.resolve("kiosk-app"));
    Files.createFile(folder.resolve("kiosk-app/pom.xml"));
    Ended unbuilt = run(copy());
    assertEquals(2, unbuilt.exit(), unbuilt::output);
    assertTrue(unbuilt.output().contains("mvn process-classes"), unbuilt::output);
  }

  @Test
  void aLauncherAloneSaysWhatItMisses() throws Exception {
    Ended alone = run(copy());
    assertEquals(2, alone.exit(), alone::output);
    assertTrue(alone.output().contains("there is no program"), alone::output);
  }

  private Path copy() throws IOException {
    return Files.copy(LAUNCHER, Files.createDirectories(folder.resolve("bin")).resolve("kiosk"));
  }

  private Ended run(Path launcher, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(key -> key.startsWith("LC_") || key.equals("LANG"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
