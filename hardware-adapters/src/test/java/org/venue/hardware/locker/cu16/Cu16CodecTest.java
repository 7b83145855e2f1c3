package org.venue.hardware.locker.cu16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.venue.hardware.link.Codec;
import org.venue.hardware.link.CodecLaws;
import org.venue.hardware.locker.cu16.Cu16Frame.Query;
import org.venue.hardware.locker.cu16.Cu16Frame.State;
import org.venue.hardware.locker.cu16.Cu16Frame.Unlock;

final class Cu16CodecTest extends CodecLaws<Cu16Frame> {

  @Override
  protected Codec<Cu16Frame> codec() {
    return new Cu16Codec();
  }

  @Override
  protected List<Sample<Cu16Frame>> samples() {
    Query query = new Query(0);
    return List.of(
        new Sample<>("five drivers: query 0", "02 00 30 03 35", query, null),
        new Sample<>("nibble rule: query 1", "02 10 30 03 45", new Query(1), null),
        new Sample<>("five drivers: unlock 1", "02 00 31 03 36", new Unlock(0, 1), null),
        new Sample<>("KU16 app: unlock 16", "02 0F 31 03 45", new Unlock(0, 16), null),
        new Sample<>("nibble rule: unlock 3 of 1", "02 12 31 03 48", new Unlock(1, 3), null),
        new Sample<>(
            "test vector: all bits 0", "02 00 35 00 00 00 00 03 3A", new State(0, 0, 0), query),
        new Sample<>(
            "layout: all hooks", "02 00 35 FF FF 00 00 03 38", new State(0, 0xFFFF, 0), query),
        new Sample<>(
            "layout: all but lock 1",
            "02 00 35 FE FF 00 00 03 37",
            new State(0, 0xFFFE, 0),
            query));
  }

  @Test
  void openingAllDoorsAtOnceIsNotHeard() {
    assertEquals(List.of(), read(null, "02 00 33 03 38"));
  }

  @Test
  void theChecksumThatOneSourceMisprintsIsRefused() {
    assertEquals(List.of(), read(null, "02 10 30 03 3E"));
  }

  @Test
  void addressesBeyondTheSheetAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Query(16));
    assertThrows(IllegalArgumentException.class, () -> new Query(-1));
    assertThrows(IllegalArgumentException.class, () -> new Unlock(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Unlock(0, 17));
    assertThrows(IllegalArgumentException.class, () -> new State(0, 0x10000, 0));
  }
}
