package org.venue.kiosk.visit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base45Test {
  /// The examples of RFC 9285 sections 4.3 and 4.4.
  @ParameterizedTest
  @CsvSource({"AB, BB8", "Hello!!, %69 VD92EX0", "base-45, UJCLQE7W581", "ietf!, QED8WEX0"})
  void theExamplesOfTheStandardHold(String plain, String text) {
    assertEquals(text, Base45.encode(plain.getBytes(UTF_8)));
    assertArrayEquals(plain.getBytes(UTF_8), Base45.decode(text).orElseThrow());
  }

  @Test
  void everyPairOfBytesComesBack() {
    for (int value = 0; value <= 0xffff; value++) {
      byte[] bytes = {(byte) (value >> 8), (byte) value};
      assertArrayEquals(bytes, Base45.decode(Base45.encode(bytes)).orElseThrow());
    }
    for (int value = 0; value <= 0xff; value++) {
      byte[] bytes = {(byte) value};
      assertArrayEquals(bytes, Base45.decode(Base45.encode(bytes)).orElseThrow());
    }
  }

  /// `GGW` is 65536 by RFC 9285 section 4.2 (its `FGW` is 65535); `U5` is 255 and `V5` is 256.
  @ParameterizedTest
  @ValueSource(
      strings = {"A", "ABCD", "GGW", ":::", "V5", "::", "ab0", "AB\n", "AÄ", "\u0660\u0661"})
  void whatIsNoBase45IsRefused(String text) {
    assertEquals(Optional.empty(), Base45.decode(text));
  }

  @Test
  void theLargestGroupsAreRead() {
    assertArrayEquals(new byte[] {-1, -1}, Base45.decode("FGW").orElseThrow());
    assertArrayEquals(new byte[] {-1}, Base45.decode("U5").orElseThrow());
    assertArrayEquals(new byte[0], Base45.decode("").orElseThrow());
  }

  @Test
  void whateverIsReadIsTheOnlyTextOfItsBytes() {
    Random random = new Random(45);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(8);
      for (int at = 0; at < length; at++) {
        text.append((char) (' ' + random.nextInt(64)));
      }
      Optional<byte[]> bytes = Base45.decode(text.toString());
      if (bytes.isPresent()) {
        read++;
        assertEquals(text.toString(), Base45.encode(bytes.get()));
      }
    }
    assertTrue(read > 100, "only " + read + " texts were read");
  }
}
