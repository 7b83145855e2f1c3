package org.venue.kiosk.visit;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// Makes the text of a code from a ticket and a private key. Issuers hold one; a terminal never
/// does.
public final class TicketSigner {
  private final String keyId;
  private final Ed25519PrivateKeyParameters privateKey;

  /// @param seed the 32 secret bytes of Ed25519 (RFC 8032 section 5.1.5)
  public TicketSigner(String keyId, byte[] seed) {
    TicketKey.requireId(keyId);
    if (seed.length != Ed25519PrivateKeyParameters.KEY_SIZE) {
      throw new IllegalArgumentException("an Ed25519 seed has 32 bytes");
    }
    this.keyId = keyId;
    this.privateKey = new Ed25519PrivateKeyParameters(seed);
  }

  /// The 32 bytes terminals need to read what this signs.
  public byte[] publicKey() {
    return privateKey.generatePublicKey().getEncoded();
  }

  public String keyId() {
    return keyId;
  }

  /// The text to print as a QR code; the same ticket always gives the same text.
  public String sign(Ticket ticket) {
    return TicketCode.PREFIX + Base45.encode(envelope(TicketEnvelope.payload(ticket)));
  }

  /// The signed envelope around any payload; tests use it for payloads that are no tickets.
  byte[] envelope(byte[] payload) {
    byte[] header = TicketEnvelope.header(keyId);
    byte[] message = TicketEnvelope.toBeSigned(header, payload);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, privateKey);
    signer.update(message, 0, message.length);
    return new TicketEnvelope(header, keyId, payload, signer.generateSignature()).encode();
  }
}
