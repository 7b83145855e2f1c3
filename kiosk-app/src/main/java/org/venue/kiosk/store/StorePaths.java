package org.venue.kiosk.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The store's file and what may stand beside it.
record StorePaths(Path file) {
  private static final String DAMAGED = ".damaged-";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// SQLite's log and its index; the file itself last, because it stands for all of them.
  private static final List<String> PARTS = List.of("-wal", "-shm", "");

  /// Says that there has been a store here: one that is missing was lost.
  Path known() {
    return beside(".known");
  }

  /// A new store that is still being filled.
  Path filling() {
    return beside(".filling");
  }

  /// A new store that is complete and has yet to take its place.
  Path ready() {
    return beside(".ready");
  }

  /// A copy of the damaged store, to be mended and read.
  Path reading() {
    return beside(".reading");
  }

  Path log() {
    return beside("-wal");
  }

  boolean empty() throws IOException {
    return !Files.exists(file) || Files.isRegularFile(file) && Files.size(file) == 0;
  }

  /// Writes down that there is a store here.
  void know() throws IOException {
    if (!Files.exists(known())) {
      Files.writeString(
          known(),
          "Beside this file belongs the store %s. If it is missing, what it held was lost.%n"
              .formatted(file.getFileName()));
      onDisk(known());
      folderOnDisk();
    }
  }

  /// Puts a complete new store in the place of the present one, which is kept aside. Whatever step
  /// a power cut falls on, doing it again finishes it.
  void replace() throws IOException {
    String aside = DAMAGED + TIME.format(Files.getLastModifiedTime(ready()).toInstant());
    for (String part : PARTS) {
      if (Files.exists(beside(part))) {
        Files.move(beside(part), free(aside, part));
      }
    }
    Files.move(ready(), file, StandardCopyOption.ATOMIC_MOVE);
    folderOnDisk();
  }

  /// What was put aside before is never overwritten.
  private Path free(String aside, String part) {
    Path path = beside(aside + part);
    for (int i = 2; Files.exists(path); i++) {
      path = beside(aside + "-" + i + part);
    }
    return path;
  }

  /// Overwrites and deletes whatever was put aside.
  ///
  /// @return how many files
  int forgetAside() throws IOException {
    int files = 0;
    Path folder = file.toAbsolutePath().getParent();
    try (DirectoryStream<Path> aside =
        Files.newDirectoryStream(
            folder,
            path -> path.getFileName().toString().startsWith(file.getFileName() + DAMAGED))) {
      for (Path path : aside) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
          var zeros = ByteBuffer.allocate(1 << 16);
          for (long left = channel.size(); left > 0; left -= zeros.limit()) {
            zeros.clear().limit((int) Math.min(left, zeros.capacity()));
            while (zeros.hasRemaining()) {
              channel.write(zeros);
            }
          }
          channel.force(true);
        }
        Files.delete(path);
        files++;
      }
    }
    folderOnDisk();
    return files;
  }

  /// Takes a store of our own making away.
  static void delete(Path store) throws IOException {
    for (String part : PARTS) {
      Files.deleteIfExists(store.resolveSibling(store.getFileName() + part));
    }
  }

  static void onDisk(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// Names are on the disk once their folder is. Windows has no such thing and needs none.
  void folderOnDisk() throws IOException {
    if (!System.getProperty("os.name").startsWith("Windows")) {
      try (FileChannel folder =
          FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
