package org.venue.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.venue.kiosk.visit.TicketCodeTest.NOON;
import static org.venue.kiosk.visit.TicketCodeTest.READER;
import static org.venue.kiosk.visit.TicketCodeTest.SIGNER;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Anyone can print a code: whatever it holds is answered, never thrown, and costs little memory.
class HostileTicketTest {
  /// One reading of at most 1,024 characters; a few times what the longest good ticket takes.
  private static final long MOST_BYTES = 1 << 20;

  private static final byte[] GOOD =
      SIGNER.envelope(TicketEnvelope.payload(TicketCodeTest.usual()));

  @Test
  void twentyThousandRandomAndMutatedTextsAreAnswered() {
    Random random = new Random(20_000);
    Map<Reading.Reason, Integer> seen = new EnumMap<>(Reading.Reason.class);
    for (int i = 0; i < 20_000; i++) {
      String text =
          switch (i % 4) {
            case 0 -> code(randomBytes(random));
            case 1 -> code(mutated(random, GOOD));
            case 2 -> mutatedText(random);
            default -> code(SIGNER.envelope(mutated(random, payload())));
          };
      if (readWithinBounds(text) instanceof Reading.Malformed malformed) {
        seen.merge(malformed.reason(), 1, Integer::sum);
      }
    }
    assertTrue(seen.getOrDefault(Reading.Reason.TAMPERED, 0) > 1000, seen.toString());
    assertTrue(seen.getOrDefault(Reading.Reason.UNREADABLE, 0) > 1000, seen.toString());
  }

  /// Huge lengths for text, bytes, arrays and maps; endless items; tags of big numbers, fractions
  /// and shared references; floats, undefined, a break alone, and keys out of order or twice.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7a7fffffff",
        "7b7fffffffffffffff",
        "5a7fffffff",
        "5bffffffffffffffff",
        "9a7fffffff",
        "9b7fffffffffffffff",
        "ba7fffffff",
        "bbffffffffffffffff",
        "5f41004100ff",
        "7f6161ff",
        "9f9f9f9f9f9f",
        "bf0102ff",
        "c249ffffffffffffffffff",
        "c4821b7fffffffffffffff01",
        "c5821b7fffffffffffffff01",
        "d81c81d81d00",
        "fb7ff0000000000000",
        "f7",
        "ff",
        "a1a0a0",
        "a2010102",
        "a201020102",
        "d9d9f7a0"
      })
  void hugeOrOddItemsAreAnswered(String hex) {
    byte[] item = HexFormat.of().parseHex(hex);
    byte[] inArray = concat(new byte[] {(byte) 0xd2, (byte) 0x84}, item);
    assertUnreadable(item);
    assertUnreadable(concat(new byte[] {(byte) 0xd2}, item));
    assertUnreadable(inArray);
    assertUnreadable(SIGNER.envelope(item));
    assertUnreadable(SIGNER.envelope(concat(new byte[] {(byte) 0xa1, 1}, item)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x81, 0x9f, 0xa1, 0xbf, 0xc2, 0xd2})
  void deepNestingIsAnswered(int opener) {
    byte[] deep = new byte[500];
    Arrays.fill(deep, (byte) opener);
    assertUnreadable(deep);
    assertUnreadable(concat(new byte[] {(byte) 0xd2}, deep));
    assertUnreadable(SIGNER.envelope(deep));
  }

  @Test
  void numbersOutsideEveryRangeAreUnreadable() {
    byte[] payload = payload();
    int entries = indexOf(payload, 7, 1, 8);
    for (String hex : new String[] {"1bffffffffffffffff", "1b7fffffffffffffff", "3863", "f6"}) {
      byte[] value = HexFormat.of().parseHex(hex);
      byte[] broken =
          concat(
              Arrays.copyOf(payload, entries + 1),
              concat(value, Arrays.copyOfRange(payload, entries + 2, payload.length)));
      assertUnreadable(SIGNER.envelope(broken));
    }
  }

  private static void assertUnreadable(byte[] envelope) {
    Reading reading = readWithinBounds(code(envelope));
    assertEquals(
        Reading.Reason.UNREADABLE, assertInstanceOf(Reading.Malformed.class, reading).reason());
  }

  private static Reading readWithinBounds(String text) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Reading reading = READER.read(text, NOON);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(taken < MOST_BYTES, () -> taken + " bytes for " + text);
    return reading;
  }

  private static byte[] payload() {
    return TicketEnvelope.payload(TicketCodeTest.usual());
  }

  private static String code(byte[] envelope) {
    return TicketCode.PREFIX + Base45.encode(envelope);
  }

  private static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(680)];
    random.nextBytes(bytes);
    if (bytes.length > 1 && random.nextBoolean()) {
      bytes[0] = (byte) 0xd2;
      bytes[1] = (byte) 0x84;
    }
    return bytes;
  }

  private static byte[] mutated(Random random, byte[] good) {
    byte[] bytes = good.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 9));
  }

  private static String mutatedText(Random random) {
    StringBuilder text = new StringBuilder(code(GOOD));
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(1 << random.nextInt(17)));
    }
    return text.toString();
  }

  private static int indexOf(byte[] bytes, int... wanted) {
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      int from = at;
      int same = 0;
      while (same < wanted.length && bytes[from + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    throw new AssertionError("not found");
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
