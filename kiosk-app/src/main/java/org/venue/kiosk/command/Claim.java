package org.venue.kiosk.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// This process's claim on files that only one may work with: a lock of the system on a file beside
/// them. It ends with the process, however that ends; the file that stays behind says nothing.
final class Claim implements AutoCloseable {
  private final FileChannel channel;

  private Claim(FileChannel channel) {
    this.channel = channel;
  }

  /// @param what is claimed, for the message
  /// @throws IOException when another process has it, or nobody can lock there
  private static Claim on(Path what, Path lock) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IOException("Cannot lock %s: %s".formatted(what, e), e);
    }
    try {
      if (channel.tryLock() != null) {
        return new Claim(channel);
      }
    } catch (OverlappingFileLockException _) {
      // This process has it already: as much in use as by another.
    } catch (IOException e) {
      channel.close();
      throw new IOException("Cannot lock %s: %s".formatted(what, e), e);
    }
    channel.close();
    throw new IOException(
        "%s is in use: another venue-kiosk works with it. End that one first.".formatted(what));
  }

  /// A claim on a store of a terminal.
  static Claim onStore(Path store) throws IOException {
    return on(store, store.resolveSibling(store.getFileName() + ".lock"));
  }

  /// A claim on the folder of a booking backend.
  static Claim onFolder(Path folder) throws IOException {
    return on(folder, folder.resolve("backend.lock"));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
