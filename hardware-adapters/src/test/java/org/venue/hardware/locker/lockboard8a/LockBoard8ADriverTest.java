package org.venue.hardware.locker.lockboard8a;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.venue.hardware.locker.LockerBench;
import org.venue.hardware.locker.LockerBoardContract;
import org.venue.hardware.locker.LockerFaultLaws;

final class LockBoard8ADriverTest {
  private static final List<Integer> ADDRESSES = List.of(1, 2);

  /// The report that door 2 of board 1 opened.
  private static final byte[] PUSH = HexFormat.of().parseHex("8201020081");

  @Nested
  class InProcess extends LockerBoardContract {
    InProcess() {
      super(LockBoard8A.MODEL, LockerBench::inProcess, ADDRESSES, PUSH);
    }
  }

  @Nested
  class OverAPty extends LockerBoardContract {
    OverAPty() {
      super(LockBoard8A.MODEL, LockerBench::overAPty, ADDRESSES, PUSH);
    }
  }

  @Nested
  class OnABadLine extends LockerFaultLaws {
    OnABadLine() {
      super(LockBoard8A.MODEL, PUSH);
    }
  }
}
