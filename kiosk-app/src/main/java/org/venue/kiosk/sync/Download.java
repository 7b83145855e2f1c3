package org.venue.kiosk.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Fetches one file whose size and hash are known beforehand. What came is kept beside the target
/// until it is whole, so the next try goes on from there; a file that is not the right one never
/// takes its place.
public final class Download {
  private static final int PIECE = 1 << 16;
  private static final int PARTIAL = 206;
  private static final int PAST_THE_END = 416;

  private final OkHttpClient client;

  /// With deadlines for the connection and for each read, so that a stalled one ends.
  public Download(Duration patience) {
    client = new OkHttpClient.Builder().connectTimeout(patience).readTimeout(patience).build();
  }

  /// What is fetched.
  ///
  /// @param sha256 in small hexadecimal digits
  public record Wanted(URI address, long bytes, String sha256) {}

  /// Fetches it, going on with what an earlier try left.
  ///
  /// @param progress told how many bytes are there, every 64 KB or so
  /// @throws IOException with a sentence that says whether another try goes on
  public void fetch(Wanted wanted, Path target, LongConsumer progress) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    long have = Files.exists(part) ? Files.size(part) : 0;
    if (have > wanted.bytes()) {
      Files.delete(part);
      have = 0;
    }
    if (have < wanted.bytes()) {
      have = bring(wanted, part, have, progress);
    }
    if (have < wanted.bytes()) {
      throw new IOException(
          "%s was cut off at %d of %d bytes; the next try goes on from there"
              .formatted(wanted.address(), have, wanted.bytes()));
    }
    if (have > wanted.bytes()) {
      Files.delete(part);
      throw new IOException(
          "More came from %s than the %d bytes that are known. Nothing was kept"
              .formatted(wanted.address(), wanted.bytes()));
    }
    if (!sha256(part).equals(wanted.sha256())) {
      Files.delete(part);
      throw new IOException(
          "What came from %s is not the file that is known: its hash differs. Nothing was kept"
              .formatted(wanted.address()));
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private long bring(Wanted wanted, Path part, long have, LongConsumer progress)
      throws IOException {
    Request.Builder request = new Request.Builder().url(wanted.address().toString());
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    try (Response response = client.newCall(request.build()).execute()) {
      if (response.code() == PAST_THE_END) {
        Files.delete(part);
        throw new IOException(
            wanted.address() + " is shorter than known; the next try begins anew");
      }
      if (!response.isSuccessful()) {
        throw new IOException(
            "%s answered with %d; the next try goes on from %d of %d bytes"
                .formatted(wanted.address(), response.code(), have, wanted.bytes()));
      }
      boolean onward =
          response.code() == PARTIAL
              && response.header("Content-Range", "").startsWith("bytes " + have + "-");
      if (response.code() == PARTIAL && !onward) {
        throw new IOException(wanted.address() + " sent another part than was asked for");
      }
      return copy(response.body().byteStream(), part, onward ? have : 0, wanted.bytes(), progress);
    }
  }

  /// Ends where the stream ends or breaks, or where more comes than is wanted; what came until then
  /// is on the disk.
  ///
  /// @return how many bytes have come; more than wanted where there were more
  private static long copy(InputStream in, Path part, long from, long most, LongConsumer progress)
      throws IOException {
    long have = from;
    StandardOpenOption how =
        from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      byte[] piece = new byte[PIECE];
      while (true) {
        int count;
        try {
          count = in.read(piece);
        } catch (IOException _) {
          return have;
        }
        if (count < 0) {
          return have;
        }
        if (have + count > most) {
          return have + count;
        }
        out.write(piece, 0, count);
        have += count;
        progress.accept(have);
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[PIECE];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        digest.update(piece, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
