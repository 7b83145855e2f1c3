package org.venue.hardware.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final LinkUri MEN = LinkUri.parse("sim:men?seed=7");

  private final OneThreadLine time = new OneThreadLine();
  private final Links links = new Links(time);

  @Test
  void aSimulatorIsMadeOnFirstUseFromItsAddressAndKept() throws LinkException {
    List<LinkUri> made = new ArrayList<>();
    links.simulate(
        "men",
        uri -> {
          made.add(uri);
          return new Tiny.Device();
        });
    assertFalse(links.simulator("men").isPresent());
    links.open(MEN).close();
    Simulator first = links.simulator("men").orElseThrow();
    links.open(MEN).close();
    assertSame(first, links.simulator("men").orElseThrow());
    assertEquals(List.of(MEN), made);
  }

  @Test
  void anUnregisteredSimulatorIsSaidPlainly() {
    assertEquals(
        "No simulator is registered for 'sim:men?seed=7'.",
        assertThrows(LinkException.class, () -> links.open(MEN)).getMessage());
  }

  @Test
  void anUnpluggedSimulatorIsGoneUntilPluggedIn() throws LinkException {
    links.simulate("men", new Tiny.Device());
    try (Link open = links.open(MEN)) {
      links.unplug("men");
      assertThrows(LinkException.class, () -> open.read(new byte[9], Duration.ZERO));
      assertThrows(LinkException.class, () -> open.write(new byte[1]));
      assertEquals(
          "The simulator 'men' is unplugged.",
          assertThrows(LinkException.class, () -> links.open(MEN)).getMessage());
      links.plug("men");
      assertThrows(LinkException.class, () -> open.read(new byte[9], Duration.ZERO));
    }
    links.open(MEN).close();
  }

  @Test
  void waitingForASimulatorMovesOnlyTheClock() throws LinkException {
    links.simulate("men", new Tiny.Device());
    try (Link link = links.open(MEN)) {
      assertEquals(0, link.read(new byte[9], Duration.ofHours(1)));
      assertEquals(Duration.ofHours(1).toNanos(), time.nanos());
    }
  }

  @Test
  void aSecondDriverAtOneSimulatorIsRefusedAsAtAPort() throws LinkException {
    links.simulate("men", new Tiny.Device());
    try (Link first = links.open(MEN)) {
      assertEquals(
          "The simulator 'men' is open already; one line, one driver.",
          assertThrows(LinkException.class, () -> links.open(MEN)).getMessage());
      assertEquals(0, first.read(new byte[9], Duration.ZERO));
    }
    links.open(MEN).close();
  }

  @Test
  void whatNobodyReadsIsBounded() throws LinkException {
    Tiny.Device device = new Tiny.Device();
    links.simulate("men", device);
    try (Link link = links.open(MEN)) {
      for (int i = 0; i < 100; i++) {
        device.say(new byte[1000]);
      }
      int length = 0;
      for (int count; (count = link.read(new byte[512], Duration.ZERO)) > 0; ) {
        length += count;
      }
      assertEquals(8192, length);
    }
  }
}
