package org.venue.kiosk.visit;

import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// The bytes of a code: COSE_Sign1 (RFC 9052) around the claims. Only the deterministic encoding is
/// read, so one ticket and signature have one text. The numbers are those of `contract/ticket.md`.
record TicketEnvelope(byte[] header, String keyId, byte[] payload, byte[] signature) {
  static final int SIGNATURE_LENGTH = 64;

  /// Tag 18, COSE_Sign1: RFC 9052 section 4.2. It stands before the array as one byte.
  private static final byte TAG_SIGN1 = (byte) 0xd2;

  /// Header parameters and algorithm: RFC 9052 section 3.1, RFC 9053 section 2.2.
  private static final CBORObject ALG = CBORObject.FromObject(1);

  private static final CBORObject KID = CBORObject.FromObject(4);
  private static final CBORObject EDDSA = CBORObject.FromObject(-8);

  private static final int ID = 1;
  private static final int TYPE = 2;
  private static final int VENUE = 3;
  private static final int PRODUCT = 4;
  private static final int NOT_BEFORE = 5;
  private static final int EXPIRES = 6;
  private static final int ENTRIES = 7;
  private static final int ADMITS = 8;
  private static final int ZONE = 9;
  private static final int PERSON = 10;

  /// The canonical rules of CTAP2 are the deterministic encoding without tags and at most four
  /// deep.
  private static final CBOREncodeOptions DETERMINISTIC =
      new CBOREncodeOptions("ctap2canonical=true;allowduplicatekeys=false");

  static byte[] header(String keyId) {
    return CBORObject.NewMap()
        .Set(ALG, EDDSA)
        .Set(KID, CBORObject.FromObject(keyId.getBytes(StandardCharsets.US_ASCII)))
        .EncodeToBytes(DETERMINISTIC);
  }

  static byte[] payload(Ticket ticket) {
    CBORObject claims =
        CBORObject.NewMap()
            .Set(ID, ticket.id())
            .Set(TYPE, ticket.type().number())
            .Set(VENUE, ticket.venue())
            .Set(NOT_BEFORE, ticket.notBefore().getEpochSecond())
            .Set(EXPIRES, ticket.expires().getEpochSecond())
            .Set(ENTRIES, ticket.entries())
            .Set(ADMITS, ticket.admits());
    setUnlessEmpty(claims, PRODUCT, ticket.product());
    setUnlessEmpty(claims, ZONE, ticket.zone());
    setUnlessEmpty(claims, PERSON, ticket.person());
    return claims.EncodeToBytes(DETERMINISTIC);
  }

  private static void setUnlessEmpty(CBORObject claims, int key, String text) {
    if (!text.isEmpty()) {
      claims.Set(key, text);
    }
  }

  /// The bytes that are signed: Sig_structure of RFC 9052 section 4.4, without external data.
  static byte[] toBeSigned(byte[] header, byte[] payload) {
    return CBORObject.NewArray()
        .Add("Signature1")
        .Add(header)
        .Add(new byte[0])
        .Add(payload)
        .EncodeToBytes(DETERMINISTIC);
  }

  byte[] toBeSigned() {
    return toBeSigned(header, payload);
  }

  byte[] encode() {
    byte[] array =
        CBORObject.NewArray()
            .Add(header)
            .Add(CBORObject.NewMap())
            .Add(payload)
            .Add(signature)
            .EncodeToBytes(DETERMINISTIC);
    byte[] bytes = new byte[array.length + 1];
    bytes[0] = TAG_SIGN1;
    System.arraycopy(array, 0, bytes, 1, array.length);
    return bytes;
  }

  /// The envelope in `bytes`, or nothing if it is not exactly one of ours.
  static Optional<TicketEnvelope> decode(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != TAG_SIGN1) {
      return Optional.empty();
    }
    byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
    return parse(rest)
        .filter(array -> array.getType() == CBORType.Array && array.size() == 4)
        .flatMap(TicketEnvelope::ofArray);
  }

  private static Optional<TicketEnvelope> ofArray(CBORObject array) {
    CBORObject unprotected = array.get(1);
    if (array.get(0).getType() != CBORType.ByteString
        || unprotected.getType() != CBORType.Map
        || unprotected.size() != 0
        || array.get(2).getType() != CBORType.ByteString
        || array.get(3).getType() != CBORType.ByteString) {
      return Optional.empty();
    }
    byte[] header = array.get(0).GetByteString();
    byte[] signature = array.get(3).GetByteString();
    if (signature.length != SIGNATURE_LENGTH) {
      return Optional.empty();
    }
    return keyId(header)
        .map(id -> new TicketEnvelope(header, id, array.get(2).GetByteString(), signature));
  }

  private static Optional<String> keyId(byte[] header) {
    return parse(header)
        .filter(map -> map.getType() == CBORType.Map && map.size() == 2)
        .filter(map -> EDDSA.equals(map.get(ALG)))
        .map(map -> map.get(KID))
        .filter(kid -> kid.getType() == CBORType.ByteString)
        .map(kid -> new String(kid.GetByteString(), StandardCharsets.ISO_8859_1));
  }

  /// What the payload claims, or nothing if a claim is missing, of the wrong type or out of range.
  /// Claims with other keys are left to the future.
  Optional<Ticket> ticket() {
    return parse(payload).filter(map -> map.getType() == CBORType.Map).flatMap(Claims::ticket);
  }

  private static Optional<CBORObject> parse(byte[] bytes) {
    try {
      return Optional.of(CBORObject.DecodeFromBytes(bytes, DETERMINISTIC));
    } catch (CBORException e) {
      return Optional.empty();
    }
  }

  /// Reads claims by key. What is wrong with them ends as an [IllegalArgumentException] inside
  /// here, like a range that [Ticket] refuses.
  private record Claims(CBORObject map) {
    static Optional<Ticket> ticket(CBORObject map) {
      Claims claims = new Claims(map);
      try {
        return Optional.of(
            new Ticket(
                claims.text(ID),
                TicketType.ofNumber(claims.number(TYPE)).orElseThrow(Claims::wrong),
                claims.text(VENUE),
                claims.textOrEmpty(PRODUCT),
                Instant.ofEpochSecond(claims.number(NOT_BEFORE)),
                Instant.ofEpochSecond(claims.number(EXPIRES)),
                claims.count(ENTRIES),
                claims.count(ADMITS),
                claims.textOrEmpty(ZONE),
                claims.textOrEmpty(PERSON)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    private static IllegalArgumentException wrong() {
      return new IllegalArgumentException("claim");
    }

    private CBORObject claim(int key) {
      return map.get(CBORObject.FromObject(key));
    }

    private String text(int key) {
      CBORObject value = claim(key);
      if (value == null || value.getType() != CBORType.TextString || value.AsString().isEmpty()) {
        throw wrong();
      }
      return value.AsString();
    }

    private String textOrEmpty(int key) {
      return claim(key) == null ? "" : text(key);
    }

    private int count(int key) {
      // What does not fit an int is far outside the ranges of a ticket, and so is the largest int.
      return (int) Math.min(number(key), Integer.MAX_VALUE);
    }

    private long number(int key) {
      CBORObject value = claim(key);
      if (value == null
          || value.getType() != CBORType.Integer
          || !value.CanValueFitInInt64()
          || value.AsInt64Value() < 0) {
        throw wrong();
      }
      // Instants end before the largest long; a limit far beyond the year 9999 avoids that
      // overflow.
      return Math.min(value.AsInt64Value(), 1L << 40);
    }
  }
}
