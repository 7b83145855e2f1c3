package org.venue.hardware.link;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A pseudo-terminal: the far end of a serial port made of code. This side is the device, the path
/// [#device()] is what a terminal opens as its port; closing this side is pulling the plug. Linux
/// only, through the C library.
///
/// Unlike other links it may be read by one thread and written and closed by others.
public final class Pty implements Link {
  // From Linux asm-generic/fcntl.h and poll.h.
  private static final int O_RDWR = 0x2;
  private static final int O_NOCTTY = 0x100;
  private static final int O_NONBLOCK = 0x800;
  private static final short POLLIN = 1;
  private static final int TCSANOW = 0;

  /// More than `struct termios` of any Linux (60 bytes on x86-64).
  private static final int TERMIOS_ROOM = 256;

  /// `struct pollfd`: int fd, short events, short revents.
  private static final int POLLFD_SIZE = 8;

  /// How long a waiting read may delay [#close].
  private static final Duration SLICE = Duration.ofMillis(50);

  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private final int master;
  private final int slave;
  private final Path device;
  private volatile boolean leaving;
  private boolean closed;

  private Pty(int master, int slave, Path device) {
    this.master = master;
    this.slave = slave;
    this.device = device;
  }

  /// Makes a new pair, raw from the start.
  ///
  /// @throws LinkException when the system has none left, or is no Linux
  public static Pty open() throws LinkException {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new LinkException("Pseudo-terminals are made on Linux only; use tcp: here.");
    }
    int master = check("posix_openpt", C.openpt(O_RDWR | O_NOCTTY | O_NONBLOCK));
    int slave = -1;
    try (Arena arena = Arena.ofConfined()) {
      check("grantpt", C.call(C.GRANTPT, master));
      check("unlockpt", C.call(C.UNLOCKPT, master));
      MemorySegment name = arena.allocate(64);
      check("ptsname_r", -C.ptsname(master, name));
      // Held open, so a terminal may come and go without this side reading end of file.
      slave = check("open", C.open(name, O_RDWR | O_NOCTTY));
      MemorySegment termios = arena.allocate(TERMIOS_ROOM);
      check("tcgetattr", C.tcgetattr(slave, termios));
      C.cfmakeraw(termios);
      check("tcsetattr", C.tcsetattr(slave, TCSANOW, termios));
      return new Pty(master, slave, Path.of(name.getString(0)));
    } catch (LinkException e) {
      C.call(C.CLOSE, master);
      if (slave >= 0) {
        C.call(C.CLOSE, slave);
      }
      throw e;
    }
  }

  private static int check(String function, int result) throws LinkException {
    if (result < 0) {
      throw new LinkException("The system gives no pseudo-terminal: " + function + " failed.");
    }
    return result;
  }

  /// What a terminal opens: `/dev/pts/N`.
  public Path device() {
    return device;
  }

  @Override
  public int read(byte[] into, Duration patience) throws LinkException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      long left = Math.max(0, deadline - System.nanoTime());
      // Rounded up, since poll counts in milliseconds and 0 would spin.
      long millis = Math.min((left + 999_999) / 1_000_000, SLICE.toMillis());
      int count = readOnce(into, (int) millis);
      if (count > 0 || left == 0) {
        return count;
      }
    }
  }

  private int readOnce(byte[] into, int millis) throws LinkException {
    use.readLock().lock();
    try (Arena arena = Arena.ofConfined()) {
      checkOpen();
      MemorySegment pollfd = arena.allocate(POLLFD_SIZE, 4);
      pollfd.set(JAVA_INT, 0, master);
      pollfd.set(JAVA_SHORT, 4, POLLIN);
      if (C.poll(pollfd, millis) <= 0) {
        return 0;
      }
      MemorySegment bytes = arena.allocate(into.length);
      int count = (int) C.transfer(C.READ, master, bytes, into.length);
      if (count <= 0) {
        return 0;
      }
      MemorySegment.copy(bytes, JAVA_BYTE, 0, into, 0, count);
      return count;
    } finally {
      use.readLock().unlock();
    }
  }

  /// Hands the bytes to the terminal's side. What does not fit because nobody reads there is lost,
  /// as on a wire.
  @Override
  public void write(byte[] bytes) throws LinkException {
    use.readLock().lock();
    try (Arena arena = Arena.ofConfined()) {
      checkOpen();
      C.transfer(C.WRITE, master, arena.allocateFrom(JAVA_BYTE, bytes), bytes.length);
    } finally {
      use.readLock().unlock();
    }
  }

  private void checkOpen() throws LinkException {
    if (leaving) {
      throw new LinkException("The pseudo-terminal " + device + " is closed.");
    }
  }

  @Override
  public void close() {
    leaving = true;
    use.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      C.call(C.CLOSE, master);
      C.call(C.CLOSE, slave);
    } finally {
      use.writeLock().unlock();
    }
  }

  /// The C library's functions.
  @SuppressWarnings("restricted")
  private static final class C {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle OPENPT = find("posix_openpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle GRANTPT = find("grantpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle UNLOCKPT = find("unlockpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle CLOSE = find("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle PTSNAME =
        find("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle TCGETATTR = find("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle TCSETATTR =
        find("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle CFMAKERAW =
        LINKER.downcallHandle(symbol("cfmakeraw"), FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle POLL = find("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle READ = find("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE =
        find("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle OPEN =
        LINKER.downcallHandle(
            symbol("open"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.firstVariadicArg(2));

    private static MemorySegment symbol(String name) {
      return LINKER.defaultLookup().findOrThrow(name);
    }

    private static MethodHandle find(String name, MemoryLayout result, MemoryLayout... arguments) {
      return LINKER.downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments));
    }

    private interface Call<T> {
      T run() throws Throwable;
    }

    private static <T> T invoke(Call<T> call) {
      try {
        return call.run();
      } catch (Throwable e) {
        throw new AssertionError("a call to the C library does not fit its signature", e);
      }
    }

    static int openpt(int flags) {
      return invoke(() -> (int) OPENPT.invokeExact(flags));
    }

    static int call(MethodHandle function, int fd) {
      return invoke(() -> (int) function.invokeExact(fd));
    }

    static int ptsname(int fd, MemorySegment name) {
      return invoke(() -> (int) PTSNAME.invokeExact(fd, name, name.byteSize()));
    }

    static int open(MemorySegment path, int flags) {
      return invoke(() -> (int) OPEN.invokeExact(path, flags));
    }

    static int tcgetattr(int fd, MemorySegment termios) {
      return invoke(() -> (int) TCGETATTR.invokeExact(fd, termios));
    }

    static int tcsetattr(int fd, int when, MemorySegment termios) {
      return invoke(() -> (int) TCSETATTR.invokeExact(fd, when, termios));
    }

    static void cfmakeraw(MemorySegment termios) {
      invoke(() -> {
        CFMAKERAW.invokeExact(termios);
        return null;
      });
    }

    static int poll(MemorySegment pollfd, int millis) {
      return invoke(() -> (int) POLL.invokeExact(pollfd, 1L, millis));
    }

    static long transfer(MethodHandle function, int fd, MemorySegment bytes, long count) {
      return invoke(() -> (long) function.invokeExact(fd, bytes, count));
    }
  }
}
