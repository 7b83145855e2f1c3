package org.venue.kiosk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The models command against a directory of its own.
class ModelsCommandTest {
  private @TempDir Path directory;

  @Test
  void theListSaysWhatIsKnownAndWhatIsThere() {
    Terminal terminal = models("list");

    assertEquals(0, terminal.exit(), terminal.err());
    assertEquals(3, terminal.out().size());
    assertTrue(terminal.out().get(0).matches("yunet +detector +not there .*"));
    assertTrue(terminal.out().get(1).matches("sface +recogniser +not there .*"));
  }

  @Test
  void aFileInTheWrongStateIsRefusedByName() throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve("face_detection_yunet_2023mar.onnx"), new byte[100]);

    assertTrue(models("list").out().get(0).contains("REFUSED"));
  }

  @Test
  void aFileThatNoSheetDescribesIsNotInstalled() throws IOException {
    Path half = Files.write(directory.resolve("half.onnx"), new byte[100]);
    Terminal terminal = models("install", half.toString());
    assertEquals(1, terminal.exit());
    assertTrue(terminal.err().contains("is none of the known models"), terminal.err());

    Path cut =
        Files.write(
            Files.createDirectory(directory.resolve("from"))
                .resolve("face_recognition_sface_2021dec.onnx"),
            new byte[100]);
    terminal = models("install", cut.toString());
    assertTrue(
        terminal.err().contains("is not the sface that is known: it has 100 bytes of 38696353"),
        terminal.err());
  }

  @Test
  void aVenuesOwnSheetIsInstalledByItsHash() throws Exception {
    byte[] model = {1, 2, 3};
    sheet(model, "");
    Path file = Files.write(directory.resolve("mine.bin"), model);

    Terminal terminal = models("install", file.toString());

    assertEquals(0, terminal.exit(), terminal.err());
    assertTrue(Files.exists(directory.resolve("own.onnx")));
    assertTrue(models("list").out().get(3).matches("own +recogniser +installed .*"));
  }

  @Test
  void aSheetThatMakesNoSenseIsNamedWithItsKey() throws Exception {
    Files.writeString(directory.resolve("bad.properties"), "name = bad\nkind = nose\n");
    Terminal terminal = models("list");
    assertEquals(1, terminal.exit());
    assertTrue(terminal.err().contains("there is no kind nose"), terminal.err());
  }

  @Test
  void aModelWithoutAPinnedAddressIsNotFetched() {
    Terminal terminal = models("fetch", "mobilefacenet");
    assertEquals(1, terminal.exit());
    assertTrue(terminal.err().contains("No pinned address of mobilefacenet"), terminal.err());
  }

  @Test
  void anUnknownModelIsMisuseThatListsTheKnown() {
    Terminal terminal = models("fetch", "gface");
    assertEquals(2, terminal.exit());
    assertTrue(terminal.err().contains("known are yunet, sface, mobilefacenet"), terminal.err());
  }

  @Test
  void anAddressWithoutEncryptionIsNoPinnedAddress() throws Exception {
    sheet(new byte[] {1}, "address = http://localhost/own.onnx");
    Terminal terminal = models("fetch", "own");
    assertEquals(1, terminal.exit());
    assertTrue(terminal.err().contains("address does not have the form"), terminal.err());
    assertFalse(Files.exists(directory.resolve("own.onnx")));
  }

  private void sheet(byte[] model, String address) throws Exception {
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
    Files.writeString(
        directory.resolve("own.properties"),
        """
        name = own
        kind = recogniser
        file = own.onnx
        bytes = %d
        sha256 = %s
        licence = MIT
        source = the venue
        size = 112 112
        order = bgr
        mean = 0
        scale = 1
        numbers = 128
        threshold = 0.4
        margin = 0.05
        %s
        """
            .formatted(model.length, hash, address));
  }

  private Terminal models(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "models";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--dir";
    all[args.length + 2] = directory.toString();
    return Terminal.run(all);
  }
}
