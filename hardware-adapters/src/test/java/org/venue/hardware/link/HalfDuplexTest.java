package org.venue.hardware.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.venue.hardware.device.DeviceContext;
import org.venue.hardware.device.DeviceEvent;
import org.venue.hardware.device.DeviceException;
import org.venue.hardware.device.DeviceStatus.State;
import org.venue.hardware.device.Fault;

/// The exchange on one thread and a clock that moves only when somebody waits.
class HalfDuplexTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final LinkUri URI = LinkUri.parse("sim:tiny");

  private final OneThreadLine line = new OneThreadLine();
  private final Links links = new Links(line);
  private final Tiny.Device device = new Tiny.Device();
  private final List<Tiny.Frame> news = new ArrayList<>();
  private final List<State> states = new ArrayList<>();
  private final Deque<Mishap> mishaps = new ArrayDeque<>();
  private Settings settings = Settings.of(PATIENCE);

  HalfDuplexTest() {
    links.simulate("tiny", device);
  }

  private Link openFaulty(LinkUri uri) throws LinkException {
    return new FaultyLink(links.open(uri), line, 7, () -> Optional.ofNullable(mishaps.pollFirst()));
  }

  private DeviceContext context(LinkOpener opener) {
    return new DeviceContext(
        "tiny",
        opener,
        line,
        line,
        line,
        event -> states.add(((DeviceEvent.StatusChanged) event).status().state()));
  }

  private HalfDuplex<Tiny.Frame> exchange() {
    return new HalfDuplex<>(context(this::openFaulty), URI, new Tiny(), settings, news::add);
  }

  private HalfDuplex<Tiny.Frame> probing() {
    return new HalfDuplex<>(
        context(this::openFaulty),
        URI,
        new Tiny(),
        settings,
        Optional.of(new HalfDuplex.Probe<>(Tiny.question(0), Tiny::answers)),
        news::add);
  }

  private static int ask(HalfDuplex<Tiny.Frame> exchange, Repeat repeat, int value)
      throws DeviceException {
    return exchange.ask(Tiny.question(value), repeat, Tiny::answers).value();
  }

  private static Fault faultOf(HalfDuplex<Tiny.Frame> exchange, Repeat repeat, int value) {
    return assertThrows(DeviceException.class, () -> ask(exchange, repeat, value)).fault();
  }

  @Test
  void aQuestionIsAnsweredAndTheDeviceReady() throws DeviceException {
    try (var exchange = exchange()) {
      assertEquals(5, ask(exchange, Repeat.ONCE, 5));
      assertEquals(List.of(State.READY), states);
      assertEquals(1, exchange.counters().questions());
    }
  }

  @Test
  void staleBytesAreNewsAndNoAnswer() throws DeviceException {
    try (var exchange = exchange()) {
      ask(exchange, Repeat.ONCE, 1);
      device.say(new Tiny().encode(Tiny.answer(2)));
      device.mute(true);
      assertEquals(Fault.NO_REPLY, faultOf(exchange, Repeat.ONCE, 2));
      assertEquals(List.of(Tiny.answer(2)), news);
    }
  }

  @Test
  void aPushBetweenQuestionAndAnswerIsNews() throws DeviceException {
    mishaps.add(new Mishap.Push(new Tiny().encode(new Tiny.Frame(Tiny.PUSH, 9))));
    try (var exchange = exchange()) {
      assertEquals(1, ask(exchange, Repeat.ONCE, 1));
      assertEquals(List.of(new Tiny.Frame(Tiny.PUSH, 9)), news);
    }
  }

  @Test
  void anAnswerIsWholeWhereverItIsSplit() throws DeviceException {
    try (var exchange = exchange()) {
      for (int at = 0; at < 4; at++) {
        device.splitAt(at);
        assertEquals(at, ask(exchange, Repeat.ONCE, at));
      }
      mishaps.add(new Mishap.Split());
      assertEquals(7, ask(exchange, Repeat.ONCE, 7));
    }
  }

  @Test
  void garbageAndDuplicatesDoNotDisturb() throws DeviceException {
    try (var exchange = exchange()) {
      mishaps.add(new Mishap.Garbage(100));
      assertEquals(1, ask(exchange, Repeat.ONCE, 1));
      mishaps.add(new Mishap.Duplicate());
      assertEquals(2, ask(exchange, Repeat.ONCE, 2));
      assertEquals(3, ask(exchange, Repeat.ONCE, 3));
      assertTrue(exchange.counters().noise() > 0);
    }
  }

  @Test
  void ownEchoIsSkippedWhereConfigured() throws DeviceException {
    settings = settings.withEcho(true);
    try (var exchange = exchange()) {
      mishaps.add(new Mishap.Echo());
      assertEquals(
          Tiny.ANSWER,
          exchange.ask(Tiny.question(1), Repeat.ONCE, (question, frame) -> true).kind());
      assertEquals(
          Tiny.ANSWER,
          exchange.ask(Tiny.question(1), Repeat.ONCE, (question, frame) -> true).kind(),
          "an adapter that once does not echo loses nothing");
    }
  }

  @Test
  void aLateReplyIsNotTakenForTheNextQuestion() throws DeviceException {
    try (var exchange = exchange()) {
      mishaps.add(new Mishap.Late(PATIENCE.plusMillis(150)));
      assertEquals(Fault.NO_REPLY, faultOf(exchange, Repeat.ONCE, 1));
      long before = line.nanos();
      // Everything answers it, even the late reply to the question before.
      Tiny.Frame answer = exchange.ask(Tiny.question(2), Repeat.ONCE, (q, f) -> true);
      assertEquals(Tiny.answer(2), answer);
      assertEquals(List.of(Tiny.answer(1)), news);
      assertEquals(450, (line.nanos() - before) / 1_000_000, "150 until it came, 300 of quiet");
    }
  }

  @Test
  void aQuietLineIsNotWaitedForAgain() throws DeviceException {
    try (var exchange = exchange()) {
      mishaps.add(new Mishap.Silence());
      assertEquals(Fault.NO_REPLY, faultOf(exchange, Repeat.ONCE, 1));
      line.advance(Duration.ofMillis(500));
      long before = line.nanos();
      assertEquals(2, ask(exchange, Repeat.ONCE, 2));
      assertEquals(before, line.nanos());
    }
  }

  @Test
  void aOnceQuestionIsNeverSentAgain() {
    device.mute(true);
    try (var exchange = exchange()) {
      assertEquals(Fault.NO_REPLY, faultOf(exchange, Repeat.ONCE, 1));
      line.advance(Duration.ofMinutes(1));
      assertEquals(1, device.heard.size());
      assertEquals(State.SILENT, exchange.status().state());
    }
  }

  @Test
  void aSafeQuestionIsRepeatedWithinItsTries() throws DeviceException {
    try (var exchange = exchange()) {
      mishaps.add(new Mishap.Deaf());
      assertEquals(1, ask(exchange, Repeat.SAFE, 1));
      device.mute(true);
      assertEquals(Fault.NO_REPLY, faultOf(exchange, Repeat.SAFE, 2));
      assertEquals(3, device.heard.size());
      assertEquals(4, exchange.counters().questions());
      assertEquals(3, exchange.counters().timeouts());
    }
  }

  @Test
  void noiseInsteadOfAnAnswerIsAProtocolFault() {
    device.mute(true);
    mishaps.add(new Mishap.Garbage(5));
    try (var exchange = exchange()) {
      assertEquals(Fault.PROTOCOL, faultOf(exchange, Repeat.ONCE, 1));
    }
  }

  @Test
  void aSafeQuestionSurvivesAPulledPlug() throws DeviceException {
    try (var exchange = exchange()) {
      ask(exchange, Repeat.SAFE, 1);
      mishaps.add(new Mishap.Unplug());
      assertEquals(2, ask(exchange, Repeat.SAFE, 2));
      assertEquals(List.of(State.READY, State.OFFLINE, State.READY), states);
      assertEquals(1, exchange.counters().reconnects());
    }
  }

  @Test
  void aTellThatLosesItsLinkIsUnsureAndNotRepeated() throws DeviceException {
    try (var exchange = exchange()) {
      mishaps.add(new Mishap.Unplug());
      assertEquals(Optional.empty(), exchange.tell(Tiny.question(1), PATIENCE, Tiny::answers));
      line.advance(Duration.ofMinutes(1));
      assertEquals(1, device.heard.size());
    }
  }

  @Test
  void aDeadLinkIsFoundBeforeAnythingIsSent() throws DeviceException {
    try (var exchange = exchange()) {
      ask(exchange, Repeat.ONCE, 1);
      links.unplug("tiny");
      assertEquals(Fault.NOT_CONNECTED, faultOf(exchange, Repeat.ONCE, 2));
      links.plug("tiny");
      line.advance(Duration.ofSeconds(1));
      links.unplug("tiny");
      links.plug("tiny");
      assertEquals(3, ask(exchange, Repeat.ONCE, 3), "gone and back between two questions");
      assertEquals(2, device.heard.size());
    }
  }

  @Test
  void unplugThenReplugIsReadyAgainWithoutAQuestion() {
    try (var exchange = probing()) {
      line.advance(Duration.ofSeconds(2));
      links.unplug("tiny");
      line.advance(Duration.ofSeconds(30));
      assertEquals(List.of(State.READY, State.OFFLINE), states);
      links.plug("tiny");
      line.advance(Duration.ofSeconds(7));
      assertEquals(List.of(State.READY, State.OFFLINE, State.READY), states);
      assertEquals(State.READY, exchange.status().state());
    }
    assertEquals(State.CLOSED, states.getLast());
  }

  @Test
  void aSilentDeviceIsProbedEverMoreSeldomUntilItAnswers() {
    device.mute(true);
    try (var exchange = probing()) {
      line.advance(Duration.ofMinutes(1));
      assertEquals(List.of(State.SILENT), states);
      assertTrue(device.heard.size() < 20, device.heard.size() + " probes in a minute");
      device.mute(false);
      line.advance(Duration.ofSeconds(10));
      assertEquals(List.of(State.SILENT, State.READY), states);
      assertTrue(exchange.status().ready());
    }
  }

  @Test
  void aMissingDeviceDoesNotStopTheStartAndIsNotRushed() {
    AtomicInteger openings = new AtomicInteger();
    LinkOpener missing =
        uri -> {
          openings.incrementAndGet();
          throw new LinkException("Not there.");
        };
    try (var exchange = new HalfDuplex<>(context(missing), URI, new Tiny(), settings, news::add)) {
      for (int i = 0; i < 100; i++) {
        assertEquals(Fault.NOT_CONNECTED, faultOf(exchange, Repeat.SAFE, 1));
      }
      assertEquals(1, openings.get(), "fails at once while it cools down");
      line.advance(Duration.ofMinutes(1));
      assertTrue(openings.get() < 20, openings + " openings in a minute");
      assertEquals(List.of(State.OFFLINE), states);
      assertEquals("Not there.", exchange.status().reason());
    }
  }

  @Test
  void aBabblingLineNeitherGrowsNorHangs() throws DeviceException {
    try (var exchange = exchange()) {
      ask(exchange, Repeat.ONCE, 1);
      Random random = new Random(1);
      for (int i = 0; i < 200; i++) {
        byte[] junk = new byte[500];
        random.nextBytes(junk);
        device.say(junk);
        line.advance(Duration.ofSeconds(1));
      }
      assertEquals(2, ask(exchange, Repeat.SAFE, 2));
    }
  }

  @Test
  void aListenerHearsWhatIsPushedWithoutAQuestion() throws DeviceException {
    try (var exchange = exchange()) {
      exchange.listen();
      line.advance(Duration.ZERO);
      device.push(4);
      line.advance(Duration.ZERO);
      assertEquals(List.of(new Tiny.Frame(Tiny.PUSH, 4)), news);
      assertEquals(1, ask(exchange, Repeat.ONCE, 1));
      links.unplug("tiny");
      line.advance(Duration.ofSeconds(2));
      links.plug("tiny");
      line.advance(Duration.ofSeconds(7));
      device.push(5);
      line.advance(Duration.ZERO);
      assertEquals(5, news.getLast().value());
    }
  }

  @Test
  void aClosedExchangeAnswersNothing() {
    var exchange = exchange();
    exchange.close();
    assertEquals(Fault.NOT_CONNECTED, faultOf(exchange, Repeat.SAFE, 1));
    assertEquals(List.of(State.CLOSED), states);
  }

  @Test
  void askingFromInsideTheNewsIsABug() throws DeviceException {
    List<Throwable> thrown = new ArrayList<>();
    List<HalfDuplex<Tiny.Frame>> self = new ArrayList<>();
    try (var exchange =
        new HalfDuplex<>(
            context(links),
            URI,
            new Tiny(),
            settings,
            frame ->
                thrown.add(
                    assertThrows(
                        IllegalStateException.class,
                        () -> ask(self.getFirst(), Repeat.SAFE, 1))))) {
      self.add(exchange);
      ask(exchange, Repeat.ONCE, 1);
      device.push(1);
      line.advance(Duration.ofSeconds(2));
      assertEquals(1, thrown.size());
    }
  }
}
