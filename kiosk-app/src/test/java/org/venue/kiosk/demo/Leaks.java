package org.venue.kiosk.demo;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What of a face can be found in bytes: pieces of a template and of pictures in every form in
/// which a program may write them, and words that would name them.
final class Leaks {
  /// So many numbers of a template in a row; fewer could be there by chance.
  private static final int NUMBERS = 4;

  private static final int PIECE = 24;

  /// As a word of its own or inside one that is written likeThis; never a piece of random text,
  /// where `face` is a hexadecimal number too.
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i:(?<![a-z0-9+/_=-])(?:face|template|embedding|portrait|biometric)(?![0-9+/_=-]))"
              + "|(?<=[a-z])(?:Face|Template|Embedding)(?![0-9+/_=-])|人脸");

  private final Map<String, String> pieces = new LinkedHashMap<>();

  Leaks() {
    put("the signature of a PNG", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A});
    put("the signature of a JPEG", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0});
    pieces.put("a PNG in base64", "iVBORw0KGgo");
    pieces.put("a JPEG in base64", "/9j/4AAQ");
  }

  /// Every run of numbers of a template, raw in both orders, hex, base64 and decimal.
  Leaks template(float[] vector) {
    for (int at = 0; at + NUMBERS <= vector.length; at += NUMBERS / 2) {
      float[] run = Arrays.copyOfRange(vector, at, at + NUMBERS);
      String what = "a template from number " + at;
      encoded(what + ", little-endian", bytes(run, ByteOrder.LITTLE_ENDIAN));
      encoded(what + ", big-endian", bytes(run, ByteOrder.BIG_ENDIAN));
      List<String> floats = new ArrayList<>();
      List<String> doubles = new ArrayList<>();
      for (float number : run) {
        floats.add(Float.toString(number));
        doubles.add(Double.toString(number));
      }
      for (String between : List.of(",", ", ", " ")) {
        pieces.put(what + ", floats by '" + between + "'", String.join(between, floats));
        pieces.put(what + ", doubles by '" + between + "'", String.join(between, doubles));
      }
    }
    return this;
  }

  /// Pieces of a picture's file.
  Leaks file(byte[] file) {
    return some("a picture's file", file);
  }

  /// Pieces of a picture's pixels.
  Leaks pixels(BufferedImage picture) {
    return some("a picture's pixels", Portraits.frame(picture).bgr());
  }

  /// Pieces from all over these bytes that could not be there by chance, as a row of zeros could.
  private Leaks some(String what, byte[] bytes) {
    for (int at = 0; at + PIECE <= bytes.length; at += bytes.length / 64) {
      byte[] piece = Arrays.copyOfRange(bytes, at, at + PIECE);
      if (IntStream.range(0, PIECE).map(i -> piece[i]).distinct().count() > PIECE / 2) {
        encoded(what + " from byte " + at, piece);
      }
    }
    return this;
  }

  private void encoded(String what, byte[] piece) {
    put(what, piece);
    pieces.put(what + ", hex", HexFormat.of().formatHex(piece));
    // A piece may begin anywhere in a group of three bytes.
    for (int skip = 0; skip < 3; skip++) {
      int whole = (piece.length - skip) / 3 * 3;
      byte[] group = Arrays.copyOfRange(piece, skip, skip + whole);
      pieces.put(what + ", base64 from " + skip, Base64.getEncoder().encodeToString(group));
      pieces.put(what + ", base64url from " + skip, Base64.getUrlEncoder().encodeToString(group));
    }
  }

  private void put(String what, byte[] piece) {
    pieces.put(what, new String(piece, StandardCharsets.ISO_8859_1));
  }

  static byte[] bytes(float[] numbers, ByteOrder order) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(order);
    bytes.asFloatBuffer().put(numbers);
    return bytes.array();
  }

  /// What of all this is in these bytes.
  List<String> in(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String small = text.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    pieces.forEach((what, piece) -> {
      if (what.endsWith("hex") ? small.contains(piece) : text.contains(piece)) {
        found.add(what);
      }
    });
    return found;
  }

  /// Which words that would name a face are in these bytes.
  static List<String> words(byte[] bytes) {
    return WORDS
        .matcher(new String(bytes, StandardCharsets.UTF_8))
        .results()
        .map(word -> word.group())
        .distinct()
        .toList();
  }
}
