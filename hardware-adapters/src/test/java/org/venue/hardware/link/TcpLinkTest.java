package org.venue.hardware.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TcpLinkTest {
  private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final LinkUri uri = LinkUri.parse("tcp:127.0.0.1:" + door.getLocalPort());

  TcpLinkTest() throws IOException {}

  @AfterEach
  void end() throws IOException {
    door.close();
  }

  @Test
  void bytesGoBothWays() throws Exception {
    try (TcpLink link = new TcpLink(uri);
        Socket far = door.accept()) {
      link.write(new byte[] {1, 2, 3});
      assertArrayEquals(new byte[] {1, 2, 3}, far.getInputStream().readNBytes(3));
      far.getOutputStream().write(new byte[] {4, 5});
      byte[] chunk = new byte[9];
      int count = link.read(chunk, Duration.ofSeconds(5));
      assertTrue(count > 0);
      while (count < 2) {
        byte[] rest = new byte[1];
        count += link.read(rest, Duration.ofSeconds(5));
        chunk[1] = rest[0];
      }
      assertArrayEquals(new byte[] {4, 5}, Arrays.copyOf(chunk, 2));
    }
  }

  @Test
  void silenceIsNothingRead() throws Exception {
    try (TcpLink link = new TcpLink(uri);
        Socket far = door.accept()) {
      assertTrue(far.isConnected());
      assertEquals(0, link.read(new byte[9], Duration.ZERO));
      assertEquals(0, link.read(new byte[9], Duration.ofMillis(30)));
    }
  }

  @Test
  void aClosedConnectionIsNoticedEvenWithoutPatience() throws Exception {
    try (TcpLink link = new TcpLink(uri)) {
      door.accept().close();
      LinkException gone =
          assertThrows(
              LinkException.class,
              () -> {
                link.read(new byte[9], Duration.ofSeconds(5));
              });
      assertTrue(gone.getMessage().contains("closed by the other side"), gone.getMessage());
      assertThrows(LinkException.class, () -> link.read(new byte[9], Duration.ZERO));
    }
  }

  @Test
  void aRefusedConnectionIsSaidPlainly() throws Exception {
    door.close();
    String message = assertThrows(LinkException.class, () -> new TcpLink(uri)).getMessage();
    assertTrue(message.startsWith("Cannot connect to 127.0.0.1:"), message);
  }

  @Test
  void anUnknownHostIsSaidPlainly() {
    LinkUri nowhere = LinkUri.parse("tcp:nowhere.invalid:5000");
    String message = assertThrows(LinkException.class, () -> new TcpLink(nowhere)).getMessage();
    assertTrue(message.startsWith("Cannot connect to nowhere.invalid:5000"), message);
  }
}
