package org.venue.kiosk.demo;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Stands between terminals and backend and keeps every byte of both directions, a stream for each
/// direction of each connection, as the wire carried it.
final class Tap implements Closeable {
  private final int backend;
  private final ServerSocket door;
  private final List<ByteArrayOutputStream> streams = new ArrayList<>();

  /// @param backend the port where the backend listens
  Tap(int backend) throws IOException {
    this.backend = backend;
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return door.getLocalPort();
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException _) {
        return; // the door was shut
      }
    }
  }

  private void connect(Socket near) {
    try (near;
        Socket far = new Socket(InetAddress.getLoopbackAddress(), backend)) {
      Thread up = Thread.ofVirtual().start(() -> copy(near, far));
      copy(far, near);
      up.join();
    } catch (IOException _) {
      // The network is out, which the terminal notices.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(Socket from, Socket to) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    synchronized (streams) {
      streams.add(kept);
    }
    byte[] some = new byte[8192];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        synchronized (streams) {
          kept.write(some, 0, n);
        }
        out.write(some, 0, n);
        out.flush();
      }
    } catch (IOException _) {
      // One side hung up, so the other does.
    }
  }

  /// What was said so far, one stream after the other.
  byte[] heard() throws IOException {
    var all = new ByteArrayOutputStream();
    synchronized (streams) {
      for (ByteArrayOutputStream stream : streams) {
        stream.writeTo(all);
        all.write('\n');
      }
    }
    return all.toByteArray();
  }

  /// Forgets what was said so far.
  void forget() {
    synchronized (streams) {
      streams.forEach(ByteArrayOutputStream::reset);
    }
  }

  /// Whether something was said that is not in plain sight.
  static boolean packed(String heard) {
    return heard.toLowerCase(Locale.ROOT).contains("content-encoding:");
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
