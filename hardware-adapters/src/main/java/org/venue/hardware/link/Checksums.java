package org.venue.hardware.link;

/// The checksums of the protocols, each over `bytes[from, to)`.
public final class Checksums {
  private Checksums() {}

  /// XOR of all bytes (BCC). Lock boards "8A/80" and others, vendor manual "485锁控板通讯协议".
  public static byte xor(byte[] bytes, int from, int to) {
    byte check = 0;
    for (int i = from; i < to; i++) {
      check ^= bytes[i];
    }
    return check;
  }

  /// Low byte of the sum of all bytes. KERONG CU16 and relatives, which sum the frame's delimiters
  /// too.
  public static byte sum(byte[] bytes, int from, int to) {
    byte check = 0;
    for (int i = from; i < to; i++) {
      check += bytes[i];
    }
    return check;
  }

  /// CRC-16/MODBUS: reflected polynomial A001, seed FFFF. On the wire the low byte comes first.
  /// Modbus over Serial Line 1.02, 6.2.2.
  ///
  /// @return 0 to FFFF
  public static int crc16Modbus(byte[] bytes, int from, int to) {
    int crc = 0xFFFF;
    for (int i = from; i < to; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
      }
    }
    return crc;
  }
}
