package org.venue.kiosk.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.flow.Effect;
import org.venue.kiosk.flow.Event;
import org.venue.kiosk.sync.Answer;
import org.venue.kiosk.visit.Refusal;
import org.venue.kiosk.visit.Resolution;
import org.venue.kiosk.visit.Ticket;
import org.venue.kiosk.visit.Trouble;
import org.venue.kiosk.wire.Redeeming;

/// Entries that are counted are asked for where the backend is there.
class OnlineAdmissionsTest {
  private final FakeRedemptions backend = new FakeRedemptions();
  private @TempDir Path directory;
  private Venue venue;

  @BeforeEach
  void open() throws Exception {
    venue = new Venue(directory);
    venue.redemptions = backend;
    venue.restart();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  private Event.Answer admit(Ticket ticket) {
    var who = (Resolution.NewVisit) venue.resolve(ticket);
    return venue.ask(new Effect.Admit(who, Venue.MEN));
  }

  private Event.Answer admitOne() {
    return admit(Venue.ticket("t-1", 1, 1));
  }

  private List<String> released() {
    return venue.rows(
        "SELECT json_extract(body, '$.redemption') FROM outbox"
            + " WHERE kind = 'RedemptionReleased'");
  }

  private List<String> decided() {
    return venue.rows(
        "SELECT key, json_extract(body, '$.decided') FROM outbox" + " WHERE kind = 'CheckedIn'");
  }

  private String key() {
    return backend.asked.getFirst().key().toString();
  }

  @Test
  void aGrantedEntryIsToldUnderTheKeyItWasAskedFor() {
    backend.meanwhile =
        () -> assertEquals(List.of("REDEEM  open"), venue.intents(), "stored before it is asked");
    assertInstanceOf(Event.Admitted.class, admitOne());
    Redeeming asked = backend.asked.getFirst();
    assertEquals(1, asked.allowed());
    assertEquals(venue.now.plusSeconds(3), asked.at());
    assertEquals(List.of(key() + " ONLINE"), decided());
    assertEquals(List.of(asked.visit() + ""), venue.rows("SELECT id FROM visit"));
    assertEquals(List.of("REDEEM  DONE", "DOOR CHECK_IN open"), venue.intents());
    assertEquals(List.of(), released());
  }

  @Test
  void anEntryUsedElsewhereSaysWhenAndWhere() {
    Instant then = venue.now.minusSeconds(600);
    backend.answer =
        new Answer.Good<>(new Redeeming.Used(Optional.of(then), "lobby-2"), Instant.EPOCH);
    assertEquals(new Event.NotAdmitted(new Refusal.AlreadyUsed(then, "lobby-2")), admitOne());
    assertEquals(List.of("EntryRefused"), venue.facts());
    assertEquals(List.of("REDEEM  FAILED"), venue.intents());
    assertEquals(List.of(), venue.rows("SELECT id FROM visit"));
  }

  @Test
  void aTicketTheBackendKnowsAsRevokedIsRefusedAsSuch() {
    backend.answer = new Answer.Good<>(new Redeeming.Revoked(), Instant.EPOCH);
    assertEquals(new Event.NotAdmitted(new Refusal.Revoked()), admitOne());
    assertEquals(List.of("EntryRefused"), venue.facts());
    assertEquals(List.of("REDEEM  FAILED"), venue.intents());
    assertEquals(List.of(), venue.rows("SELECT id FROM visit"));
  }

  @Test
  void silenceMeansTheRulesOfTheHouseUnderTheSameKey() {
    for (Answer<Redeeming.Answer> answer :
        List.<Answer<Redeeming.Answer>>of(
            new Answer.Silence<>("late"),
            new Answer.Nonsense<>("html"),
            new Answer.Problem<>(503, "busy", "", Optional.empty()))) {
      backend.answer = answer;
      assertInstanceOf(
          Event.Admitted.class, admit(Venue.ticket("t-" + backend.asked.size(), 1, 1)));
    }
    assertEquals(backend.asked.stream().map(asked -> asked.key() + " OFFLINE").toList(), decided());
  }

  @Test
  void anEntryTheFeedTellsOfBeforeTheAnswerIsNoUseBeforeItself() {
    for (Answer<Redeeming.Answer> answer :
        List.of(new Answer.Silence<Redeeming.Answer>("late"), backend.answer)) {
      backend.answer = answer;
      backend.meanwhile = () -> venue.redeemed(backend.asked.getLast());
      assertInstanceOf(
          Event.Admitted.class, admit(Venue.ticket("t-" + backend.asked.size(), 1, 1)));
    }
    assertEquals(List.of(), released());
    assertEquals(List.of("2"), venue.rows("SELECT COUNT(*) FROM redemption"));
  }

  @Test
  void aTicketWithoutLimitIsNotAskedFor() {
    admit(Venue.ticket("t-1", 0, 1));
    assertEquals(List.of(), backend.asked);
  }

  @Test
  void aBackendThatIsAwayIsNotAsked() {
    backend.usable = false;
    assertInstanceOf(Event.Admitted.class, admitOne());
    assertEquals(List.of(), backend.asked);
  }

  @Test
  void aGrantThatCannotBeUsedIsGivenBack() {
    Ticket ticket = Venue.ticket("t-1", 1, 1);
    var who = (Resolution.NewVisit) venue.resolve(ticket);
    backend.meanwhile =
        () -> {
          backend.usable = false;
          backend.meanwhile = () -> {};
          venue.ask(new Effect.Admit(who, Venue.MEN));
        };
    assertInstanceOf(Event.NotAdmitted.class, venue.ask(new Effect.Admit(who, Venue.MEN)));
    assertEquals(List.of(key()), released());
    assertEquals(1, decided().size());
  }

  @Test
  void aGrantThatCannotBeStoredIsGivenBack() {
    var who = (Resolution.NewVisit) venue.resolve(Venue.ticket("t-1", 1, 1));
    venue.refuse("visit", "1");
    assertEquals(
        new Event.Failed(Trouble.STORE_FAILED), venue.ask(new Effect.Admit(who, Venue.MEN)));
    assertEquals(List.of(key()), released());
    assertEquals(List.of("REDEEM  FAILED"), venue.intents());
  }

  @Test
  void aStopInTheMiddleOfAQuestionGivesTheEntryBackAtStart() throws Exception {
    var who = (Resolution.NewVisit) venue.resolve(Venue.ticket("t-1", 1, 1));
    backend.meanwhile = () -> venue.store.close();
    venue.ask(new Effect.Admit(who, Venue.MEN));
    venue.restart();
    venue.admissions.reconcile();
    venue.admissions.reconcile();
    assertEquals(List.of(key()), released());
    assertEquals(List.of("REDEEM  FAILED"), venue.intents());
    assertEquals(List.of(), venue.tasks());
  }

  @Test
  void withoutNewsForTooLongCountedTicketsGoToTheDesk() {
    backend.usable = false;
    backend.age = Duration.ofDays(366);
    Resolution counted = venue.resolve(Venue.ticket("t-1", 1, 1));
    assertEquals(new Refusal.NotSure(), ((Resolution.Refused) counted).refusal());
    assertInstanceOf(Resolution.NewVisit.class, venue.resolve(Venue.ticket("t-2", 0, 1)));
    backend.usable = true;
    assertInstanceOf(Resolution.NewVisit.class, venue.resolve(Venue.ticket("t-1", 1, 1)));
  }

  @Test
  void aTerminalOutOfServiceLetsNobodyInAndEverybodyOut() {
    var late = (Resolution.NewVisit) venue.resolve(Venue.ticket("t-2", 1, 1));
    admit(Venue.ticket("t-1", 1, 2));
    backend.revoked = true;
    Resolution stranger = venue.resolve(Venue.ticket("t-3", 1, 1));
    assertEquals(new Refusal.OutOfService(), ((Resolution.Refused) stranger).refusal());
    assertEquals(
        new Event.NotAdmitted(new Refusal.OutOfService()),
        venue.ask(new Effect.Admit(late, Venue.MEN)));
    var inside = (Resolution.Inside) venue.resolve(Venue.ticket("t-1", 1, 2));
    assertTrue(inside.another().isEmpty());
  }
}
