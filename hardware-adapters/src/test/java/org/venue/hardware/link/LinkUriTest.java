package org.venue.hardware.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkUriTest {
  private enum Order {
    HIGHEST_FIRST,
    LOWEST_FIRST
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serial:/dev/ttyUSB0?baud=9600&stop=2",
        "tcp:10.0.0.9:5000",
        "sim:",
        "sim:men?seed=7",
        "usb:/dev/video0?rate=30",
        "file:/srv/stills"
      })
  void whatIsReadIsWrittenTheSame(String text) {
    assertEquals(text, LinkUri.parse(text).toString());
  }

  @Test
  void partsAreTakenApart() {
    assertEquals(
        new LinkUri("serial", "/dev/x", Map.of("baud", "19200")),
        LinkUri.parse("serial:/dev/x?baud=19200"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | The link '' has no known scheme; write serial:/dev/..., tcp:host:port, sim:name,"
            + " usb:/dev/... or file:/path.",
        "ftp:1 | The link 'ftp:1' has no known scheme; write serial:/dev/..., tcp:host:port,"
            + " sim:name, usb:/dev/... or file:/path.",
        "usb: | The link 'usb:' names no device; write for example usb:/dev/video0 or usb:0.",
        "file: | The link 'file:' names no file; write for example file:/srv/stills.",
        "serial: | The link 'serial:' names no port; write for example serial:/dev/ttyUSB0.",
        "tcp:host | The link 'tcp:host' names no host and port; write for example"
            + " tcp:10.0.0.9:5000.",
        "tcp:host:0 | The link 'tcp:host:0' names no host and port; write for example"
            + " tcp:10.0.0.9:5000.",
        "sim:?seed | The link 'sim:?seed' has the option 'seed'; write it as name=value.",
        "sim:?a=1&a=2 | The link 'sim:?a=1&a=2' gives the option 'a' twice; leave one.",
      })
  void aMalformedLinkIsExplainedInOneSentence(String text, String sentence) {
    assertEquals(
        sentence,
        assertThrows(IllegalArgumentException.class, () -> LinkUri.parse(text)).getMessage());
  }

  @Test
  void optionsAreTypedAndFallBack() {
    LinkUri uri = LinkUri.parse("sim:?baud=19200&echo=true&wait=250ms&order=lowest-first&zone=a");
    assertEquals(19200, uri.option("baud", 9600));
    assertEquals(9600, uri.option("other", 9600));
    assertEquals(true, uri.option("echo", false));
    assertEquals(Duration.ofMillis(250), uri.option("wait", Duration.ofSeconds(1)));
    assertEquals(Duration.ofSeconds(1), uri.option("other", Duration.ofSeconds(1)));
    assertEquals(Order.LOWEST_FIRST, uri.option("order", Order.HIGHEST_FIRST));
    assertEquals(Order.HIGHEST_FIRST, uri.option("other", Order.HIGHEST_FIRST));
    assertEquals("a", uri.option("zone", "b"));
  }

  @Test
  void aWrongValueSaysWhatToWrite() {
    LinkUri uri = LinkUri.parse("sim:x?v=oops");
    assertEquals(
        "The link 'sim:x?v=oops' has v=oops; write highest-first or lowest-first.",
        assertThrows(IllegalArgumentException.class, () -> uri.option("v", Order.LOWEST_FIRST))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> uri.option("v", 1));
    assertThrows(IllegalArgumentException.class, () -> uri.option("v", true));
    assertThrows(IllegalArgumentException.class, () -> uri.option("v", Duration.ZERO));
  }

  @Test
  void unknownOptionsAreReportedWithTheKnownOnes() {
    LinkUri uri = LinkUri.parse("serial:/dev/x?polarty=open");
    assertEquals(
        "The link 'serial:/dev/x?polarty=open' has the unknown option 'polarty'; the model cu16"
            + " knows baud, data, parity, polarity, seed, stop.",
        assertThrows(
                IllegalArgumentException.class,
                () -> uri.checkOptions("the model cu16", Set.of("polarity")))
            .getMessage());
  }

  @Test
  void lineSettingsNoPortCanHaveAreRefusedBeforeOpening() {
    LinkUri uri = LinkUri.parse("serial:/dev/x?data=9");
    assertThrows(IllegalArgumentException.class, () -> uri.checkOptions("the model x", Set.of()));
  }

  @Test
  void defaultsFillGapsOnly() {
    LinkUri uri =
        LinkUri.parse("sim:?baud=1200").withDefaults(Map.of("baud", "9600", "tries", "3"));
    assertEquals(1200, uri.option("baud", 0));
    assertEquals(3, uri.option("tries", 0));
  }
}
