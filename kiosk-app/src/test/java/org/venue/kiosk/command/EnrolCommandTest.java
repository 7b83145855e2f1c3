package org.venue.kiosk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.booking.RealBackend;
import org.venue.kiosk.store.StoreFile;

/// `venue-kiosk enrol` against a backend that serves with TLS.
class EnrolCommandTest {
  @TempDir private Path folder;

  private RealBackend backend;

  @BeforeEach
  void open() throws IOException {
    backend = new RealBackend(folder.resolve("backend"));
  }

  @AfterEach
  void close() throws IOException {
    backend.close();
  }

  private Path config(UnaryOperator<String> change) throws IOException {
    try (var sample = getClass().getResourceAsStream("/config/sample.toml")) {
      String text = new String(sample.readAllBytes(), StandardCharsets.UTF_8) + backend.config();
      return Files.writeString(
          folder.resolve("kiosk.toml"),
          change.apply(text.replace("\"venue-kiosk.db\"", "'" + store() + "'")));
    }
  }

  private Path store() {
    return folder.resolve("k.db");
  }

  private Terminal enrol(UnaryOperator<String> change, String code) throws IOException {
    return Terminal.run("enrol", "--config", config(change).toString(), code);
  }

  private void requireRefused(Terminal terminal, String word) {
    assertEquals(1, terminal.exit(), terminal.err());
    assertTrue(terminal.err().contains(word), terminal.err());
    assertEquals(1, terminal.err().lines().count(), terminal.err());
    assertEquals(List.of("0"), tokens());
  }

  private List<String> tokens() {
    return new StoreFile(store()).rows("SELECT count(*) FROM terminal_value WHERE name = 'token'");
  }

  @Test
  void aGoodCodeBringsATokenThatIsKept() throws IOException {
    Terminal terminal = enrol(text -> text, backend.invite("lobby-1"));

    assertEquals(0, terminal.exit(), terminal.err());
    assertTrue(terminal.out().getFirst().startsWith("lobby-1 of cq-olympic is enrolled"));
    assertEquals(List.of("1"), tokens());
  }

  @Test
  void aCodeIsGoodOnce() throws IOException {
    String code = backend.invite("lobby-1");
    assertEquals(0, enrol(text -> text, code).exit());
    Terminal again = enrol(text -> text, code);

    assertEquals(1, again.exit());
    assertTrue(again.err().contains("code-wrong"), again.err());
    assertEquals(List.of("1"), tokens(), "the first token stays");
  }

  @Test
  void aWrongCodeAndAnotherTerminalsAreRefused() throws IOException {
    requireRefused(enrol(text -> text, "AAAA-AAAA"), "code-wrong");
    requireRefused(enrol(text -> text, backend.invite("lobby-9")), "code-wrong");
  }

  @Test
  void anotherKeyThanThePinnedOneIsSaidToBeSo() throws IOException {
    String other = "sha256/" + "A".repeat(43) + "=";
    String pin = backend.pin();
    String code = backend.invite("lobby-1");

    requireRefused(
        enrol(text -> text.replace(pin, other), code), "the server's key is not the pinned one");

    assertEquals(0, enrol(text -> text, code).exit(), "and the code is not used up");
  }

  @Test
  void whereNobodyAnswersThatIsSaid() throws IOException {
    String code = backend.invite("lobby-1");
    backend.unplug();

    requireRefused(enrol(text -> text, code), "silence");
  }

  @Test
  void aBackendOfAnotherVenueIsNotOurs() throws IOException {
    requireRefused(
        enrol(text -> text.replace("\"cq-olympic\"", "\"west\""), backend.invite("lobby-1")),
        "the backend is that of cq-olympic, not of west");
  }

  @Test
  void withoutABackendItIsMisuse() throws IOException {
    Terminal terminal =
        enrol(text -> text.substring(0, text.lastIndexOf("[backend]")), "AAAA-AAAA");

    assertEquals(2, terminal.exit());
    assertTrue(terminal.err().contains("names no booking backend"), terminal.err());
  }
}
