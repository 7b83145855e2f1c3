package org.venue.kiosk.effect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Random;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.venue.kiosk.visit.Pin;

/// PINs as they may be written down: Argon2id (RFC 9106) with 19 MiB, two passes, one lane, as
/// `argon2id$salt$hash` in base64.
public final class PinHash {
  private static final String SCHEME = "argon2id";
  private static final int BYTES = 32;

  private PinHash() {}

  /// A hash with a salt of its own.
  public static String of(Pin pin, Random random) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return SCHEME
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash(pin, salt));
  }

  /// Whether this is the PIN behind the hash. Takes as long for a hash that is none.
  public static boolean fits(Pin pin, String stored) {
    String[] parts = stored.split("\\$");
    boolean known = parts.length == 3 && parts[0].equals(SCHEME);
    byte[] salt = known ? Base64.getDecoder().decode(parts[1]) : new byte[16];
    byte[] made = hash(pin, salt);
    byte[] wanted = known ? Base64.getDecoder().decode(parts[2]) : new byte[0];
    return MessageDigest.isEqual(made, wanted);
  }

  private static byte[] hash(Pin pin, byte[] salt) {
    var argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(salt)
            .withMemoryAsKB(19 * 1024)
            .withIterations(2)
            .withParallelism(1)
            .build());
    byte[] hash = new byte[BYTES];
    argon2.generateBytes(pin.digits().getBytes(StandardCharsets.US_ASCII), hash);
    return hash;
  }
}
