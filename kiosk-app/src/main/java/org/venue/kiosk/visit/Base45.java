package org.venue.kiosk.visit;

import java.util.Optional;

/// Base45 of RFC 9285: two bytes as three characters of the QR code's alphanumeric set, which
/// contains the space; so text is never trimmed.
final class Base45 {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  private Base45() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder((bytes.length * 3 + 1) / 2);
    for (int i = 0; i < bytes.length; i += 2) {
      boolean pair = i + 1 < bytes.length;
      int value = bytes[i] & 0xff;
      if (pair) {
        value = value << 8 | bytes[i + 1] & 0xff;
      }
      text.append(ALPHABET.charAt(value % 45)).append(ALPHABET.charAt(value / 45 % 45));
      if (pair) {
        text.append(ALPHABET.charAt(value / (45 * 45)));
      }
    }
    return text.toString();
  }

  /// The bytes, or nothing if a character is foreign, a group is above 65535 (255 for the last
  /// pair), or one character is left over. Every accepted text is the only text of its bytes.
  static Optional<byte[]> decode(String text) {
    int left = text.length() % 3;
    if (left == 1) {
      return Optional.empty();
    }
    byte[] bytes = new byte[text.length() / 3 * 2 + left / 2];
    int at = 0;
    for (int i = 0; i < text.length(); i += 3) {
      boolean pair = i + 2 < text.length();
      int low = ALPHABET.indexOf(text.charAt(i));
      int middle = ALPHABET.indexOf(text.charAt(i + 1));
      int high = pair ? ALPHABET.indexOf(text.charAt(i + 2)) : 0;
      int value = low + middle * 45 + high * 45 * 45;
      if (low < 0 || middle < 0 || high < 0 || value > (pair ? 0xffff : 0xff)) {
        return Optional.empty();
      }
      if (pair) {
        bytes[at++] = (byte) (value >> 8);
      }
      bytes[at++] = (byte) value;
    }
    return Optional.of(bytes);
  }
}
