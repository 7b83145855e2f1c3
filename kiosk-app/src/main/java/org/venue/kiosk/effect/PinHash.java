package org.venue.kiosk.effect;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Random;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.venue.kiosk.visit.Pin;

/// PINs as they may be written down: PBKDF2 with HMAC-SHA-256 (RFC 8018), as
/// `pbkdf2-sha256$iterations$salt$hash` in base64. Six digits are few: the hash keeps a PIN from
/// being read in passing, and the counted tries keep it from being guessed. A hash that fills
/// memory was tried; collecting its garbage made the next visitor wait.
public final class PinHash {
  private static final String SCHEME = "pbkdf2-sha256";

  /// How often the product hashes: some 50 ms of work.
  public static final int ROUNDS = 120_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private PinHash() {}

  /// A hash with a salt of its own and the product's work.
  public static String of(Pin pin, Random random) {
    return of(pin, random, ROUNDS);
  }

  /// A hash with a salt of its own.
  ///
  /// @param rounds how much work it is
  public static String of(Pin pin, Random random, int rounds) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return String.join(
        "$",
        SCHEME,
        String.valueOf(rounds),
        base64.encodeToString(salt),
        base64.encodeToString(hash(pin, salt, rounds)));
  }

  /// Whether this is the PIN behind the hash.
  ///
  /// @param rounds how much work it is for a hash that is none, so that both take as long
  static boolean fits(Pin pin, String stored, int rounds) {
    String[] parts = stored.split("\\$");
    boolean known = parts.length == 4 && parts[0].equals(SCHEME);
    byte[] salt = known ? Base64.getDecoder().decode(parts[2]) : new byte[SALT_BYTES];
    byte[] wanted = known ? Base64.getDecoder().decode(parts[3]) : new byte[0];
    int iterations = known ? Integer.parseInt(parts[1]) : rounds;
    return MessageDigest.isEqual(hash(pin, salt, iterations), wanted);
  }

  private static byte[] hash(Pin pin, byte[] salt, int iterations) {
    try {
      var spec = new PBEKeySpec(pin.digits().toCharArray(), salt, iterations, HASH_BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has PBKDF2", e);
    }
  }
}
