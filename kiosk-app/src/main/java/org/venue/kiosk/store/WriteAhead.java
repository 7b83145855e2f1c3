package org.venue.kiosk.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// The log beside the store's file, read past SQLite, which takes the first frame that does not fit
/// for the log's end. After a power cut that is right; a flipped bit would take every later
/// transaction with it and say nothing. Format: https://sqlite.org/fileformat2.html#walformat
final class WriteAhead {
  private static final int MAGIC = 0x377f0682;
  private static final int VERSION = 3_007_000;
  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int SALTS = 8;
  private static final int CHECKSUM = 16;

  private final Path file;
  private final ByteBuffer log;
  private final int pageSize;

  /// Reads the log of a store whose pages have this size; a log that is not there is empty.
  WriteAhead(Path file, int pageSize) throws IOException {
    this.file = file;
    this.pageSize = pageSize;
    this.log = ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
  }

  /// Whether transactions stand behind a frame that does not fit. Each was on the disk before the
  /// next one began, so only the last may be torn by a power cut.
  boolean broken() {
    if (frames() == 0) {
      return false;
    }
    long salts = salts();
    int good = headerFits() ? fitting(salts) : 0;
    int lost = 0;
    for (int i = good; i < frames(); i++) {
      if (log.getLong(frame(i) + SALTS) == salts && log.getInt(frame(i) + 4) != 0) {
        lost++;
      }
    }
    return lost > (headerFits() ? 1 : 0);
  }

  /// Makes every frame of this log fit again, whatever stands in it, so that what can be read is
  /// read.
  void mend() throws IOException {
    if (frames() == 0) {
      return;
    }
    long salts = salts();
    log.putInt(0, MAGIC).putInt(4, VERSION).putInt(8, pageSize).putLong(CHECKSUM, salts);
    long sum = checksum(0, 0, CHECKSUM + SALTS);
    log.putLong(CHECKSUM + SALTS, sum);
    for (int i = 0; i <= last(salts); i++) {
      log.putLong(frame(i) + SALTS, salts);
      sum = checksum(sum, frame(i), SALTS);
      sum = checksum(sum, frame(i) + FRAME_HEADER, pageSize);
      log.putLong(frame(i) + CHECKSUM, sum);
    }
    Files.write(file, log.array());
  }

  /// The salts most of the first three witnesses agree on: the header and two frames.
  private long salts() {
    long header = log.getLong(CHECKSUM);
    long first = log.getLong(frame(0) + SALTS);
    if (header == first || frames() == 1) {
      return first;
    }
    long second = log.getLong(frame(1) + SALTS);
    // Frames of an older round stay behind a header of a new one.
    return first == second && !headerFits() ? first : header;
  }

  private boolean headerFits() {
    return log.getInt(0) == MAGIC
        && log.getInt(4) == VERSION
        && log.getInt(8) == pageSize
        && checksum(0, 0, CHECKSUM + SALTS) == log.getLong(CHECKSUM + SALTS);
  }

  /// How many frames SQLite will take, at most.
  private int fitting(long salts) {
    long sum = log.getLong(CHECKSUM + SALTS);
    for (int i = 0; i < frames(); i++) {
      sum = checksum(sum, frame(i), SALTS);
      sum = checksum(sum, frame(i) + FRAME_HEADER, pageSize);
      if (log.getLong(frame(i) + SALTS) != salts
          || log.getInt(frame(i)) == 0
          || log.getLong(frame(i) + CHECKSUM) != sum) {
        return i;
      }
    }
    return frames();
  }

  private int last(long salts) {
    for (int i = frames() - 1; i >= 0; i--) {
      if (log.getLong(frame(i) + SALTS) == salts) {
        return i;
      }
    }
    return -1;
  }

  private int frames() {
    return Math.max(0, (log.capacity() - HEADER) / (FRAME_HEADER + pageSize));
  }

  private int frame(int i) {
    return HEADER + i * (FRAME_HEADER + pageSize);
  }

  /// Two sums over words in little-endian order, as the magic number says; kept as one number.
  private long checksum(long from, int at, int length) {
    ByteBuffer words = log.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int one = (int) (from >>> 32);
    int two = (int) from;
    for (int i = at; i < at + length; i += 8) {
      one += words.getInt(i) + two;
      two += words.getInt(i + 4) + one;
    }
    return (long) one << 32 | two & 0xffffffffL;
  }
}
