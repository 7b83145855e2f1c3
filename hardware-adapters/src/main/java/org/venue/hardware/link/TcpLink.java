package org.venue.hardware.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// A line behind a serial-to-Ethernet converter: the board's bytes, nothing added.
public final class TcpLink implements Link {
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);

  private final String peer;
  private final Socket socket;

  /// The listening side: a connection that was accepted.
  TcpLink(Socket accepted) throws IOException {
    peer = accepted.getRemoteSocketAddress().toString();
    socket = accepted;
    socket.setTcpNoDelay(true);
  }

  /// Connects at once, within two seconds.
  ///
  /// @throws LinkException when nothing listens there
  public TcpLink(LinkUri uri) throws LinkException {
    peer = uri.address();
    socket = new Socket();
    int colon = peer.lastIndexOf(':');
    try {
      int port = Integer.parseInt(peer.substring(colon + 1));
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(
          new InetSocketAddress(peer.substring(0, colon), port),
          Math.toIntExact(CONNECT_PATIENCE.toMillis()));
    } catch (IOException | IllegalArgumentException e) {
      close();
      throw new LinkException("Cannot connect to " + peer + ": " + e.getMessage() + ".", e);
    }
  }

  @Override
  public int read(byte[] into, Duration patience) throws LinkException {
    try {
      if (patience.isZero() && socket.getInputStream().available() == 0) {
        // A socket timeout of 0 means forever; 1 ms is the shortest look that also sees the end.
        patience = Duration.ofMillis(1);
      }
      socket.setSoTimeout(Math.toIntExact(Math.max(1, patience.plusNanos(999_999).toMillis())));
      int count = socket.getInputStream().read(into);
      if (count < 0) {
        throw new LinkException("The connection to " + peer + " was closed by the other side.");
      }
      return count;
    } catch (SocketTimeoutException e) {
      return 0;
    } catch (IOException e) {
      throw new LinkException("The connection to " + peer + " is lost: " + e.getMessage() + ".", e);
    }
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new LinkException("The connection to " + peer + " is lost: " + e.getMessage() + ".", e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing is left to release.
    }
  }
}
