package org.venue.hardware.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every codec of frames with a checksum must do, whatever its bytes. A model's codec test
/// extends this and lists its frames with the bytes of its protocol sheet.
public abstract class CodecLaws<F> {
  private static final int SEEDS = 40;

  /// One frame and its bytes.
  ///
  /// @param label where the bytes come from, for the failure message
  /// @param asked the question it answers, or null
  public record Sample<F>(String label, String hex, F frame, F asked) {
    byte[] bytes() {
      return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
  }

  /// The codec under test.
  protected abstract Codec<F> codec();

  /// Every kind of frame at least once.
  protected abstract List<Sample<F>> samples();

  /// Whether a frame seen in a damaged one is harmless, because it cannot answer the question.
  protected boolean explained(F asked, F frame) {
    return false;
  }

  @Test
  public void aFrameIsWrittenAsTheSheetHasIt() {
    for (Sample<F> sample : samples()) {
      assertArrayEquals(sample.bytes(), codec().encode(sample.frame()), sample.label());
    }
  }

  @Test
  public void theBytesOfTheSheetAreRead() {
    for (Sample<F> sample : samples()) {
      assertEquals(List.of(sample.frame()), read(sample.asked(), sample.bytes()), sample.label());
    }
  }

  @Test
  public void aFrameMayComeInAnyPieces() {
    for (Sample<F> sample : samples()) {
      byte[] bytes = sample.bytes();
      for (int split = 1; split < bytes.length; split++) {
        assertEquals(
            List.of(sample.frame()),
            read(
                sample.asked(),
                Arrays.copyOf(bytes, split),
                Arrays.copyOfRange(bytes, split, bytes.length)),
            sample.label() + " split before byte " + split);
      }
      byte[][] single = new byte[bytes.length][];
      for (int i = 0; i < bytes.length; i++) {
        single[i] = new byte[] {bytes[i]};
      }
      assertEquals(
          List.of(sample.frame()), read(sample.asked(), single), sample.label() + " byte by byte");
    }
  }

  @Test
  public void noiseBeforeBetweenAndAfterIsSkipped() {
    for (Sample<F> sample : samples()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        Random random = new Random(seed);
        byte[] noisy =
            joined(
                noise(random, 1 + random.nextInt(12)),
                sample.bytes(),
                noise(random, random.nextInt(12)),
                sample.bytes(),
                noise(random, random.nextInt(12)));
        assertEquals(
            List.of(sample.frame(), sample.frame()),
            read(sample.asked(), noisy),
            sample.label() + " in noise with seed " + seed);
      }
    }
  }

  @Test
  public void aTruncatedFrameIsNoFrame() {
    for (Sample<F> sample : samples()) {
      byte[] bytes = sample.bytes();
      for (int length = 1; length < bytes.length; length++) {
        assertEquals(
            List.of(),
            read(sample.asked(), Arrays.copyOf(bytes, length)),
            sample.label() + " cut to " + length + " bytes");
      }
    }
  }

  @Test
  public void aFlippedBitMakesNoAnswer() {
    for (Sample<F> sample : samples()) {
      for (int bit = 0; bit < sample.bytes().length * 8; bit++) {
        byte[] bytes = sample.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        assertEquals(
            List.of(),
            read(sample.asked(), bytes).stream()
                .filter(frame -> !explained(sample.asked(), frame))
                .toList(),
            sample.label() + " with bit " + bit % 8 + " of byte " + bit / 8 + " flipped");
      }
    }
  }

  @Test
  public void afterTenThousandRandomBytesTheNextFrameButOneIsRead() {
    for (Sample<F> sample : samples()) {
      for (int seed = 0; seed < SEEDS / 8; seed++) {
        FrameBuffer<F> buffer = new FrameBuffer<>(codec());
        byte[] junk = noise(new Random(seed), 10_000);
        buffer.feed(junk, 0, junk.length, sample.asked(), frame -> false);
        List<F> frames = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          byte[] bytes = sample.bytes();
          buffer.feed(bytes, 0, bytes.length, sample.asked(), frame -> !frames.add(frame));
        }
        assertTrue(frames.contains(sample.frame()), sample.label() + " after seed " + seed);
      }
    }
  }

  /// What a line hears: the pieces, then silence.
  protected final List<F> read(F asked, byte[]... pieces) {
    FrameBuffer<F> buffer = new FrameBuffer<>(codec());
    List<F> frames = new ArrayList<>();
    for (byte[] piece : pieces) {
      buffer.feed(piece, 0, piece.length, asked, frame -> !frames.add(frame));
    }
    buffer.pause(asked, frame -> !frames.add(frame));
    return frames;
  }

  /// The same from hex.
  protected final List<F> read(F asked, String hex) {
    return read(asked, HexFormat.ofDelimiter(" ").parseHex(hex));
  }

  private static byte[] noise(Random random, int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
