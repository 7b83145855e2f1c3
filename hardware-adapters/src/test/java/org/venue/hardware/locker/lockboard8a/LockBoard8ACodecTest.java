package org.venue.hardware.locker.lockboard8a;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.venue.hardware.link.Codec;
import org.venue.hardware.link.CodecLaws;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.AllReply;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.DoorReply;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.DoorReport;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.DoorReport.Head;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.QueryAll;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.QueryDoor;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.Unlock;
import org.venue.hardware.locker.lockboard8a.LockBoard8AFrame.UnlockReply;

final class LockBoard8ACodecTest extends CodecLaws<LockBoard8AFrame> {
  private static final AllReply REPLY_LIKE_ONE_DOOR = new AllReply(1, List.of(0x05, 0x11, 0x95));

  @Override
  protected Codec<LockBoard8AFrame> codec() {
    return new LockBoard8ACodec(24);
  }

  @Override
  protected List<Sample<LockBoard8AFrame>> samples() {
    Unlock unlock = new Unlock(1, 1);
    QueryDoor query = new QueryDoor(1, 1);
    QueryAll queryAll = new QueryAll(1);
    return List.of(
        new Sample<>("vendor: unlock 1", "8A 01 01 11 9B", unlock, null),
        new Sample<>("vendor: unlock 2", "8A 01 02 11 98", new Unlock(1, 2), null),
        new Sample<>("vendor: unlocked", "8A 01 01 00 8A", new UnlockReply(1, 1, false), unlock),
        new Sample<>("vendor: not unlocked", "8A 01 01 11 9B", new UnlockReply(1, 1, true), unlock),
        new Sample<>("vendor: query 1", "80 01 01 33 B3", query, null),
        new Sample<>("vendor: contact", "80 01 01 11 91", new DoorReply(1, 1, true), query),
        new Sample<>("vendor: no contact", "80 01 01 00 80", new DoorReply(1, 1, false), query),
        new Sample<>("yunle: query all", "80 01 00 33 B2", queryAll, null),
        new Sample<>("Open-Locker: query all of 2", "80 02 00 33 B1", new QueryAll(2), null),
        new Sample<>(
            "Open-Locker: captured from an 8-door board",
            "80 01 00 00 00 33 B2",
            new AllReply(1, List.of(0, 0, 0)),
            queryAll),
        new Sample<>(
            "layout: channels 1 and 9",
            "80 01 00 01 01 33 B2",
            new AllReply(1, List.of(0, 1, 1)),
            queryAll),
        new Sample<>(
            "layout: begins like one door's reply",
            "80 01 05 11 95 33 33",
            REPLY_LIKE_ONE_DOOR,
            queryAll),
        new Sample<>(
            "sports-venue: report", "82 01 01 11 93", new DoorReport(Head.X82, 1, 1, true), query),
        new Sample<>(
            "sports-venue: report", "82 01 01 00 82", new DoorReport(Head.X82, 1, 1, false), null),
        new Sample<>(
            "one firmware: report", "81 01 01 00 81", new DoorReport(Head.X81, 1, 1, false), null),
        new Sample<>(
            "one firmware: report",
            "81 01 01 11 90",
            new DoorReport(Head.X81, 1, 1, true),
            unlock));
  }

  /// A damaged report can begin with a valid reply of one door, which nobody takes for the report.
  @Override
  protected boolean explained(LockBoard8AFrame asked, LockBoard8AFrame frame) {
    return asked instanceof QueryAll && frame instanceof DoorReply;
  }

  @Test
  void aReportOfAllDoorsIsNotTakenForOneDoorWhenAllWereAsked() {
    byte[] bytes = codec().encode(REPLY_LIKE_ONE_DOOR);
    assertEquals(
        new Codec.Decoded.NeedMore<LockBoard8AFrame>(),
        codec().decode(bytes, 5, new QueryAll(1)),
        "five bytes that fit one door may be the beginning of a report of all");
    assertEquals(
        new Codec.Decoded.Whole<LockBoard8AFrame>(new DoorReply(1, 5, true), 5),
        codec().decode(bytes, 5, new QueryDoor(1, 5)));
  }

  @Test
  void aLateReplyOfOneDoorDoesNotHideTheReportOfAll() {
    assertEquals(
        List.of(new DoorReply(1, 5, true), new AllReply(1, List.of(0, 0, 0))),
        read(new QueryAll(1), "80 01 05 11 95 80 01 00 00 00 33 B2"));
  }

  @Test
  void ourOwnEchoBeforeAReportOfAllIsSeenAsTheQuestion() {
    assertEquals(
        List.of(new QueryAll(1), new AllReply(1, List.of(0, 0, 0))),
        read(new QueryAll(1), "80 01 00 33 B2 80 01 00 00 00 33 B2"));
  }

  @Test
  void strayBytesThatLookLikeABeginningDoNotHideTheReply() {
    assertEquals(
        List.of(new DoorReply(1, 1, true)), read(new QueryDoor(1, 1), "80 01 80 01 01 11 91"));
    assertEquals(
        List.of(new AllReply(1, List.of(0, 0, 0))),
        read(new QueryAll(1), "8A 80 01 00 00 00 33 B2"));
  }

  @Test
  void aReportOfUnexpectedLengthEndsWithSilence() {
    AllReply four = new AllReply(1, List.of(1, 2, 3, 4));
    assertEquals(List.of(four), read(new QueryAll(1), codec().encode(four)));
    AllReply three = new AllReply(1, List.of(1, 2, 3));
    LockBoard8ACodec of50 = new LockBoard8ACodec(50);
    byte[] bytes = of50.encode(three);
    assertEquals(
        new Codec.Decoded.NeedMore<LockBoard8AFrame>(),
        of50.decode(bytes, bytes.length, new QueryAll(1)));
    assertEquals(
        new Codec.Decoded.Whole<LockBoard8AFrame>(three, bytes.length),
        of50.decodeAtPause(bytes, bytes.length, new QueryAll(1)));
  }

  @Test
  void boardsOfAllSizesReportAsManyGroupsAsTheSheetSays() {
    assertEquals(3, LockBoard8ACodec.groupsFor(8));
    assertEquals(3, LockBoard8ACodec.groupsFor(24));
    assertEquals(4, LockBoard8ACodec.groupsFor(32));
    assertEquals(7, LockBoard8ACodec.groupsFor(50));
  }

  @Test
  void openingAllDoorsAtOnceCannotBeSaidNorHeard() {
    assertThrows(IllegalArgumentException.class, () -> new Unlock(1, 0));
    assertEquals(List.of(), read(null, "8A 01 00 11 9A"));
  }

  @Test
  void addressesBeyondTheSheetAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new QueryAll(0));
    assertThrows(IllegalArgumentException.class, () -> new QueryAll(33));
    assertThrows(IllegalArgumentException.class, () -> new QueryDoor(1, 51));
    assertThrows(IllegalArgumentException.class, () -> new AllReply(1, List.of(1, 2)));
    assertThrows(IllegalArgumentException.class, () -> new AllReply(1, List.of(1, 2, 256)));
  }
}
