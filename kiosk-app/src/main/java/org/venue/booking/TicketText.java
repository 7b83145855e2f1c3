package org.venue.booking;

import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORObject;
import java.nio.charset.StandardCharsets;

/// Writes codes as `contract/ticket.md` says: COSE_Sign1 (RFC 9052) around CBOR claims, in base45
/// (RFC 9285) behind `VT1:`. The numbers are those of that document.
///
/// @param notBefore seconds since 1970, likewise `expires`
record TicketText(
    String id,
    Type type,
    String venue,
    String product,
    long notBefore,
    long expires,
    int entries,
    int admits,
    String zone,
    String person) {

  /// What a code stands for.
  enum Type {
    TICKET(1),
    MEMBER(2),
    STAFF(3);

    private final int number;

    Type(int number) {
      this.number = number;
    }
  }

  private static final String PREFIX = "VT1:";
  private static final String BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  /// Tag 18, COSE_Sign1: RFC 9052 section 4.2. One byte before the array.
  private static final byte TAG_SIGN1 = (byte) 0xd2;

  /// Header parameters 1 (algorithm) and 4 (key id), algorithm -8 (EdDSA): RFC 9052 section 3.1,
  /// RFC 9053 section 2.2.
  private static final int ALGORITHM = 1;

  private static final int KEY_ID = 4;
  private static final int EDDSA = -8;

  private static final CBOREncodeOptions DETERMINISTIC =
      new CBOREncodeOptions("ctap2canonical=true");

  /// The code; the same claims and key always give the same text.
  String sign(SigningKey key) {
    byte[] header =
        CBORObject.NewMap()
            .Set(ALGORITHM, EDDSA)
            .Set(KEY_ID, key.id().getBytes(StandardCharsets.US_ASCII))
            .EncodeToBytes(DETERMINISTIC);
    byte[] payload = payload();
    byte[] toBeSigned =
        CBORObject.NewArray()
            .Add("Signature1")
            .Add(header)
            .Add(new byte[0])
            .Add(payload)
            .EncodeToBytes(DETERMINISTIC);
    byte[] array =
        CBORObject.NewArray()
            .Add(header)
            .Add(CBORObject.NewMap())
            .Add(payload)
            .Add(key.sign(toBeSigned))
            .EncodeToBytes(DETERMINISTIC);
    var envelope = new byte[array.length + 1];
    envelope[0] = TAG_SIGN1;
    System.arraycopy(array, 0, envelope, 1, array.length);
    return PREFIX + base45(envelope);
  }

  private byte[] payload() {
    CBORObject claims =
        CBORObject.NewMap()
            .Set(1, id)
            .Set(2, type.number)
            .Set(3, venue)
            .Set(5, notBefore)
            .Set(6, expires)
            .Set(7, entries)
            .Set(8, admits);
    setUnlessEmpty(claims, 4, product);
    setUnlessEmpty(claims, 9, zone);
    setUnlessEmpty(claims, 10, person);
    return claims.EncodeToBytes(DETERMINISTIC);
  }

  private static void setUnlessEmpty(CBORObject claims, int key, String text) {
    if (!text.isEmpty()) {
      claims.Set(key, text);
    }
  }

  private static String base45(byte[] bytes) {
    var text = new StringBuilder((bytes.length * 3 + 1) / 2);
    for (int i = 0; i < bytes.length; i += 2) {
      boolean pair = i + 1 < bytes.length;
      int value = pair ? (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff : bytes[i] & 0xff;
      text.append(BASE45.charAt(value % 45)).append(BASE45.charAt(value / 45 % 45));
      if (pair) {
        text.append(BASE45.charAt(value / (45 * 45)));
      }
    }
    return text.toString();
  }
}
