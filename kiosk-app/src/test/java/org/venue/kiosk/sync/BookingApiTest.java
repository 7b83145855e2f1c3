package org.venue.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.venue.kiosk.wire.FactBatch;
import org.venue.kiosk.wire.FeedItem;
import org.venue.kiosk.wire.Page;
import org.venue.kiosk.wire.Redeeming;
import org.venue.kiosk.wire.Verdicts;

/// What may come back over a venue's network, and what is made of it.
class BookingApiTest {
  private static final UUID KEY = UUID.fromString("01990000-0000-7000-8000-000000000001");
  private static final String EMPTY = "{\"cursor\":\"c\",\"more\":false,\"left\":0,\"items\":[]}";

  private final FakeBackend server = new FakeBackend();
  private Optional<String> token = Optional.of("good");

  @AfterEach
  void close() {
    server.close();
  }

  private BookingApi api(String url, Duration patience) {
    return new BookingApi(
        new BookingApi.Line(url, "", patience, BookingApi.Wire.NETWORK),
        () -> token,
        InstantSource.system(),
        System::nanoTime,
        (_, _, _) -> {});
  }

  private Answer<Page<FeedItem.Tariff>> tariffs() {
    try (BookingApi api = api(server.url(), Duration.ofSeconds(2))) {
      return api.feed("tariffs", FeedItem.Tariff.class, Optional.empty(), 10).answer().get();
    }
  }

  private String nonsense() {
    Answer.Nonsense<?> nonsense = assertInstanceOf(Answer.Nonsense.class, tariffs());
    return nonsense.why();
  }

  private static FactBatch one() {
    return new FactBatch(
        List.of(
            new FactBatch.Told(
                KEY,
                "terminal",
                "HelpCalled",
                Instant.EPOCH,
                Optional.of(Duration.ofMillis(-40)),
                Optional.empty(),
                "{\"where\":\"Menu\"}")));
  }

  private Answer<Verdicts> tell() {
    try (BookingApi api = api(server.url(), Duration.ofSeconds(2))) {
      return api.tell(one());
    }
  }

  @Test
  void anAnswerAsAgreedIsGood() {
    server.feeds.put(
        "tariffs",
        List.of(
            "{\"id\":\"a\",\"nameZh\":\"泳\",\"nameEn\":\"s\",\"fen\":1,\"removed\":false,\"new\":1}"));
    var good = assertInstanceOf(Answer.Good.class, tariffs());
    assertEquals(1, ((Page<?>) good.value()).items().size());
    assertEquals(List.of("GET /v1/feeds/tariffs?limit=10"), server.paths);
  }

  @Test
  void aFactGoesOutAsTheContractSays() throws Exception {
    assertInstanceOf(Answer.Good.class, tell());
    assertEquals(
        FakeBackend.JSON.readTree(
            """
            {"key":"01990000-0000-7000-8000-000000000001","lane":"terminal","kind":"HelpCalled",
             "at":"1970-01-01T00:00:00.000Z","offsetMillis":-40,"visit":null,
             "body":{"where":"Menu"}}
            """),
        server.facts.get(KEY.toString()));
  }

  @Test
  void aWrongTokenIsAProblemAndNothingElse() {
    token = Optional.of("bad");
    var problem = assertInstanceOf(Answer.Problem.class, tariffs());
    assertEquals(401, problem.status());
    assertTrue(problem.refusesToken());
  }

  @Test
  void aPortalsPageIsNonsense() {
    server.mishap =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, 6);
          exchange.getResponseBody().write("<html>".getBytes());
        };
    assertTrue(nonsense().contains("Venue-Time"));
  }

  @Test
  void anAnswerWithoutVenueTimeIsNonsenseWhateverItSays() {
    server.mishap =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, EMPTY.length());
          exchange.getResponseBody().write(EMPTY.getBytes());
        };
    assertTrue(nonsense().contains("Venue-Time"));
  }

  @Test
  void aRedirectIsNeverFollowed() {
    server.mishap =
        exchange -> {
          exchange.getResponseHeaders().set("Location", server.url() + "/v1/other");
          server.send(exchange, 307, "application/json", EMPTY);
        };
    assertEquals("an answer 307", nonsense());
    assertEquals(1, server.paths.size());
    nothingIsToldTwice();
  }

  private void nothingIsToldTwice() {
    server.paths.clear();
    tell();
    assertEquals(List.of("POST /v1/facts"), server.paths);
  }

  @Test
  void htmlInsteadOfJsonIsNonsense() {
    server.mishap = exchange -> server.send(exchange, 200, "text/html; charset=utf-8", "<html>");
    assertTrue(nonsense().contains("text/html"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"cursor\":\"c\",\"more\":fal",
        "",
        "null",
        "[]",
        "{\"more\":false,\"left\":0,\"items\":[]}",
        "{\"cursor\":\"c\",\"left\":0,\"items\":[]}",
        "{\"cursor\":\"c\",\"more\":false,\"left\":-1,\"items\":[]}",
        "{\"cursor\":\"c\",\"more\":false,\"left\":\"0\",\"items\":[]}",
        "{\"cursor\":\"c\",\"more\":false,\"left\":0,\"items\":[{\"id\":\"a\"}]}",
        "{\"cursor\":\"c\",\"more\":false,\"left\":0,\"items\":[null]}",
        "{\"cursor\":\"c\",\"more\":false,\"left\":0,\"items\":[]} trailing"
      })
  void aBodyThatIsNoPageIsNonsense(String body) {
    server.mishap = exchange -> server.send(exchange, 200, "application/json", body);
    nonsense();
  }

  @Test
  void halfABodyIsNonsenseOrSilenceAndNeverGood() {
    server.mishap =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.getResponseHeaders().set("Venue-Time", Instant.now().toString());
          exchange.sendResponseHeaders(200, EMPTY.length());
          exchange.getResponseBody().write(EMPTY.substring(0, 20).getBytes());
          exchange.getResponseBody().flush();
        };
    assertTrue(!(tariffs() instanceof Answer.Good));
  }

  @Test
  void anAnswerWithoutEndIsNotRead() {
    server.mishap =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.getResponseHeaders().set("Venue-Time", Instant.now().toString());
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[1 << 16];
          for (long sent = 0; sent <= BookingApi.LONGEST * 2; sent += block.length) {
            exchange.getResponseBody().write(block);
          }
        };
    assertTrue(nonsense().contains("longer"));
  }

  @Test
  void verdictsOnFactsNobodyToldAreNonsense() {
    server.mishap =
        exchange ->
            server.good(
                exchange,
                "{\"verdicts\":[{\"key\":\"%s\",\"verdict\":\"accepted\"}]}"
                    .formatted(new UUID(1, 2)));
    assertInstanceOf(Answer.Nonsense.class, tell());
  }

  @Test
  void aProblemSaysHowLongToWait() {
    server.mishap =
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "7");
          server.problem(exchange, 429, "too-many-requests");
        };
    var problem = assertInstanceOf(Answer.Problem.class, tell());
    assertEquals(Optional.of(Duration.ofSeconds(7)), problem.retryAfter());
  }

  @Test
  void nobodyThereIsSilence() {
    try (BookingApi api = api("http://127.0.0.1:1", Duration.ofSeconds(2))) {
      assertInstanceOf(Answer.Silence.class, api.tell(one()));
    }
  }

  @Test
  void aStalledRedemptionIsSilenceAtItsDeadline() {
    server.mishap = _ -> pause();
    var question = new Redeeming(KEY, "T", 1, 1, Instant.EPOCH, KEY);
    try (BookingApi api = api(server.url(), Duration.ofSeconds(10))) {
      long begun = System.nanoTime();
      assertInstanceOf(Answer.Silence.class, api.redeem(question, Duration.ofMillis(300)));
      assertTrue(System.nanoTime() - begun < Duration.ofMillis(900).toNanos());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1500);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void somebodyWithinTheProcessMayAnswer() {
    BookingApi.Near near =
        (method, target, authorization, body) -> {
          assertEquals("GET /v1/feeds/tariffs?limit=5&after=x%26y", method + " " + target);
          assertEquals(Optional.of("Bearer good"), authorization);
          assertEquals(0, body.length);
          return new BookingApi.Near.Reply(
              200,
              Map.of("Content-Type", "application/json", "Venue-Time", "2026-05-04T08:00:00.000Z"),
              EMPTY.getBytes());
        };
    try (BookingApi api =
        new BookingApi(
            new BookingApi.Line(
                URI.create("http://localhost").toString(),
                "",
                Duration.ofSeconds(1),
                BookingApi.Wire.to(near)),
            () -> token,
            InstantSource.system(),
            System::nanoTime,
            (_, _, _) -> {})) {
      var answer = api.feed("tariffs", FeedItem.Tariff.class, Optional.of("x&y"), 5).answer().get();
      var good = assertInstanceOf(Answer.Good.class, answer);
      assertEquals(Instant.parse("2026-05-04T08:00:00Z"), good.venueTime());
    }
  }
}
