package org.venue.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fetching from a server that behaves, and from one that does not.
class DownloadTest {
  private final byte[] whole = new byte[300_000];
  private final List<String> ranges = new ArrayList<>();
  private final List<Long> progress = new ArrayList<>();
  private @TempDir Path directory;
  private HttpServer server;
  private byte[] served;
  private boolean knowsRanges = true;

  /// How many bytes the next answer gives before the line breaks.
  private int breakAfter = Integer.MAX_VALUE;

  @BeforeEach
  void serve() throws IOException {
    new Random(1).nextBytes(whole);
    served = whole;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/model.onnx", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aFileArrivesWithItsProgress() throws Exception {
    fetch();

    assertArrayEquals(whole, Files.readAllBytes(target()));
    assertEquals(whole.length, progress.getLast());
    assertFalse(Files.exists(part()));
  }

  @Test
  void aFileCutInHalfIsSaidAndGoesOnFromThere() throws Exception {
    breakAfter = 150_000;
    IOException e = assertThrows(IOException.class, this::fetch);
    assertTrue(e.getMessage().contains("was cut off at 150000 of 300000 bytes"), e.getMessage());
    assertFalse(Files.exists(target()));

    breakAfter = Integer.MAX_VALUE;
    fetch();
    assertEquals(List.of("none", "bytes=150000-"), ranges);
    assertArrayEquals(whole, Files.readAllBytes(target()));
  }

  @Test
  void aServerWithoutRangesBeginsAnew() throws Exception {
    Files.write(part(), new byte[1000]);
    knowsRanges = false;
    fetch();
    assertArrayEquals(whole, Files.readAllBytes(target()));
  }

  @Test
  void anotherFileOfTheSameSizeIsRefusedAndNotKept() {
    served = new byte[whole.length];
    IOException e = assertThrows(IOException.class, this::fetch);
    assertTrue(e.getMessage().contains("its hash differs"), e.getMessage());
    assertFalse(Files.exists(target()));
    assertFalse(Files.exists(part()));
  }

  @Test
  void aFileThatDoesNotEndIsRefused() {
    served = Arrays.copyOf(whole, whole.length + 70_000);
    IOException e = assertThrows(IOException.class, this::fetch);
    assertTrue(e.getMessage().contains("More came"), e.getMessage());
    assertFalse(Files.exists(part()));
  }

  @Test
  void anAddressThatIsGoneIsSaid() {
    URI gone = URI.create("http://localhost:" + server.getAddress().getPort() + "/gone");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                new Download(Duration.ofSeconds(5))
                    .fetch(new Download.Wanted(gone, 1, "00"), target(), progress::add));
    assertTrue(e.getMessage().contains("answered with 404"), e.getMessage());
  }

  @Test
  void whatIsAlreadyWholeIsNotFetchedAgain() throws Exception {
    Files.write(part(), whole);
    fetch();
    assertEquals(List.of(), ranges);
    assertArrayEquals(whole, Files.readAllBytes(target()));
  }

  private void fetch() throws IOException {
    String address =
        "http://%s:%d/model.onnx"
            .formatted(
                InetAddress.getLoopbackAddress().getHostAddress(), server.getAddress().getPort());
    new Download(Duration.ofSeconds(5))
        .fetch(
            new Download.Wanted(URI.create(address), whole.length, hash()),
            target(),
            progress::add);
  }

  private String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private Path target() {
    return directory.resolve("model.onnx");
  }

  private Path part() {
    return directory.resolve("model.onnx.part");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "none" : range);
    int from = 0;
    if (range != null && knowsRanges) {
      from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, served.length - 1, served.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, served.length - from);
    try (var out = exchange.getResponseBody()) {
      out.write(served, from, Math.min(breakAfter, served.length - from));
      out.flush();
    } catch (IOException _) {
      // Closed short of what was promised: the line breaks.
    }
    exchange.close();
  }
}
