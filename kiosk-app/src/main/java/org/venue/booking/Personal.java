package org.venue.booking;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/// Seals what tells a person's name, with AES-256-GCM and keys in a file outside the database. A
/// sealed text is bound to its place and opens nowhere else.
final class Personal {
  private final Aead aead;

  private Personal(Aead aead) {
    this.aead = aead;
  }

  /// Reads the key set, or makes it.
  static Personal open(Path file) throws IOException {
    try {
      KeysetHandle keys;
      if (Files.exists(file)) {
        keys =
            TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(file), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
      } else {
        keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        Secrets.write(
            file,
            TinkJsonProtoKeysetFormat.serializeKeyset(
                keys, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
      }
      return new Personal(keys.getPrimitive(AeadConfig2026.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw new IOException("The key set " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /// @param place such as `member/42/name`
  String seal(String text, String place) {
    try {
      byte[] sealed =
          aead.encrypt(
              text.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String open(String sealed, String place) {
    try {
      byte[] text =
          aead.decrypt(Base64.getDecoder().decode(sealed), place.getBytes(StandardCharsets.UTF_8));
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("What was sealed for " + place + " does not open", e);
    }
  }
}
