package org.venue.hardware.camera.video;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Finds the pictures in an AVI file, one after the other. Holds one picture at most.
final class Avi implements AutoCloseable {
  /// A JPEG of 64 megapixels has less; what claims more is passed over unread.
  private static final int LONGEST = 32 << 20;

  /// The first 12 bytes: `RIFF`, a length, `AVI `.
  private static final int HEAD = 12;

  private static final Duration USUAL = Duration.ofMillis(40);

  private final RandomAccessFile file;
  private final long length;
  private final Duration pace;

  /// Where the next chunk begins.
  private long at = HEAD;

  private record Chunk(String id, long body, long length) {
    boolean picture() {
      return id.endsWith("dc") || id.endsWith("db");
    }

    /// Padded to an even length.
    long end() {
      return body + length + (length & 1);
    }
  }

  Avi(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
    try {
      length = file.length();
      if (length < HEAD || !id(0).equals("RIFF") || !id(8).equals("AVI ")) {
        throw new IOException("it is not an AVI file.");
      }
      pace = readPace();
    } catch (IOException e) {
      file.close();
      throw e;
    }
    rewind();
  }

  /// From frame to frame, as the file says.
  Duration pace() {
    return pace;
  }

  /// Back to the first picture.
  void rewind() {
    at = HEAD;
  }

  /// The next JPEG; empty at the end.
  Optional<byte[]> next() throws IOException {
    for (Optional<Chunk> chunk = chunk(); chunk.isPresent(); chunk = chunk()) {
      Chunk found = chunk.get();
      if (found.picture() && found.length() > 0 && found.length() <= LONGEST) {
        if (found.body() + found.length() > length) {
          return Optional.empty();
        }
        byte[] jpeg = new byte[(int) found.length()];
        file.seek(found.body());
        file.readFully(jpeg);
        return Optional.of(jpeg);
      }
    }
    return Optional.empty();
  }

  /// The next chunk that is no list; lists are walked into.
  private Optional<Chunk> chunk() throws IOException {
    while (at + 8 <= length) {
      Chunk chunk = new Chunk(id(at), at + 8, number(at + 4));
      boolean list = chunk.id().equals("LIST") || chunk.id().equals("RIFF");
      at = list ? chunk.body() + 4 : chunk.end();
      if (!list) {
        return Optional.of(chunk);
      }
    }
    return Optional.empty();
  }

  private Duration readPace() throws IOException {
    Optional<Chunk> first = chunk();
    if (first.isEmpty() || !first.get().id().equals("avih") || first.get().length() < 4) {
      return USUAL;
    }
    long micros = number(first.get().body());
    return micros == 0 ? USUAL : Duration.of(micros, ChronoUnit.MICROS);
  }

  private String id(long from) throws IOException {
    byte[] letters = new byte[4];
    file.seek(from);
    file.readFully(letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /// 32 bits, little endian, without a sign; 0 behind the end.
  private long number(long from) throws IOException {
    file.seek(from);
    try {
      return Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
    } catch (EOFException _) {
      return 0;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException _) {
      // Nothing was written.
    }
  }
}
