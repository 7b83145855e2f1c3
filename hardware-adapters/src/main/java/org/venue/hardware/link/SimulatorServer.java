package org.venue.hardware.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves a simulator where a terminal finds it like a real device: at a pseudo-terminal or a TCP
/// port of this machine. Terminals may come and go; the simulator keeps its state.
public final class SimulatorServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatorServer.class);
  private static final Duration SLICE = Duration.ofMillis(50);

  /// Start bit, eight data bits, stop bit.
  private static final long BITS_PER_BYTE = 10;

  private final Simulator simulator;
  private final long nanosPerByte;
  private final LinkUri address;
  private final Place place;
  private volatile boolean closed;

  /// Where terminals come from.
  private interface Place extends AutoCloseable {
    /// Waits a short while for a terminal; null when none came.
    ///
    /// @param attach joins the simulator to a link that is new
    Link next(Consumer<Link> attach) throws IOException;

    @Override
    void close();
  }

  private SimulatorServer(Simulator simulator, OptionalInt baud, LinkUri address, Place place) {
    this.simulator = simulator;
    this.nanosPerByte =
        baud.isEmpty() ? 0 : Duration.ofSeconds(BITS_PER_BYTE).toNanos() / baud.getAsInt();
    this.address = address;
    this.place = place;
  }

  /// Starts serving.
  ///
  /// @param at `pty:PATH`, a symbolic link made there and removed on close, or `tcp:PORT` (0 for
  ///   any free one) on the loopback address
  /// @param baud slows bytes down, both ways, to what a wire of this speed carries
  /// @param executor gives the one thread that serves until [#close]
  /// @throws LinkException when the place cannot be had, in one sentence
  public static SimulatorServer start(
      Simulator simulator, String at, OptionalInt baud, Executor executor) throws LinkException {
    SimulatorServer server =
        at.startsWith("pty:")
            ? atPty(simulator, baud, Path.of(at.substring(4)).toAbsolutePath())
            : atTcp(simulator, baud, at);
    executor.execute(server::serve);
    return server;
  }

  private static SimulatorServer atPty(Simulator simulator, OptionalInt baud, Path path)
      throws LinkException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(path)) {
      throw new LinkException("At " + path + " stands a file already; name another path.");
    }
    Pty pty = Pty.open();
    try {
      Files.deleteIfExists(path);
      Files.createSymbolicLink(path, pty.device());
    } catch (IOException e) {
      pty.close();
      throw new LinkException("Cannot make the link " + path + ": " + e.getMessage() + ".", e);
    }
    LinkUri address = new LinkUri("serial", path.toString(), Map.of());
    SimulatorServer server = new SimulatorServer(simulator, baud, address, new AtPty(pty, path));
    server.attach(pty);
    return server;
  }

  private static SimulatorServer atTcp(Simulator simulator, OptionalInt baud, String at)
      throws LinkException {
    if (!at.matches("tcp:[0-9]{1,5}")) {
      throw new LinkException("Cannot serve at '" + at + "'; write pty:PATH or tcp:PORT.");
    }
    try {
      int port = Integer.parseInt(at.substring(4));
      ServerSocket door = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      door.setSoTimeout(Math.toIntExact(SLICE.toMillis()));
      LinkUri address =
          new LinkUri(
              "tcp", door.getInetAddress().getHostAddress() + ":" + door.getLocalPort(), Map.of());
      return new SimulatorServer(simulator, baud, address, new AtTcp(door));
    } catch (IOException | IllegalArgumentException e) {
      throw new LinkException("Cannot serve at " + at + ": " + e.getMessage() + ".", e);
    }
  }

  private record AtPty(Pty pty, Path path) implements Place {
    @Override
    public Link next(Consumer<Link> attach) {
      return pty; // one link for all terminals, attached before the first could come
    }

    @Override
    public void close() {
      try {
        if (Files.isSymbolicLink(path) && Files.readSymbolicLink(path).equals(pty.device())) {
          Files.delete(path);
        }
      } catch (IOException e) {
        LOG.warn("The link {} could not be removed", path, e);
      }
      pty.close();
    }
  }

  private record AtTcp(ServerSocket door) implements Place {
    @Override
    public Link next(Consumer<Link> attach) throws IOException {
      try {
        Link link = new TcpLink(door.accept());
        attach.accept(link);
        return link;
      } catch (SocketTimeoutException e) {
        return null;
      }
    }

    @Override
    public void close() {
      try {
        door.close();
      } catch (IOException e) {
        LOG.warn("The port {} could not be released", door.getLocalPort(), e);
      }
    }
  }

  /// What a terminal writes behind the model: `serial:PATH` or `tcp:127.0.0.1:PORT`.
  public LinkUri address() {
    return address;
  }

  private void serve() {
    while (!closed) {
      try (Link link = place.next(this::attach)) {
        if (link != null) {
          serve(link);
        }
      } catch (LinkException e) {
        LOG.debug("A terminal left: {}", e.getMessage());
      } catch (IOException e) {
        if (!closed) {
          LOG.warn("Waiting for a terminal failed", e);
          LockSupport.parkNanos(SLICE.toNanos());
        }
      }
    }
  }

  private void attach(Link link) {
    simulator.attach(bytes -> send(link, bytes));
  }

  private void serve(Link link) throws LinkException {
    byte[] chunk = new byte[512];
    long free = System.nanoTime();
    while (!closed) {
      int count = link.read(chunk, SLICE);
      if (count > 0) {
        free = Math.max(free, System.nanoTime()) + count * nanosPerByte;
        waitUntil(free);
        simulator.receive(Arrays.copyOf(chunk, count));
      }
    }
  }

  /// Called by the serving thread, or by whoever turns a knob.
  private void send(Link link, byte[] bytes) {
    synchronized (link) {
      try {
        if (nanosPerByte == 0) {
          link.write(bytes);
          return;
        }
        long next = System.nanoTime();
        for (byte one : bytes) {
          next += nanosPerByte;
          waitUntil(next);
          link.write(new byte[] {one});
        }
      } catch (LinkException e) {
        LOG.debug("Nobody takes the simulator's bytes: {}", e.getMessage());
      }
    }
  }

  private static void waitUntil(long moment) {
    for (long left = moment - System.nanoTime();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /// Stops serving: the terminal sees its device vanish.
  @Override
  public void close() {
    closed = true;
    place.close();
  }
}
