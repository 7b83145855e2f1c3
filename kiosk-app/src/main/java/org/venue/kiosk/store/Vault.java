package org.venue.kiosk.store;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;

/// Seals what is personal or secret (AES-256-GCM) with a key that lies in a file of its own beside
/// the store, so that neither file alone says anything. The key is made when it is first needed and
/// only the owner may read it.
public final class Vault {
  private final Path file;
  private Aead aead;

  /// @param file the key set; made on first use
  public Vault(Path file) {
    this.file = file;
  }

  /// The vault beside this store.
  public static Vault beside(Path store) {
    return new Vault(store.resolveSibling(store.getFileName() + ".keys"));
  }

  /// Seals a text.
  ///
  /// @param about whose it is; sealed bytes open under the same word only
  public byte[] seal(String text, String about) throws StoreException {
    return sealBytes(bytes(text), about);
  }

  /// Seals bytes, which stay the caller's to wipe.
  ///
  /// @param about whose they are; sealed bytes open under the same word only
  public byte[] sealBytes(byte[] open, String about) throws StoreException {
    try {
      return aead().encrypt(open, bytes(about));
    } catch (GeneralSecurityException e) {
      throw new StoreException("Could not seal " + about + ": " + e.getMessage(), e);
    }
  }

  /// Opens what was sealed.
  ///
  /// @throws StoreException when it was sealed with another key or about something else
  public String open(byte[] sealed, String about) throws StoreException {
    return new String(openBytes(sealed, about), StandardCharsets.UTF_8);
  }

  /// Opens bytes that were sealed; they are the caller's to wipe.
  ///
  /// @throws StoreException when they were sealed with another key or about something else
  public byte[] openBytes(byte[] sealed, String about) throws StoreException {
    try {
      return aead().decrypt(sealed, bytes(about));
    } catch (GeneralSecurityException e) {
      throw new StoreException("Could not open " + about + ": " + e.getMessage(), e);
    }
  }

  /// The same; empty where the key is at hand and yet they do not open, and so never will.
  Optional<byte[]> openIfWhole(byte[] sealed, String about) throws StoreException {
    Aead key = aead();
    try {
      return sealed == null ? Optional.empty() : Optional.of(key.decrypt(sealed, bytes(about)));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  /// Takes the key away: what it sealed stays shut for ever.
  public synchronized void destroy() throws StoreException {
    aead = null;
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StoreException("Could not delete " + file + ": " + e.getMessage(), e);
    }
  }

  private synchronized Aead aead() throws StoreException {
    if (aead == null) {
      try {
        KeysetHandle keys = Files.exists(file) ? read() : make();
        aead = keys.getPrimitive(AeadConfig2026.get(), Aead.class);
      } catch (GeneralSecurityException | IOException e) {
        throw new StoreException("Could not use the keys in " + file + ": " + e.getMessage(), e);
      }
    }
    return aead;
  }

  private KeysetHandle read() throws GeneralSecurityException, IOException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        Files.readString(file), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
  }

  /// On the disk before it seals anything.
  private KeysetHandle make() throws GeneralSecurityException, IOException {
    KeysetHandle keys =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    String json =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            keys, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, ownerOnly());
    try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes(json));
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return keys;
  }

  /// Elsewhere than on POSIX the folder's own rights have to do.
  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
