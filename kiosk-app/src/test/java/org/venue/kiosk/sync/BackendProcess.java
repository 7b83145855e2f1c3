package org.venue.kiosk.sync;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.venue.kiosk.wire.FactJson;

/// The launched booking backend, which can be killed and started again at the same address.
final class BackendProcess implements AutoCloseable {
  static final String VENUE = "pool-east";
  private static final String GREETING = "office token, told this once: ";

  private final Path data;
  private final int port;
  private final String office;
  private Process process;

  /// @param data its folder, to be made by it
  BackendProcess(Path data) throws IOException {
    this.data = data;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    office =
        start().stream()
            .filter(line -> line.startsWith(GREETING))
            .map(line -> line.substring(GREETING.length()))
            .findFirst()
            .orElseThrow();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /// Everything it has been told, as it lies on the disk.
  Path file() {
    return data.resolve("booking.db");
  }

  /// Starts it and waits until it serves.
  ///
  /// @return what it said
  List<String> start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.venue.kiosk.Main",
                "backend",
                "--venue",
                VENUE,
                "--port",
                "" + port,
                "--data",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> said = new ArrayList<>();
    BufferedReader out = process.inputReader();
    while (said.isEmpty() || !said.getLast().startsWith("serving ")) {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("The backend does not start: " + said);
      }
      said.add(line);
    }
    return said;
  }

  /// Ends it as a power failure would: it is not asked.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// A one-time code for a terminal.
  String invite(String terminal) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + "/v1/enrolment-codes"))
              .header("Authorization", "Bearer " + office)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"terminal\":\"" + terminal + "\"}"))
              .build();
      String said = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return FactJson.field(said, "code");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
