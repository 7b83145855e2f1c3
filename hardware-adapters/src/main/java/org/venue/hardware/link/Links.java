package org.venue.hardware.link;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Opens the product's links, and keeps the named simulators that `sim:` addresses lead to. One per
/// process: the same name is the same simulated device for who drives it and who turns its knobs.
public final class Links implements LinkOpener {
  private final Ticker ticker;
  private final Map<String, Socket> sockets = new ConcurrentHashMap<>();

  /// The place a simulator is plugged into.
  private static final class Socket {
    private Function<LinkUri, Simulator> maker;
    private Simulator simulator;
    private boolean plugged = true;
    private LoopbackLink open;
  }

  /// Links in real time.
  public Links() {
    this(Ticker.SYSTEM);
  }

  /// Links to simulators that wait as `ticker` says; ports and sockets always wait in real time.
  public Links(Ticker ticker) {
    this.ticker = ticker;
  }

  /// Registers a simulator under a name.
  public void simulate(String name, Simulator simulator) {
    Socket socket = socket(name);
    synchronized (socket) {
      socket.simulator = simulator;
    }
  }

  /// Registers how to make the simulator of a name when its link is opened for the first time; the
  /// address carries options such as the seed. An existing one stays.
  public void simulate(String name, Function<LinkUri, Simulator> maker) {
    Socket socket = socket(name);
    synchronized (socket) {
      socket.maker = maker;
    }
  }

  /// The simulator of a name, once registered or opened.
  public Optional<Simulator> simulator(String name) {
    Socket socket = sockets.get(name);
    if (socket == null) {
      return Optional.empty();
    }
    synchronized (socket) {
      return Optional.ofNullable(socket.simulator);
    }
  }

  /// Pulls the plug of a named simulator: its open link fails on the next read or write, and
  /// opening fails until [#plug].
  public void unplug(String name) {
    Socket socket = socket(name);
    LoopbackLink open;
    synchronized (socket) {
      socket.plugged = false;
      open = socket.open;
      socket.open = null;
    }
    if (open != null) {
      open.unplug();
    }
  }

  /// Puts the plug back; the device's next attempt to open succeeds.
  public void plug(String name) {
    Socket socket = socket(name);
    synchronized (socket) {
      socket.plugged = true;
    }
  }

  private Socket socket(String name) {
    return sockets.computeIfAbsent(name, n -> new Socket());
  }

  @Override
  public Link open(LinkUri uri) throws LinkException {
    return switch (uri.scheme()) {
      case "serial" -> new SerialLink(uri);
      case "tcp" -> new TcpLink(uri);
      case "sim" -> openSimulator(uri);
      default ->
          throw new LinkException(
              "Nothing opens '" + uri + "'; known are " + Set.of("serial", "tcp", "sim") + ".");
    };
  }

  private Link openSimulator(LinkUri uri) throws LinkException {
    Socket socket = socket(uri.address());
    synchronized (socket) {
      if (!socket.plugged) {
        throw new LinkException("The simulator '" + uri.address() + "' is unplugged.");
      }
      if (socket.simulator == null) {
        if (socket.maker == null) {
          throw new LinkException("No simulator is registered for '" + uri + "'.");
        }
        socket.simulator = socket.maker.apply(uri);
      }
      if (socket.open != null && socket.open.isOpen()) {
        throw new LinkException(
            "The simulator '" + uri.address() + "' is open already; one line, one driver.");
      }
      socket.open =
          new LoopbackLink("The simulator '" + uri.address() + "'", socket.simulator, ticker);
      return socket.open;
    }
  }
}
