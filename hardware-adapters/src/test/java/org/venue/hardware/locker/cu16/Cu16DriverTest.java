package org.venue.hardware.locker.cu16;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.venue.hardware.locker.LockerBench;
import org.venue.hardware.locker.LockerBoardContract;
import org.venue.hardware.locker.LockerFaultLaws;

final class Cu16DriverTest {
  private static final List<Integer> ADDRESSES = List.of(0, 1);

  /// The state of a board that is not on this line.
  private static final byte[] PUSH = HexFormat.of().parseHex("02503500000000038A");

  @Nested
  class InProcess extends LockerBoardContract {
    InProcess() {
      super(Cu16.MODEL, LockerBench::inProcess, ADDRESSES, PUSH);
    }
  }

  @Nested
  class OverAPty extends LockerBoardContract {
    OverAPty() {
      super(Cu16.MODEL, LockerBench::overAPty, ADDRESSES, PUSH);
    }
  }

  @Nested
  class OnABadLine extends LockerFaultLaws {
    OnABadLine() {
      super(Cu16.MODEL, PUSH);
    }
  }
}
