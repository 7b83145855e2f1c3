package org.venue.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.venue.kiosk.store.StoreException;
import org.venue.kiosk.visit.Connection.State;

/// How facts leave the outbox, and how they do not.
class SenderTest {
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID BELA = new UUID(7, 2);

  @TempDir Path directory;
  private Desk desk;

  @BeforeEach
  void open() throws StoreException {
    desk = new Desk(directory);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private List<String> states() {
    return desk.rows("SELECT state FROM outbox ORDER BY seq");
  }

  @Test
  void everyFactArrivesOnceInTheOrderItWasTold() throws StoreException {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 1201; i++) {
      told.add(desk.tell(i % 3 == 0 ? Optional.empty() : Optional.of(ANNA)).toString());
    }
    assertTrue(desk.send().isPositive());
    assertEquals(told, List.copyOf(desk.server.facts.keySet()));
    assertEquals(1201, desk.server.told);
    assertEquals(3, desk.server.paths.size());
    assertEquals(0, desk.backend.report().waiting());
  }

  @Test
  void aRefusedFactParksOnlyItsLane() throws StoreException {
    UUID bad = desk.tell(Optional.of(ANNA));
    desk.server.verdict =
        fact -> {
          boolean anna = fact.get("lane").asText().equals(ANNA.toString());
          boolean refused = fact.get("key").asText().equals(bad.toString());
          return refused ? "refused" : anna ? "later" : "accepted";
        };
    desk.tell(Optional.of(ANNA));
    desk.tell(Optional.of(BELA));
    desk.send();
    desk.tell(Optional.of(ANNA));
    desk.tell(Optional.of(BELA));
    desk.passed = Duration.ofHours(1);
    desk.send();
    assertEquals(List.of("REFUSED", "WAITING", "ACCEPTED", "WAITING", "ACCEPTED"), states());
    assertEquals(
        List.of("FACT_REFUSED " + bad + " " + ANNA + " body-invalid"),
        desk.rows("SELECT kind, subject, visit, detail FROM task"));
    assertEquals(1, desk.backend.report().parked());
    assertEquals(4, desk.server.told);
  }

  @Test
  void aFactThatIsToWaitHoldsBackItsLaneAlone() throws StoreException {
    desk.server.verdict =
        fact -> fact.get("lane").asText().equals(ANNA.toString()) ? "later" : "accepted";
    desk.tell(Optional.of(ANNA));
    desk.tell(Optional.of(BELA));
    Duration wait = desk.send();
    assertTrue(wait.compareTo(Duration.ofSeconds(2)) < 0, wait.toString());
    assertEquals(List.of("WAITING", "ACCEPTED"), states());
    desk.tell(Optional.of(BELA));
    desk.send();
    assertEquals(3, desk.server.told, "the lane of the first is left alone");
    desk.server.verdict = _ -> "accepted";
    desk.passed = Duration.ofMinutes(1);
    desk.send();
    assertEquals(List.of("ACCEPTED", "ACCEPTED", "ACCEPTED"), states());
    assertEquals(List.of(), desk.rows("SELECT * FROM lane"));
  }

  @Test
  void aFactWithoutAVerdictStaysAndIsToldAgain() throws StoreException {
    UUID first = desk.tell(Optional.of(ANNA));
    desk.tell(Optional.of(BELA));
    desk.server.verdict =
        fact -> fact.get("key").asText().equals(first.toString()) ? "" : "accepted";
    assertEquals(Duration.ZERO, desk.backend.send());
    assertTrue(desk.backend.send().isPositive(), "an answer that moves nothing is not hurried");
    assertEquals(List.of("WAITING", "ACCEPTED"), states());
    desk.server.verdict = _ -> "accepted";
    desk.passed = Duration.ofMinutes(2);
    desk.send();
    assertEquals(List.of("ACCEPTED", "ACCEPTED"), states());
  }

  @Test
  void afterAFailureTheBackendIsLeftAloneLongerEachTimeAndNothingIsMarked() throws StoreException {
    desk.tell(Optional.empty());
    desk.server.mishap = exchange -> desk.server.problem(exchange, 503, "busy");
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 9; i++) {
      Duration wait = desk.send();
      assertTrue(wait.compareTo(Backoff.CAP) <= 0, wait.toString());
      assertTrue(i > 6 || wait.compareTo(Duration.ofMillis(500L << i)) >= 0, wait.toString());
      longest = wait;
      desk.passed = desk.passed.plus(Backoff.CAP);
    }
    assertTrue(longest.compareTo(Duration.ofSeconds(30)) >= 0);
    assertEquals(9, desk.server.paths.size());
    assertEquals(List.of("WAITING"), states());
    desk.tell(Optional.empty());
    desk.server.mishap = null;
    desk.send();
    assertEquals(List.of("ACCEPTED", "ACCEPTED"), states());
  }

  @Test
  void newFactsDoNotCutAPauseShort() throws StoreException {
    desk.tell(Optional.empty());
    desk.server.mishap = exchange -> desk.server.problem(exchange, 503, "busy");
    desk.send();
    desk.tell(Optional.empty());
    desk.send();
    assertEquals(1, desk.server.paths.size());
  }

  @Test
  void theWishToBeLeftAloneIsObeyed() throws StoreException {
    desk.tell(Optional.empty());
    desk.server.mishap =
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "90");
          desk.server.problem(exchange, 429, "too-many-requests");
        };
    assertEquals(Duration.ofSeconds(90), desk.send());
  }

  @Test
  void oneFactTheBackendCannotReadDoesNotKeepTheOthers() throws StoreException {
    for (int i = 0; i < 9; i++) {
      desk.tell(Optional.of(new UUID(9, i)));
    }
    String bad = desk.rows("SELECT key FROM outbox WHERE seq = 6").getFirst();
    desk.server.verdict =
        fact -> {
          if (fact.get("key").asText().equals(bad)) {
            throw new IllegalArgumentException("bad");
          }
          return "accepted";
        };
    desk.server.refusesWhatBreaks = true;
    desk.send();
    assertEquals(
        List.of("ACCEPTED 8", "REFUSED 1"),
        desk.rows("SELECT state, count(*) FROM outbox GROUP BY state ORDER BY state"));
  }

  @Test
  void aTokenThatDoesNotCountWipesNothing() throws StoreException {
    UUID key = desk.tell(Optional.empty());
    for (int status : new int[] {401, 403}) {
      desk.server.mishap = exchange -> desk.server.problem(exchange, status, "unauthorized");
      desk.send();
      desk.bring();
      assertEquals(State.REFUSED, desk.backend.connection().state());
      desk.passed = desk.passed.plus(Duration.ofMinutes(5));
    }
    desk.server.mishap = null;
    desk.restart();
    desk.send();
    assertTrue(desk.server.facts.containsKey(key.toString()));
  }

  @Test
  void acceptedFactsGoAfterSomeDays() throws StoreException {
    desk.tell(Optional.empty());
    desk.send();
    desk.passed = Duration.ofDays(6);
    desk.send();
    assertEquals(1, states().size());
    desk.passed = Duration.ofDays(8);
    desk.send();
    assertEquals(List.of(), states());
  }

  @Test
  void factsCarryTheOffsetOfTheirTelling() throws StoreException {
    desk.server.ahead = Duration.ofSeconds(40);
    desk.tell(Optional.empty());
    desk.send();
    desk.tell(Optional.empty());
    desk.send();
    List<Long> offsets =
        desk.server.facts.values().stream().map(f -> f.get("offsetMillis").asLong()).toList();
    assertEquals(0, offsets.get(0));
    assertEquals(40, (offsets.get(1) + 500) / 1000);
  }
}
