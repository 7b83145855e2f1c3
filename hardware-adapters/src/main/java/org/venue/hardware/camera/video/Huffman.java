package org.venue.hardware.camera.video;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/// The Huffman tables that films leave out of their frames, since all of them use the same: those
/// of ITU T.81, annex K.3.
final class Huffman {
  private static final int MARK = 0xFF;

  /// Marker codes; source: ITU T.81, table B.1.
  private static final int TABLES = 0xC4;

  private static final int SCAN = 0xDA;

  private static final byte[] USUAL = usual();

  private Huffman() {}

  /// The same JPEG with tables; itself when it has some, or is none.
  static byte[] complete(byte[] jpeg) {
    int at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == MARK) {
      int marker = jpeg[at + 1] & 0xFF;
      if (marker == TABLES) {
        return jpeg;
      }
      if (marker == SCAN) {
        byte[] whole = Arrays.copyOf(jpeg, jpeg.length + USUAL.length);
        System.arraycopy(USUAL, 0, whole, at, USUAL.length);
        System.arraycopy(jpeg, at, whole, at + USUAL.length, jpeg.length - at);
        return whole;
      }
      at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
    }
    return jpeg;
  }

  /// One segment with four tables; class and number of each come first (ITU T.81, B.2.4.2).
  private static byte[] usual() {
    ByteArrayOutputStream tables = new ByteArrayOutputStream();
    add(tables, 0x00, JPEGHuffmanTable.StdDCLuminance);
    add(tables, 0x10, JPEGHuffmanTable.StdACLuminance);
    add(tables, 0x01, JPEGHuffmanTable.StdDCChrominance);
    add(tables, 0x11, JPEGHuffmanTable.StdACChrominance);
    int length = tables.size() + 2;
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    segment.write(MARK);
    segment.write(TABLES);
    segment.write(length >> 8);
    segment.write(length);
    segment.writeBytes(tables.toByteArray());
    return segment.toByteArray();
  }

  private static void add(ByteArrayOutputStream to, int kind, JPEGHuffmanTable table) {
    to.write(kind);
    for (int length = 0; length < 16; length++) {
      short[] lengths = table.getLengths();
      to.write(length < lengths.length ? lengths[length] : 0);
    }
    for (short value : table.getValues()) {
      to.write(value);
    }
  }
}
