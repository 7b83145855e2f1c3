package org.venue.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// A secret Ed25519 key and what it is for. One key signs one type, so that the key of the phone
/// codes cannot make staff codes.
///
/// @param id the key id of the envelope, up to 16 characters
/// @param validFrom milliseconds since 1970
/// @param validUntil the first millisecond at which it counts no longer
record SigningKey(String id, TicketText.Type type, byte[] seed, long validFrom, long validUntil) {

  /// A new key, named after its type and its public half.
  static SigningKey make(TicketText.Type type, long validFrom, long validUntil) {
    byte[] seed = Secrets.random(Ed25519PrivateKeyParameters.KEY_SIZE);
    byte[] publicKey = new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    String name = type.name().toLowerCase(Locale.ROOT);
    String id = name + "-" + HexFormat.of().formatHex(publicKey, 0, 4);
    return new SigningKey(id, type, seed, validFrom, validUntil);
  }

  byte[] publicKey() {
    return new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
  }

  String publicText() {
    return Base64.getEncoder().encodeToString(publicKey());
  }

  byte[] sign(byte[] message) {
    var signer = new Ed25519Signer();
    signer.init(true, new Ed25519PrivateKeyParameters(seed));
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  /// The signature over lines of text, as base64.
  String signLines(String... lines) {
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(sign(text));
  }

  ObjectNode json() {
    return Json.object()
        .put("id", id)
        .put("type", type.name())
        .put("seed", Base64.getEncoder().encodeToString(seed))
        .put("validFrom", Json.instant(validFrom))
        .put("validUntil", Json.instant(validUntil));
  }

  static SigningKey of(Json json) {
    return new SigningKey(
        json.text("id", 1, 16),
        TicketText.Type.valueOf(json.name("type")),
        Base64.getDecoder().decode(json.name("seed")),
        json.instant("validFrom"),
        json.instant("validUntil"));
  }

  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
