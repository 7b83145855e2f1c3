package org.venue.hardware.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames from manuals and captures, each with its checksum at the end.
class ChecksumsTest {
  private static byte[] bytes(String hex) {
    return HexFormat.ofDelimiter(" ").parseHex(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8A 01 01 11 9B",
        "8A 01 01 00 8A",
        "80 01 01 33 B3",
        "80 01 00 00 00 33 B2",
        "90 01 02 02 02 93"
      })
  void xorClosesTheFramesOf8aBoards(String hex) {
    byte[] frame = bytes(hex);
    assertEquals(frame[frame.length - 1], Checksums.xor(frame, 0, frame.length - 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02 00 30 03 35",
        "02 0F 31 03 45",
        "02 F0 32 03 27",
        "02 00 35 00 00 00 00 03 3A"
      })
  void sumClosesTheFramesOfKerongBoards(String hex) {
    byte[] frame = bytes(hex);
    assertEquals(frame[frame.length - 1], Checksums.sum(frame, 0, frame.length - 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01 05 00 00 FF 00 8C 3A",
        "01 01 00 00 00 08 3D CC",
        "01 01 01 41 91 B8",
        "01 05 02 00 00 07 8D B0",
        "01 02 01 20 A0 50"
      })
  void crcClosesTheFramesOfModbusLowByteFirst(String hex) {
    byte[] frame = bytes(hex);
    int end = frame.length - 2;
    int written = (frame[end] & 0xFF) | (frame[end + 1] & 0xFF) << 8;
    assertEquals(written, Checksums.crc16Modbus(frame, 0, end));
  }
}
