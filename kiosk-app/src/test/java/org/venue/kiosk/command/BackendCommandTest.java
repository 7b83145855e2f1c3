package org.venue.kiosk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.booking.Booking;
import org.venue.kiosk.Main;

/// `venue-kiosk backend` as an operator meets it.
class BackendCommandTest {
  @TempDir Path folder;
  private final StringWriter complaints = new StringWriter();

  private int run(String... args) {
    return Main.run(
        InputStream.nullInputStream(),
        new PrintWriter(new StringWriter()),
        new PrintWriter(complaints),
        args);
  }

  @Test
  void everyMistakeOfTheFileIsSaidAtOnce() throws IOException {
    Path file = folder.resolve("backend.toml");
    Files.writeString(
        file, "[backend]\nport = 70000\nhots = \"x\"\nkeystore = \"a.p12\"\n[other]\nx = 1\n");
    assertEquals(2, run("backend", "--config", file.toString()));
    String said = complaints.toString();
    for (String key : List.of("port", "hots", "keystore", "other", "venue")) {
      assertTrue(said.contains(key), said);
    }
  }

  @Test
  void withoutAVenueItIsMisuse() {
    assertEquals(2, run("backend"));
    assertEquals(2, run("backend", "--venue", "no spaces"));
    assertEquals(2, run("backend", "--venue", "north", "--port", "70000"));
    assertEquals(2, run("backend", "--config", folder.resolve("none.toml").toString()));
  }

  @Test
  void aFolderThatIsNoneIsAFault() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(1, run("backend", "--venue", "north", "--data", file.toString()));
  }

  @Test
  void itServesTellsItsTokenOnceAndEndsWhenTold() throws Exception {
    String token = serve(true);
    serve(false);
    assertEquals(43, token.length());
  }

  private static ProcessBuilder program(String... args) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.venue.kiosk.Main"));
    line.addAll(List.of(args));
    ProcessBuilder program = new ProcessBuilder(line);
    program.environment().remove("DISPLAY");
    return program.redirectErrorStream(true);
  }

  /// Runs it to its end.
  ///
  /// @return the exit code and what it said
  private static String said(String... args) throws Exception {
    Process process = program(args).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue() + " " + said;
  }

  @Test
  void twoOnOneFolderAreOneTooMany() throws Exception {
    String data = folder.resolve("data").toString();
    String[] backend = {"backend", "--venue", "north", "--port", "0", "--data", data};
    Process first = program(backend).start();
    try {
      awaitServing(first);
      String refused = said(backend);
      assertTrue(refused.matches("(?s)1 venue-kiosk: .*/data is in use: .*"), refused);
      String rotating = said("backend", "--venue", "north", "--data", data, "keys", "--rotate");
      assertTrue(rotating.matches("(?s)1 venue-kiosk: .*/data is in use: .*"), rotating);
    } finally {
      first.destroyForcibly().waitFor();
    }
    // It was killed: its lock went with it, and the file that stays blocks nobody.
    assertTrue(Files.exists(folder.resolve("data").resolve("backend.lock")));
    String keys = said("backend", "--venue", "north", "--data", data, "keys");
    assertTrue(keys.startsWith("0 "), keys);
  }

  @Test
  void aStoreIsOneTerminals() throws Exception {
    Path config = folder.resolve("kiosk.toml");
    String sample =
        new String(
            BackendCommandTest.class.getResourceAsStream("/config/sample.toml").readAllBytes(),
            StandardCharsets.UTF_8);
    Path store = folder.resolve("kiosk.db");
    Files.writeString(config, sample.replace("\"venue-kiosk.db\"", "'" + store + "'"));
    try (Claim _ = Claim.onStore(store)) {
      String refused = said("run", "--config", config.toString());
      assertTrue(refused.matches("(?s)1 venue-kiosk: .*/kiosk.db is in use: .*"), refused);
    }
    assertTrue(Files.exists(folder.resolve("kiosk.db.lock")), "it stays and blocks nobody");
    String next = said("run", "--config", config.toString());
    assertTrue(next.contains("no display"), next);
  }

  @Test
  void keysAreShownAndRotated() throws Exception {
    String data = folder.resolve("data").toString();
    assertEquals(1, run("backend", "--venue", "north", "--data", data, "keys"), "no such folder");
    Booking.open(
            Path.of(data), "north", Booking.Limits.USUAL, InstantSource.system(), UUID::randomUUID)
        .close();
    assertEquals(3, keys(said("backend", "--venue", "north", "--data", data, "keys")));
    assertEquals(6, keys(said("backend", "--venue", "north", "--data", data, "keys", "--rotate")));
    assertEquals(6, keys(said("backend", "--venue", "north", "--data", data, "keys")));
  }

  private static long keys(String said) {
    assertTrue(said.startsWith("0 "), said);
    return said.lines().filter("[[tickets.key]]"::equals).count();
  }

  private static void awaitServing(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line;
    do {
      line = out.readLine();
    } while (line != null && !line.startsWith("serving "));
    assertTrue(line != null, "it serves");
  }

  /// Starts it in a process of its own, asks it, and ends it with SIGTERM.
  private String serve(boolean first) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.venue.kiosk.Main",
                "backend",
                "--venue",
                "north",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      List<String> said = new ArrayList<>();
      var out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line;
      while ((line = out.readLine()) != null) {
        said.add(line);
        if (line.startsWith("serving ")) {
          break;
        }
      }
      assertTrue(line != null, said.toString());
      String greeting = "office token, told this once: ";
      List<String> tokens =
          said.stream()
              .filter(s -> s.startsWith(greeting))
              .map(s -> s.substring(greeting.length()))
              .toList();
      assertEquals(first ? 1 : 0, tokens.size(), said.toString());
      String token = first ? tokens.getFirst() : "";
      URI state = URI.create(line.substring("serving ".length()) + "/v1/state");
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpRequest request =
            HttpRequest.newBuilder(state).header("Authorization", "Bearer " + token).build();
        int status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        assertEquals(first ? 200 : 401, status);
      }
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it does not end");
      return token;
    } finally {
      process.destroyForcibly();
    }
  }
}
