package org.venue.hardware.camera;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Pictures to be filmed, made in the test.
public final class Pictures {
  private Pictures() {}

  /// One colour all over.
  public static BufferedImage plain(int width, int height, Color colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(colour);
    g.fillRect(0, 0, width, height);
    g.dispose();
    return image;
  }

  /// A picture as a file's bytes.
  public static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// A PNG that claims this size and holds no pixels.
  public static byte[] claimingPng(int width, int height) {
    ByteBuffer png = ByteBuffer.allocate(33);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(header.array());
    png.putInt(13).put(header.array()).putInt((int) sum.getValue());
    return png.array();
  }

  /// A film of these JPEGs.
  public static byte[] avi(int microsPerFrame, byte[]... jpegs) {
    ByteArrayOutputStream movi = new ByteArrayOutputStream();
    for (byte[] jpeg : jpegs) {
      movi.writeBytes(chunk("00dc", jpeg));
    }
    ByteBuffer avih = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
    avih.putInt(microsPerFrame);
    byte[] head = list("hdrl", chunk("avih", avih.array()));
    byte[] body = list("movi", movi.toByteArray());
    ByteBuffer both = ByteBuffer.allocate(4 + head.length + body.length);
    both.put("AVI ".getBytes(StandardCharsets.US_ASCII)).put(head).put(body);
    return chunk("RIFF", both.array());
  }

  private static byte[] list(String kind, byte[] body) {
    ByteBuffer all = ByteBuffer.allocate(4 + body.length);
    return chunk("LIST", all.put(kind.getBytes(StandardCharsets.US_ASCII)).put(body).array());
  }

  private static byte[] chunk(String id, byte[] body) {
    ByteBuffer all =
        ByteBuffer.allocate(8 + body.length + (body.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
    return all.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).put(body).array();
  }
}
